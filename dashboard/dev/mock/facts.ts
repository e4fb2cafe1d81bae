import type { FactView } from '@wafaa/contracts';

type ItemView = Extract<FactView, { kind: 'item' }>;
const MENU = { id: 'src_menu', name: 'قائمة بيت الواحة 2026.pdf' };
const RULES = { id: 'src_policies', name: 'policies-and-hours.docx' };
const MANUAL = { id: 'src_manual', name: 'Manual' };

const sections = {
  starters: { en: 'Starters', ar: 'المقبلات' },
  mains: { en: 'Mains', ar: 'الأطباق الرئيسية' },
  sweets: { en: 'Desserts', ar: 'الحلويات' },
  drinks: { en: 'Drinks', ar: 'المشروبات' },
} as const;

const of = (source: typeof MENU, page: number | null): FactView['source'] => ({ ...source, page, manual: false, from: null });
const byHand = (from: typeof MENU | null): FactView['source'] => ({ ...MANUAL, page: null, manual: true, from });
const READ = { foundBy: ['rules'] as ('rules' | 'model' | 'person')[], confidence: 0.9 };
const sar = (amount: number) => ({ minor: Math.round(amount * 100), currency: 'SAR' });

function item(
  at: number,
  name: { en: string | null; ar: string | null },
  section: keyof typeof sections,
  price: number | null,
  page: number,
  { fields, ...extra }: Partial<Omit<ItemView, 'fields'>> & { fields?: Partial<ItemView['fields']> } = {},
): ItemView {
  return {
    ...{ id: `itm_${at}`, kind: 'item', state: 'proposed', statuses: ['proposed'] },
    ...{
      foundBy: ['rules'],
      confidence: 0.92,
      source: of(MENU, page),
      quote: `${name.ar ?? ''} ........ ${price ?? ''}\n${name.en ?? ''}`,
      documentSays: null,
    },
    fields: {
      ...{ name, section: sections[section], description: { en: null, ar: null }, aliases: [] },
      ...{ price: price === null ? null : sar(price), variants: [], calories: null, dietTags: [], allergens: [] },
      ...{ allergensConfirmed: false, available: true, validFrom: null, validTo: null, soldOutOn: null },
      ...fields,
    },
    ...extra,
  };
}

const confirmed = { state: 'confirmed', statuses: ['confirmed'] } as const satisfies Partial<ItemView>;

export function makeFacts(today: string): FactView[] {
  return [
    item(1, { en: 'Hummus with tahini', ar: 'حمص بالطحينة' }, 'starters', 18, 2, {
      ...{ state: 'confirmed', statuses: ['confirmed'] },
      fields: { dietTags: ['vegan', 'gluten_free'], allergens: ['sesame'], allergensConfirmed: true },
    }),
    item(2, { en: 'Mutabbal', ar: 'متبل' }, 'starters', 19, 2, { fields: { dietTags: ['vegan'], allergens: ['sesame'] } }),
    item(3, { en: 'Tabbouleh', ar: 'تبولة' }, 'starters', 22, 2, { fields: { dietTags: ['vegan'], allergens: ['gluten'] } }),
    item(4, { en: 'Lentil soup', ar: 'شوربة عدس' }, 'starters', 15, 3, {
      ...{ state: 'confirmed', statuses: ['confirmed', 'edited', 'contradicting'], source: byHand(MENU) },
      documentSays: { price: sar(16) },
      fields: { dietTags: ['vegan', 'gluten_free'] },
    }),
    item(5, { en: 'Lamb kabsa', ar: 'كبسة لحم' }, 'mains', null, 4, {
      ...confirmed,
      fields: {
        ...{ dietTags: ['halal'], allergens: ['nuts'], allergensConfirmed: true },
        variants: [
          { name: { en: 'Half', ar: 'نصف' }, price: sar(38) },
          { name: { en: 'Full', ar: 'كامل' }, price: sar(62) },
          { name: { en: 'Extra nuts', ar: 'مكسرات إضافية' }, price: sar(6), addOn: true },
        ],
      },
    }),
    item(6, { en: 'Lamb mandi', ar: 'مندي لحم' }, 'mains', 58, 4, { ...confirmed, statuses: ['confirmed', 'contradicting'] }),
    item(7, { en: 'Grilled hammour with saffron rice', ar: 'هامور مشوي مع رز بالزعفران' }, 'mains', 84, 5, {
      fields: { dietTags: ['halal'], allergens: ['fish', 'milk'], soldOutOn: today },
    }),
    item(8, { en: null, ar: 'جريش بالسمن البري' }, 'mains', 34, 5, { fields: { allergens: ['gluten', 'milk'] } }),
    item(9, { en: 'Umm Ali', ar: 'أم علي' }, 'sweets', 24, 6, {
      fields: { dietTags: ['vegetarian'], allergens: ['milk', 'nuts', 'gluten'] },
    }),
    item(10, { en: 'Ramadan date cake', ar: 'كيكة التمر الرمضانية' }, 'sweets', 26, 6, {
      ...{ state: 'confirmed', statuses: ['confirmed', 'expired'] },
      fields: { dietTags: ['vegetarian'], allergens: ['eggs', 'milk'], validFrom: '2026-02-18', validTo: '2026-03-19' },
    }),
    item(11, { en: 'Saudi coffee (pot)', ar: 'دلة قهوة سعودية' }, 'drinks', 35, 7, { fields: { dietTags: ['vegan'], available: false } }),
    item(12, { en: 'Seasonal juice', ar: 'عصير الموسم' }, 'drinks', null, 7, { fields: { dietTags: ['vegan', 'sugar_free'] } }),
    item(13, { en: 'Pepsi 1 litre', ar: 'ببسي لتر' }, 'drinks', 9, 7, { state: 'expired', statuses: ['rejected'] }),
    {
      ...{ id: 'hrs_1', kind: 'hours', state: 'confirmed', statuses: ['confirmed'], source: of(RULES, 1), documentSays: null, ...READ },
      quote: 'من الأحد إلى الخميس ٩ صباحًا – ١١ مساءً',
      fields: {
        branchName: null,
        weekdays: [0, 1, 2, 3, 4],
        opens: '09:00',
        closes: '23:00',
        season: null,
        validFrom: null,
        validTo: null,
      },
    },
    {
      ...{ id: 'hrs_2', kind: 'hours', state: 'proposed', statuses: ['proposed'], source: of(RULES, 1), documentSays: null, ...READ },
      quote: 'الجمعة ١:٣٠ ظهرًا – ١ صباحًا',
      fields: { branchName: 'فرع العليا', weekdays: [5], opens: '13:30', closes: '01:00', season: null, validFrom: null, validTo: null },
    },
    {
      ...{ id: 'hrs_3', kind: 'hours', state: 'proposed', statuses: ['proposed'], source: of(RULES, 2), documentSays: null, ...READ },
      quote: 'رمضان: من المغرب إلى الفجر',
      fields: {
        ...{ branchName: null, weekdays: [0, 1, 2, 3, 4, 5, 6], opens: 'maghrib', closes: 'fajr', season: 'ramadan' },
        ...{ validFrom: '2027-02-08', validTo: '2027-03-08' },
      },
    },
    {
      ...{
        id: 'hrs_4',
        kind: 'hours',
        state: 'confirmed',
        statuses: ['confirmed'],
        source: byHand(null),
        quote: '',
        documentSays: null,
        ...READ,
      },
      fields: { branchName: null, weekdays: [6], opens: null, closes: null, season: 'national_day', validFrom: null, validTo: null },
    },
    {
      ...{ id: 'pol_1', kind: 'policy', state: 'proposed', statuses: ['proposed'], source: of(RULES, 2), documentSays: null, ...READ },
      quote: 'Delivery within 7 km costs 15 SAR. Orders from 120 SAR are delivered free.',
      fields: {
        ...{ topic: 'delivery_fee', amount: sar(15), validFrom: null, validTo: null },
        text: {
          en: 'Delivery within 7 km costs 15 SAR. Orders from 120 SAR are delivered free.',
          ar: 'رسوم التوصيل ضمن ٧ كم ١٥ ريالًا، والطلبات من ١٢٠ ريالًا توصيلها مجاني.',
        },
      },
    },
    {
      ...{
        id: 'pol_2',
        kind: 'policy',
        state: 'confirmed',
        statuses: ['confirmed'],
        source: byHand(null),
        quote: '',
        documentSays: null,
        ...READ,
      },
      fields: {
        ...{ topic: 'contact', amount: null, validFrom: null, validTo: null },
        text: { en: 'Call or write to +966 11 234 0001.', ar: 'اتصل أو راسلنا على ‎+966 11 234 0001.' },
      },
    },
    {
      ...{
        id: 'brn_1',
        kind: 'branch',
        state: 'confirmed',
        statuses: ['confirmed'],
        source: of(RULES, 1),
        quote: '',
        documentSays: null,
        ...READ,
      },
      fields: {
        name: { en: 'Olaya', ar: 'العليا' },
        address: { en: 'King Fahd Road, beside the tower', ar: 'طريق الملك فهد، بجوار البرج' },
        city: { en: 'Riyadh', ar: 'الرياض' },
        ...{ phone: '+966112340001', mapUrl: null, timeZone: null },
      },
    },
  ];
}

/** As many rows as a large shop has. */
export function makeManyFacts(today: string): FactView[] {
  const few = makeFacts(today).filter((fact): fact is ItemView => fact.kind === 'item');
  return Array.from({ length: 2_400 }, (_, at) => {
    const fact = few[at % few.length] ?? few[0];
    const number = Math.floor(at / few.length) + 1;
    const name = { en: fact?.fields.name.en ? `${fact.fields.name.en} ${number}` : null, ar: `${fact?.fields.name.ar} ${number}` };
    return { ...fact, id: `itm_${at + 100}`, fields: { ...fact?.fields, name } } as ItemView;
  });
}
