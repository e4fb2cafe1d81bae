import { pick, renderPrice } from '../../server/src/modules/knowledge/facts/render-items.ts';
import { decimalsOf } from '../../server/src/modules/knowledge/facts/render-money.ts';
import type { DietTag, ItemFact } from '../../server/src/modules/knowledge/facts/types.ts';
import { all, type Case, listsExactly, says } from './judge.ts';
import type { Tenant } from './load-tenants.ts';
import type { Tongue } from './spoken.ts';

type Forms = readonly (readonly [tongue: Tongue, question: string])[];

const VEGAN: Forms = [
  ['en', 'What vegan dishes do you have?'],
  ['en', 'do you have anything vegan'],
  ['en', 'show me all your vegan options'],
  ['en', "I'm vegan, what can I eat at your place?"],
  ['en', 'which items on the menu are vegan?'],
  ['en', 'any vegan food?'],
  ['msa', 'ما هي الأطباق النباتية الصرفة لديكم؟'],
  ['msa', 'هل لديكم أطباق نباتية صرفة؟'],
  ['gulf', 'وش عندكم أكل نباتي صرف؟'],
  ['gulf', 'ابي اكل فيجن شنو عندكم'],
  ['gulf', 'عندكم شي فيجن؟'],
  ['egypt', 'عندكم أكل نباتي صرف إيه؟'],
  ['egypt', 'انا فيجن ممكن آكل ايه عندكم'],
  ['egypt', 'في عندكو اكل صيامي؟'],
  ['levant', 'شو عندكن أكل فيغان؟'],
  ['levant', 'شو في عندكم نباتي صرف'],
  ['arabizi', 'sho 3andkom akl vegan'],
  ['arabizi', 'wesh 3ndkm vegan'],
  ['arabizi', '3andoko akl vegan eh?'],
];
const VEGETARIAN: Forms = [
  ['en', 'What vegetarian dishes do you have?'],
  ['en', 'veggie options please'],
  ['msa', 'ما الأطباق النباتية لديكم؟'],
  ['gulf', 'وش عندكم أكل نباتي؟'],
  ['egypt', 'عندكم ايه نباتي؟'],
  ['levant', 'شو في أكلات نباتية عندكم؟'],
  ['arabizi', 'shu 3andkom akl nabati'],
];
const GLUTEN_FREE: Forms = [
  ['en', 'What gluten-free dishes do you have?'],
  ['gulf', 'وش عندكم بدون جلوتين؟'],
  ['egypt', 'ايه الاكل اللي خالي من الجلوتين عندكم'],
];
const SPICY: Forms = [
  ['en', 'which dishes are spicy?'],
  ['gulf', 'وش الاطباق الحارة عندكم'],
];
const UNDER: Forms = [
  ['en', 'what do you have under {n}?'],
  ['en', 'What dishes are less than {n} {currency}?'],
  ['en', 'anything below {n}'],
  ['msa', 'ماذا لديكم بأقل من {n}؟'],
  ['gulf', 'وش عندكم تحت {n} ريال'],
  ['egypt', 'عندكم ايه اقل من {n}؟'],
  ['levant', 'شو في عندكم أقل من {n}'],
  ['arabizi', 'shu 3andkom a2al mn {n}'],
];
const WITHIN: Forms = [
  ['en', 'what can I get for {n}?'],
  ['en', 'I have {n} {currency}, what can I order?'],
  ['en', 'what can i eat with {n} {currency}'],
  ['msa', 'ماذا يمكنني أن أطلب بـ {n} ريال؟'],
  ['gulf', 'معي {n} ريال وش اقدر اطلب'],
  ['egypt', 'معايا {n} اقدر اجيب ايه'],
  ['levant', 'معي {n} شو فيني اطلب'],
];
const TWO_PEOPLE: Forms = [
  ['en', 'dinner for two people under {n}'],
  ['en', 'we are two, what can we eat for less than {n} {currency}'],
  ['gulf', 'عشاء لشخصين تحت {n} ريال'],
  ['egypt', 'احنا اتنين عايزين ناكل بأقل من {n}'],
];
const VEGAN_UNDER: Forms = [
  ['en', 'vegan dishes under {n}'],
  ['en', 'What vegan food do you have for less than {n}?'],
  ['gulf', 'وش عندكم فيجن تحت {n}'],
  ['arabizi', 'vegan a2al mn {n}'],
];
const CALORIES: Forms = [
  ['en', 'what do you have under {k} calories?'],
  ['en', 'dishes with less than {k} kcal'],
  ['msa', 'ما الأطباق التي تحتوي على أقل من {k} سعرة حرارية؟'],
  ['gulf', 'وش عندكم اقل من {k} سعرة'],
  ['egypt', 'ايه الاكل اللي تحت {k} سعرة'],
];
const CHEAPEST: Forms = [
  ['en', 'what is the cheapest {section}?'],
  ['en', 'cheapest {section} you have'],
  ['gulf', 'وش ارخص {sectionAr} عندكم'],
  ['egypt', 'ايه ارخص {sectionAr}'],
];
const DEAREST: Forms = [
  ['en', "what's the most expensive {section}?"],
  ['msa', 'ما أغلى {sectionAr} لديكم؟'],
  ['levant', 'شو أغلى {sectionAr} عندكم'],
];

const SECTIONS: readonly { en: string; ar: string; of: RegExp }[] = [
  { en: 'dessert', ar: 'حلى', of: /dessert|sweet|حلويات/i },
  { en: 'starter', ar: 'مقبلات', of: /starter|mezze|مقبلات/i },
  { en: 'main dish', ar: 'طبق رئيسي', of: /mains|saudi special|grills|stews|seafood|الرئيسية/i },
  { en: 'salad', ar: 'سلطة', of: /salad|سلطات/i },
  { en: 'soup', ar: 'شوربة', of: /soup|شوربات/i },
  { en: 'abaya', ar: 'عباية', of: /abaya/i },
  { en: 'dress', ar: 'فستان', of: /dresses/i },
];

const has = (tag: DietTag) => (item: ItemFact) =>
  item.available && (item.dietTags.includes(tag) || (tag === 'vegetarian' && item.dietTags.includes('vegan')));
const lowest = (item: ItemFact): number | null => {
  const sizes = item.variants.filter((variant) => !variant.addOn).flatMap((variant) => variant.price?.minor ?? []);
  const prices = [...sizes, ...(item.price ? [item.price.minor] : [])];
  return prices.length > 0 ? Math.min(...prices) : null;
};
const upTo = (limit: number, below: boolean) => (item: ItemFact) => {
  const price = lowest(item);
  return item.available && price !== null && (below ? price < limit : price <= limit);
};

/** Lists of every kind: each must be complete and hold nothing else. */
export function listCases(tenant: Tenant): Case[] {
  const { facts, currency } = tenant;
  const unit = 10 ** decimalsOf(currency);
  const prices = facts.items.flatMap((item) => lowest(item) ?? []).toSorted((one, other) => one - other);
  const budgets = [0.15, 0.45].map((share) => Math.ceil((prices[Math.floor(prices.length * share)] ?? unit) / unit / 5) * 5);
  const make = (family: string, forms: Forms, expected: readonly ItemFact[], words: Record<string, string> = {}): Case[] =>
    forms.map(([tongue, form]) => {
      const question = Object.entries({ currency, ...words }).reduce((text, [slot, word]) => text.replaceAll(`{${slot}}`, word), form);
      return { tenant, family, tongue, question, judge: listsExactly(expected) };
    });
  const cases = [
    ...make('list vegan', VEGAN, facts.items.filter(has('vegan'))),
    ...make('list vegetarian', VEGETARIAN, facts.items.filter(has('vegetarian'))),
    ...make('list gluten-free', GLUTEN_FREE, facts.items.filter(has('gluten_free'))),
    ...make('list spicy', SPICY, facts.items.filter(has('spicy'))),
    ...budgets.flatMap((n) => [
      ...make('list under', UNDER, facts.items.filter(upTo(n * unit, true)), { n: String(n) }),
      ...make('list within', WITHIN, facts.items.filter(upTo(n * unit, false)), { n: String(n) }),
      ...make(
        'list vegan under',
        VEGAN_UNDER,
        facts.items.filter((item) => has('vegan')(item) && upTo(n * unit, true)(item)),
        { n: String(n) },
      ),
    ]),
  ];
  if (tenant.kind === 'food') cases.push(...twoPeople(tenant, unit, make));
  const counted = facts.items.filter((item) => item.calories !== null);
  if (counted.length > 3)
    for (const k of [200, 500])
      cases.push(
        ...make(
          'list calories',
          CALORIES,
          counted.filter((item) => item.available && (item.calories ?? 0) < k),
          { k: String(k) },
        ),
      );
  for (const { en, ar, of } of SECTIONS) {
    const members = facts.items.filter(
      (item) => of.test(`${item.section.en ?? ''} ${item.section.ar ?? ''}`) && item.available && lowest(item) !== null,
    );
    if (members.length === 0) continue;
    const edge = (choose: (...values: number[]) => number) => {
      const price = choose(...members.map((item) => lowest(item) ?? 0));
      return members.filter((item) => lowest(item) === price);
    };
    cases.push(
      ...make('cheapest of section', CHEAPEST, edge(Math.min), { section: en, sectionAr: ar }),
      ...make('dearest of section', DEAREST, edge(Math.max), { section: en, sectionAr: ar }),
    );
  }
  return cases;
}

function twoPeople(
  tenant: Tenant,
  unit: number,
  make: (family: string, forms: Forms, expected: readonly ItemFact[], words?: Record<string, string>) => Case[],
): Case[] {
  return make(
    'list for two',
    TWO_PEOPLE,
    tenant.facts.items.filter((item) => item.available && lowest(item) !== null && (lowest(item) ?? 0) < 50 * unit),
    { n: '100' },
  );
}

const CHEAPER: Forms = [
  ['en', 'which is cheaper, {a} or {b}?'],
  ['msa', 'أيهما أرخص {aAr} أم {bAr}؟'],
  ['gulf', 'وش ارخص {aAr} ولا {bAr}'],
];
const FEWER: Forms = [
  ['en', 'which has fewer calories, {a} or {b}?'],
  ['gulf', 'مين اقل سعرات {aAr} ولا {bAr}'],
];

/** Two dishes beside each other: both figures, and which of the two it is. */
export function comparisonCases(tenant: Tenant): Case[] {
  const named = tenant.facts.items.filter(
    (item) => item.available && item.name.en !== null && item.name.ar !== null && item.price !== null && item.variants.length === 0,
  );
  const cases: Case[] = [];
  for (let at = 0; at + 7 < named.length && cases.length < 40; at += 8) {
    const [a, b] = [named[at], named[at + 5]];
    if (!a || !b || a.price?.minor === b.price?.minor) continue;
    const fill = (form: string) =>
      form
        .replace('{aAr}', a.name.ar ?? '')
        .replace('{bAr}', b.name.ar ?? '')
        .replace('{a}', a.name.en ?? '')
        .replace('{b}', b.name.en ?? '');
    const kept = [a.name.en ?? '', b.name.en ?? '', a.name.ar ?? '', b.name.ar ?? ''];
    const cheaper = (a.price?.minor ?? 0) < (b.price?.minor ?? 0) ? a : b;
    for (const [tongue, form] of CHEAPER) {
      const language = tongue === 'en' ? 'en' : 'ar';
      const both = [a, b].map((item) => renderPrice(item, language) ?? '');
      const verdict = new RegExp(
        `${tongue === 'en' ? 'cheaper' : 'أرخص'}[^\\n]*${escape(pick(cheaper.name, language))}|${escape(pick(cheaper.name, language))}[^\\n]*${tongue === 'en' ? 'cheaper' : 'أرخص'}`,
        'iu',
      );
      cases.push({
        tenant,
        family: 'compare prices',
        tongue,
        question: fill(form),
        kept,
        judge: all(listsExactly([a, b]), says(...both, verdict)),
      });
    }
    if (a.calories === null || b.calories === null || a.calories === b.calories) continue;
    const fewer = a.calories < b.calories ? a : b;
    for (const [tongue, form] of FEWER) {
      const language = tongue === 'en' ? 'en' : 'ar';
      const word = tongue === 'en' ? 'fewer' : 'أقل';
      const name = escape(pick(fewer.name, language));
      const verdict = new RegExp(`${word}[^\\n]*${name}|${name}[^\\n]*${word}`, 'iu');
      cases.push({
        ...{ tenant, family: 'compare calories', tongue, question: fill(form), kept },
        judge: all(listsExactly([a, b]), says(String(a.calories), String(b.calories), verdict)),
      });
    }
  }
  return cases;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
