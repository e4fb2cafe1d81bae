import { cue, likeness, words } from './query-text.ts';
import { DIET_CUES, isFiller } from './query-cues.ts';
import type { Bilingual, ItemFact } from './types.ts';

/** Kinds of sections by all the words people use for them, so that "حلى" finds "Desserts". */
const KINDS: readonly RegExp[] = [
  cue('dessert*, sweet, sweets, حلى, حلا, حلويات, حلويات*, تحلية, سويت, 7ala, 7alawiyat, halawiyat'),
  cue('drink*, beverage*, مشروبات, مشروب, مشاريب, mashroobat, mashrobat, mshrobat'),
  cue('juice*, عصير, عصائر, عصيرات, 3aseer, 3asa2er'),
  cue('breakfast, فطور, إفطار, الفطور, ريوق, ftoor, fotoor, ryoog'),
  cue('starter*, appetizer*, appetiser*, mezze, mezza, مقبلات, المقبلات, مازة, مزة, moqabelat, mo2abelat, muqabilat'),
  cue('main*, mains, main course*, أطباق رئيسية, الأطباق الرئيسية, طبق رئيسي, الطبق الرئيسي, الرئيسية, وجبات رئيسية, وجبة رئيسية'),
  cue('salad*, سلطة, سلطات, السلطات, salata'),
  cue('soup*, شوربة, شوربات, حساء, shorba'),
  cue('sandwich*, wrap*, ساندويتش*, سندويش*, ساندوتش*, سندويتش*, سندوتش*'),
  cue('grill*, grills, bbq, مشاوي, مشويات, المشاوي, mashawi, mshawi'),
  cue('coffee, coffees, espresso drinks, قهوة, القهوة, قهوات, gahwa, qahwa, 2ahwa'),
  cue('tea, teas, شاي, الشاي, shay'),
  cue('cake*, pastr*, bakery, كيك, كيكات, معجنات, مخبوزات, mo3ajanat'),
  cue('rice, رز, أرز, الأرز'),
  cue('dress, dresses, فستان, فساتين, fsateen, fasateen'),
  cue('abaya*, عباية, عبايات, 3abaya*, abayat'),
  cue('bag, bags, handbag*, شنطة, شنط, حقيبة, حقائب, shanta, shonat'),
  cue('shoe*, حذاء, أحذية, جزم'),
  cue('accessor*, اكسسوار*, إكسسوار*'),
  cue('scarf, scarves, shawl*, وشاح, طرحة, طرح, شيلة, شيل'),
];

const DRINKS = KINDS[1];
/** Sections that hold drinks without the word for it. */
const DRINK_SECTIONS = cue(
  'coffee*, espresso*, tea, teas, juice*, iced*, mocktail*, smoothie*, shake*, milkshake*, water, frapp*, matcha, قهوة, شاي, عصائر, عصير, مثلج*, موهيتو*',
);
const COLD = cue('cold, iced, ice, بارد, باردة, مثلج, مثلجة');
const COLD_SECTIONS = cue('cold*, iced*, juice*, mocktail*, smoothie*, frapp*, shake*, عصائر, باردة, مثلجة, موهيتو*');

export interface SectionReading {
  /** Section names as the rows have them, folded keys apart: the rows themselves are the answer. */
  items: ItemFact[];
  label: Bilingual;
  /** Sections that were taken for a kind of dish that none of them is named after. */
  meant?: Bilingual[];
}

interface Section {
  key: string;
  members: ItemFact[];
  kinds: readonly RegExp[];
  /** The telling words of each of its names. */
  names: readonly string[][];
  drinks: boolean;
  cold: boolean;
}
const sectionsOf = new WeakMap<readonly ItemFact[], Section[]>();

/** The sections of a menu and what each is, worked out once for as long as its rows stand. */
function readSections(items: readonly ItemFact[]): Section[] {
  const known = sectionsOf.get(items);
  if (known) return known;
  const byKey = Map.groupBy(items, (item) => `${item.section.en ?? ''}|${item.section.ar ?? ''}`);
  const made = [...byKey].map(([key, members]): Section => {
    const names = key.split('|').filter((name) => name !== '');
    const keys = names.map((name) => words(name).join(' '));
    return {
      ...{ key, members, kinds: KINDS.filter((kind) => keys.some((name) => kind.test(name))) },
      names: names.map((name) => words(name).filter((token) => token.length > 2 && !isFiller(token))).filter((tokens) => tokens.length > 0),
      drinks: keys.some((name) => DRINK_SECTIONS.test(name) || (DRINKS?.test(name) ?? false)),
      cold: keys.some((name) => COLD_SECTIONS.test(name)),
    };
  });
  sectionsOf.set(items, made);
  return made;
}

const DIETS = Object.values(DIET_CUES);

/** The sections that a question names, with every item in them; null when it names none. */
export function readSection(folded: string, items: readonly ItemFact[]): SectionReading | null {
  const sections = readSections(items);
  // "سبايسي" sounds like "soups", and asks for no section.
  const names = words(folded).filter((word) => !DIETS.some((diet) => diet.test(word)));
  const said = new Set(KINDS.filter((kind) => kind.test(folded)));
  const asksDrinks = DRINKS !== undefined && said.has(DRINKS);
  const asksCold = asksDrinks && COLD.test(folded);
  const found = sections
    .filter((section) => {
      const byKind = section.kinds.some((kind) => said.has(kind));
      const named = () => section.names.some((tokens) => tokens.every((token) => names.some((word) => likeness(word, token) >= 0.85)));
      return (byKind || (asksDrinks && section.drinks) || named()) && (!asksCold || section.cold);
    })
    .flatMap(({ members }) => members);
  const first = found[0];
  if (!first) return MAINS && said.has(MAINS) ? readMains(new Map(sections.map(({ key, members }) => [key, members]))) : null;
  const single = new Set(found.map((item) => `${item.section.en}|${item.section.ar}`)).size === 1;
  return { items: found, label: single ? first.section : { en: null, ar: null } };
}

const MAINS = KINDS[5];
/** Kinds that are served beside, before or after the main dish. */
const NO_MAINS = [
  ...[0, 1, 2, 3, 4, 6, 7, 11, 12].flatMap((at) => KINDS[at] ?? []),
  cue(
    'side*, bread*, kid*, extra*, sauce*, dip*, cold coffee, hot coffee, bites, snack*, أطفال, الأطفال, خبز, الخبز, إضافات, الإضافات, جانبية, صوص*, وجبات خفيفة',
  ),
];

/** The main dishes of a menu that has no section of that name: what stands in none of the sections around them. */
function readMains(sections: ReadonlyMap<string, ItemFact[]>): SectionReading | null {
  const isSide = (key: string): boolean =>
    key
      .split('|')
      .some(
        (name) => name !== '' && (NO_MAINS.some((kind) => kind.test(words(name).join(' '))) || DRINK_SECTIONS.test(words(name).join(' '))),
      );
  const meant = [...sections].filter(([key]) => key !== '|' && !isSide(key));
  // Only a menu of courses has a middle.
  if (meant.length === 0 || meant.length === sections.size) return null;
  const items = meant.flatMap(([, members]) => members);
  return { items, label: { en: null, ar: null }, meant: meant.flatMap(([, members]) => members[0]?.section ?? []) };
}

/** Whether a question names a kind of section, whether or not the tenant has one of that name. */
export function namesSection(folded: string): boolean {
  return KINDS.some((kind) => kind.test(folded));
}

/** Whether a folded word belongs to the vocabulary of sections. */
export function isSectionWord(word: string): boolean {
  return KINDS.some((kind) => kind.test(word));
}
