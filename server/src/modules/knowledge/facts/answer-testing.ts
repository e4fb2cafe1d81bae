import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Allergen, BranchFact, DietTag, FactSet, HoursFact, ItemFact, PolicyFact, SourceSpan } from './types.ts';

/** Makers of test data; never imported by the product. */
const span: SourceSpan = { sourceId: 'src_menu', documentId: 'doc_menu', page: 1, start: 0, end: 1 };

export function makeItem(
  id: string,
  en: string | null,
  ar: string | null,
  priceMinor: number | null,
  more: Partial<ItemFact> = {},
): ItemFact {
  return {
    ...{ id, name: { en, ar }, section: { en: 'Mains', ar: 'الأطباق الرئيسية' }, description: { en: null, ar: null }, aliases: [] },
    ...{
      price: priceMinor === null ? null : { minor: priceMinor, currency: 'SAR' },
      variants: [],
      calories: null,
      dietTags: [],
      allergens: [],
    },
    ...{ allergensConfirmed: false, available: true, state: 'proposed' as const, span, ...more },
  };
}

export function makeHours(
  id: string,
  weekdays: number[],
  opens: string | null,
  closes: string | null,
  more: Partial<HoursFact> = {},
): HoursFact {
  return {
    id,
    branchId: null,
    branchName: null,
    weekdays,
    opens,
    closes,
    season: null,
    validFrom: null,
    validTo: null,
    state: 'proposed',
    span,
    ...more,
  };
}

export function makePolicy(
  id: string,
  topic: PolicyFact['topic'],
  en: string | null,
  ar: string | null,
  amountMinor: number | null = null,
): PolicyFact {
  return {
    id,
    topic,
    text: { en, ar },
    amount: amountMinor === null ? null : { minor: amountMinor, currency: 'SAR' },
    state: 'proposed',
    span,
  };
}

export function makeBranch(id: string, en: string, ar: string, more: Partial<BranchFact> = {}): BranchFact {
  return {
    ...{ id, name: { en, ar }, address: { en: `${en} Street 4, Riyadh`, ar: `شارع ${ar}، الرياض` }, city: { en: 'Riyadh', ar: 'الرياض' } },
    ...{ phone: '+966112340001', mapUrl: null, state: 'proposed' as const, span, ...more },
  };
}

/** A small Riyadh restaurant with the awkward cases in it: shared words, sizes, a missing price, an item that is off, one name only. */
export function makeFacts(): FactSet {
  const starters = { section: { en: 'Starters', ar: 'المقبلات' } };
  const drinks = { section: { en: 'Drinks', ar: 'المشروبات' } };
  const sweets = { section: { en: 'Desserts', ar: 'الحلويات' } };
  const vegan: DietTag[] = ['vegan'];
  return {
    items: [
      makeItem('itm_hummus', 'Hummus', 'حمص', 2200, {
        ...starters,
        dietTags: ['vegan', 'gluten_free'],
        allergens: ['sesame'],
        allergensConfirmed: true,
        calories: 310,
        description: { en: 'Chickpeas, tahini, lemon', ar: 'حمص وطحينة وليمون' },
      }),
      makeItem('itm_hummus_lamb', 'Hummus with Lamb', 'حمص باللحم', 3400, starters),
      makeItem('itm_tabbouleh', 'Tabbouleh', 'تبولة', 2300, { ...starters, dietTags: vegan }),
      makeItem('itm_halloumi', 'Grilled Halloumi', 'حلوم مشوي', 3200, {
        ...starters,
        dietTags: ['vegetarian'],
        allergens: ['milk'],
        allergensConfirmed: true,
      }),
      makeItem('itm_falafel', 'Falafel (6 pieces)', 'فلافل', 2000, { ...starters, dietTags: vegan, available: false }),
      makeItem('itm_chicken_kabsa', 'Chicken Kabsa', 'كبسة دجاج', 4200, {
        description: { en: 'Rice, chicken, spices', ar: 'أرز ودجاج وبهارات' },
      }),
      makeItem('itm_lamb_kabsa', 'Lamb Kabsa', 'كبسة لحم', 6800),
      makeItem('itm_mandi', 'Lamb Mandi', 'مندي لحم', 7200, { aliases: ['mandy'] }),
      makeItem('itm_fish', 'Catch of the Day', 'سمك اليوم', null),
      makeItem('itm_kunafa', 'Cheese Kunafa', 'كنافة بالجبن', 2850, {
        ...sweets,
        dietTags: ['vegetarian'],
        allergens: ['milk', 'gluten'],
        allergensConfirmed: false,
      }),
      makeItem('itm_dates', null, 'تمر سكري', 1800, { ...sweets, dietTags: vegan }),
      makeItem('itm_latte', 'Latte', 'لاتيه', null, {
        ...drinks,
        dietTags: ['vegetarian'],
        variants: [
          { name: { en: 'Small', ar: 'صغير' }, price: { minor: 1400, currency: 'SAR' } },
          { name: { en: 'Large', ar: 'كبير' }, price: { minor: 2000, currency: 'SAR' } },
        ],
      }),
      makeItem('itm_water', 'Water', 'ماء', 350, { ...drinks, dietTags: vegan }),
      makeItem('itm_old', 'Winter Soup', 'شوربة الشتاء', 1500, { state: 'expired' }),
    ],
    branches: [makeBranch('brn_olaya', 'Olaya', 'العليا'), makeBranch('brn_malqa', 'Malqa', 'الملقا', { phone: '+966112340002' })],
    hours: [
      makeHours('hrs_week', [0, 1, 2, 3, 4], '12:00', '00:00'),
      makeHours('hrs_weekend', [5, 6], '13:00', '01:30'),
      makeHours('hrs_ramadan', [0, 1, 2, 3, 4, 5, 6], '17:00', '03:00', {
        season: 'Ramadan',
        validFrom: '2027-02-08',
        validTo: '2027-03-09',
      }),
    ],
    policies: [
      makePolicy('pol_area', 'delivery_area', 'We deliver inside Riyadh only.', 'نوصل داخل الرياض فقط.'),
      makePolicy('pol_fee', 'delivery_fee', 'Delivery costs 15 SAR.', 'رسوم التوصيل 15 ر.س.', 1500),
      makePolicy('pol_minimum', 'minimum_order', 'The minimum order for delivery is 60 SAR.', 'الحد الأدنى لطلبات التوصيل 60 ر.س.', 6000),
      makePolicy('pol_payment', 'payment', 'We accept cash, mada and Apple Pay.', 'نقبل النقد ومدى وآبل باي.'),
      makePolicy('pol_cancel', 'cancellation', 'You may cancel within 5 minutes.', 'يمكن الإلغاء خلال 5 دقائق.'),
    ],
  };
}

export const DEMO_SLUGS = ['bayt-alwaha', 'qahwa-corner', 'layla-atelier'] as const;
export type DemoSlug = (typeof DEMO_SLUGS)[number];

export interface DemoQuestion {
  id: string;
  question: string;
  language: string;
  expects: 'facts' | 'passage' | 'refuse' | 'handoff';
  mustContain: string[];
  mustNotContain: string[];
}

interface DemoItem {
  en: string | null;
  ar: string | null;
  section: string;
  sectionAr: string | null;
  priceMinor: number;
  currency: string;
  calories: number | null;
  diet: DietTag[];
  allergens: Allergen[];
  available: boolean;
  sizes?: { label: string; priceMinor: number }[];
  colours?: string[];
}
interface DemoTruth {
  hours: (Pick<HoursFact, 'weekdays' | 'opens' | 'closes' | 'season' | 'validFrom' | 'validTo'> & { branch: string | null })[];
  branches: { en: string; ar: string; address: BranchFact['address']; city: BranchFact['city']; phone: string | null }[];
  policies: { topic: PolicyFact['topic']; text: PolicyFact['text']; amountMinor: number | null; currency: string | null }[];
}

const DEMO = path.resolve(import.meta.dirname, '../../../../../sim/demo');
const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(DEMO, file), 'utf8')) as T;

/** A demo tenant's rows as its files really say, and the questions that are asked of them. */
export function readDemo(slug: DemoSlug) {
  const tenant = read<{ name: { en: string; ar: string }; currency: string; timeZone: string; defaultLanguage: 'en' | 'ar'; kind: string }>(
    `${slug}/tenant.json`,
  );
  const { items } = read<{ items: DemoItem[] }>(`${slug}/expected.json`);
  const truth = read<DemoTruth>(`source/${slug}/ground-truth.json`);
  const branches = truth.branches.map((branch, at) => ({
    ...makeBranch(`brn_${at}`, branch.en, branch.ar, { address: branch.address, city: branch.city, phone: branch.phone }),
  }));
  const facts: FactSet = {
    branches,
    items: items.map((item, at) =>
      makeItem(`itm_${at}`, item.en, item.ar, null, {
        section: { en: item.section, ar: item.sectionAr },
        description: { en: item.colours?.join(', ') ?? null, ar: null },
        price: { minor: item.priceMinor, currency: item.currency },
        variants: (item.sizes ?? []).map((size) => ({
          name: { en: size.label, ar: null },
          price: { minor: size.priceMinor, currency: item.currency },
        })),
        ...{ calories: item.calories, dietTags: item.diet, allergens: item.allergens, allergensConfirmed: true, available: item.available },
      }),
    ),
    hours: truth.hours.map(({ branch, ...hours }, at) => ({
      ...makeHours(`hrs_${at}`, hours.weekdays, hours.opens, hours.closes, hours),
      ...{ branchName: branch, branchId: branches.find((entry) => entry.name.en === branch)?.id ?? null },
    })),
    policies: truth.policies.map((policy, at) => ({
      ...makePolicy(`pol_${at}`, policy.topic, policy.text.en, policy.text.ar),
      amount: policy.amountMinor === null ? null : { minor: policy.amountMinor, currency: policy.currency ?? tenant.currency },
    })),
  };
  return { tenant, facts, questions: read<DemoQuestion[]>(`${slug}/questions.json`) };
}
