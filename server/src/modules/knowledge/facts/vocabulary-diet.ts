import { type Allergen, type DietTag, DIET_TAGS, ALLERGENS } from './types.ts';
import { foldText } from './vocabulary-text.ts';

const FREE_AR = '(?:خال(?:ي|يه|يا)?|خالٍ|بدون|بلا)(?: (?:من|تماما من))? ?(?:ال)?';
const glutenAr = '[غجق]لوتين';

/** Words on folded text. In Saudi menus "نباتي" alone means vegetarian; vegan is "نباتي صرف", "نباتي بالكامل" or "فيغان". */
const DIET_WORDS: [DietTag, RegExp][] = [
  ['vegan', /\bvegan\b|plant[- ]based|نباتي(?:ه|ون)? (?:صرف(?:ه)?|بالكامل|خالص(?:ه)?|100%)|(?:فيغان|فيجان|فيقان|ڤيغان|ڤيجن|فيجن)/u],
  ['vegetarian', /\bveg(?:gie|etarian)\b|\bmeat[- ]free\b|(?<![\p{L}])(?:ال)?نباتي(?:ه)?(?![\p{L}])/u],
  ['gluten_free', new RegExp(`gluten[- _]?free|no gluten|${FREE_AR}${glutenAr}`, 'u')],
  ['dairy_free', new RegExp(`dairy[- _]?free|lactose[- _]?free|no dairy|${FREE_AR}(?:الالبان|البان|حليب|لاكتوز)`, 'u')],
  ['nut_free', new RegExp(`nut[- _]?free|no nuts|${FREE_AR}مكسرات`, 'u')],
  ['sugar_free', new RegExp(`sugar[- _]?free|no sugar|unsweetened|${FREE_AR}(?:سكر|سكريات)`, 'u')],
  ['keto', /\bketo\b|كيتو/u],
  ['halal', /\bhalal\b|حلال/u],
  ['spicy', /\bspicy\b|🌶|(?<![\p{L}])(?:حار|حاره|سبايسي)(?![\p{L}])/u],
  ['kids', /\bkids?\b|children|للاطفال|وجبه اطفال/u],
];

/** Bracketed or stand-alone marks; a legend in the document may give V and VG another meaning. */
const MARKS: Record<string, DietTag> = {
  v: 'vegetarian',
  veg: 'vegetarian',
  vg: 'vegan',
  ve: 'vegan',
  vgn: 'vegan',
  gf: 'gluten_free',
  df: 'dairy_free',
  nf: 'nut_free',
  sf: 'sugar_free',
  k: 'keto',
  h: 'halal',
  s: 'spicy',
  ن: 'vegetarian',
};
/** What a document's own legend says of its marks: diets, and allergens by letters ("D = Dairy"). */
export interface MarkMeaning extends ReadonlyMap<string, DietTag> {
  allergens?: ReadonlyMap<string, Allergen>;
}

/** Signs that need no letters; a legend in the document may give them another meaning. */
const SIGNS: Record<string, DietTag> = {
  '🌱': 'vegan',
  'Ⓥ': 'vegan',
  '🌿': 'vegetarian',
  '🍃': 'vegetarian',
  '☘': 'vegetarian',
  '🥬': 'vegetarian',
  '🌶': 'spicy',
};
const SIGN_LEGEND = /(🌱|Ⓥ|🌿|🍃|☘|🥬)\uFE0F?\s*[=:–-]\s*([\p{L}][\p{L} -]{2,24})/gu;
/** Marks of two letters stand bare behind a name too: "Hummus GF". */
const BARE_MARK = /(?<![\p{L}\p{N}])(?:GF|DF|NF|VG|VGN)(?![\p{L}\p{N}])/gu;

const MARK_GROUP = /[([]\s*((?:[a-z]{1,3}|ن)(?:\s*[,/|+&·،]\s*(?:[a-z]{1,3}|ن))*)\s*[)\]]/giu;
const LEGEND = /(?:^|[\s(،,;|/])\(?([A-Za-z]{1,3})\)?\s*[=:–-]\s*([\p{L}][\p{L} -]{2,24})/gu;

/** A line of the form "(D) Dairy, (N) Nuts": two letters explained at least. */
const LETTERS_LINE = /(?:[([][A-Z]{1,2}[)\]]\s*[\p{L}][\p{L} ]{2,20}(?:[,;·|/]\s*|\s+|$)){2,}/gmu;
const LETTER = /[([]([A-Z]{1,2})[)\]]\s*([\p{L}][\p{L} ]{2,20})/gu;

/** Meanings that a legend such as "V = Vegan · GF = Gluten free · D = Dairy" gives to marks. */
export function readLegend(text: string): MarkMeaning {
  const meanings = new Map<string, DietTag>();
  const allergens = new Map<string, Allergen>();
  const lines = [...text.matchAll(LETTERS_LINE)].flatMap((match) => [...match[0].matchAll(LETTER)]);
  for (const [, mark = '', words = ''] of [...text.matchAll(LEGEND), ...lines]) {
    const [tag] = findDietTags(words, new Map(), false);
    const [allergen] = findAllergens(words);
    const isLetters = mark === mark.toUpperCase();
    if (tag && (mark.toLowerCase() in MARKS || isLetters)) meanings.set(mark.toLowerCase(), tag);
    else if (allergen && isLetters) allergens.set(mark.toLowerCase(), allergen);
  }
  for (const [, sign = '', words = ''] of text.matchAll(SIGN_LEGEND)) {
    const [tag] = findDietTags(words, new Map(), false);
    if (tag) meanings.set(sign, tag);
  }
  return Object.assign(meanings, { allergens });
}

const ALLERGEN_SIGNS: Record<string, Allergen[]> = {
  ...{
    '🥜': ['peanuts', 'nuts'],
    '🥛': ['milk'],
    '🧀': ['milk'],
    '🌾': ['gluten'],
    '🥚': ['eggs'],
    '🐟': ['fish'],
    '🦐': ['crustaceans'],
    '🦀': ['crustaceans'],
    '🦞': ['crustaceans'],
    '🍤': ['crustaceans'],
    '🌰': ['nuts'],
    '🦑': ['molluscs'],
    '🐙': ['molluscs'],
    '🦪': ['molluscs'],
    '🐠': ['fish'],
  },
};

/** Allergens that marks beside a name tell: letters of the document's legend, and signs. */
export function findMarkedAllergens(text: string, legend: MarkMeaning): Allergen[] {
  const marks = [...text.matchAll(LETTER_GROUP)].flatMap((match) => (match[1] ?? '').toLowerCase().split(/[\s,/|+&·،]+/));
  const byLetter = marks.flatMap((mark) => legend.allergens?.get(mark) ?? []);
  const bySign = Object.entries(ALLERGEN_SIGNS).flatMap(([sign, named]) => (text.includes(sign) ? named : []));
  return ALLERGENS.filter((allergen) => byLetter.includes(allergen) || bySign.includes(allergen));
}
const LETTER_GROUP = /[([]\s*([A-Za-z]{1,3}(?:\s*[,/|+&·،]\s*[A-Za-z]{1,3})*)\s*[)\]]/gu;

/** Diet tags a text states in words or marks, in the order of `DIET_TAGS`; vegan brings vegetarian. `isTagCell`: bare marks count too. */
export function findDietTags(text: string, legend: MarkMeaning, isTagCell: boolean): DietTag[] {
  const folded = foldText(text).replaceAll('_', ' ');
  const tags = new Set<DietTag>();
  for (const [tag, words] of DIET_WORDS) if (words.test(withoutDenied(folded))) tags.add(tag);
  const marks = isTagCell
    ? folded.split(/[\s,;/|+&·،]+/)
    : [...folded.matchAll(MARK_GROUP)].flatMap((match) => (match[1] ?? '').split(/[\s,/|+&·،]+/));
  const bare = isTagCell ? [] : [...text.matchAll(BARE_MARK)].map((match) => match[0].toLowerCase());
  for (const mark of [...marks, ...bare]) {
    // Where the legend gives a letter to an allergen, it is no diet.
    const tag = legend.get(mark) ?? (legend.allergens?.has(mark) ? undefined : MARKS[mark]);
    if (tag) tags.add(tag);
  }
  for (const [sign, meaning] of Object.entries(SIGNS)) if (text.includes(sign)) tags.add(legend.get(sign) ?? meaning);
  if (tags.has('vegan')) tags.add('vegetarian');
  return DIET_TAGS.filter((tag) => tags.has(tag));
}

const withoutDenied = (folded: string): string =>
  folded.replace(/\b(?:not|non)[- ](?:vegan|vegetarian|halal|spicy|gluten[- ]free)|غير (?:نباتي|حار|حلال)ه?|ليس نباتيا?/gu, ' ');

/** Tags a description may state. "Spicy sauce" or "for children" in running text describes an ingredient or a wish, not the dish. */
export const findStatedTags = (description: string, legend: MarkMeaning): DietTag[] =>
  findDietTags(description, legend, false).filter((tag) => tag !== 'spicy' && tag !== 'kids');

/** Whether a text is nothing but tags, such as "نباتي صرف بدون غلوتين" or "(V) (GF)". */
export function isOnlyTags(text: string): boolean {
  let folded = foldText(stripMarks(text)).replaceAll('_', ' ');
  if (folded === '' && text.trim() !== '') return true;
  const hadTags = findDietTags(text, new Map(), false).length > 0;
  for (const [, words] of DIET_WORDS) folded = folded.replace(new RegExp(words.source, 'gu'), ' ');
  return hadTags && !/[\p{L}\p{Nd}]/u.test(folded);
}

/** Takes marks out of a name: "Hummus (V)(GF)" to "Hummus". */
export const stripMarks = (name: string): string =>
  name
    .replace(MARK_GROUP, (whole: string, inner: string) =>
      inner.split(/[\s,/|+&·،]+/).every((mark) => mark.toLowerCase() in MARKS || /^[A-Z]$/.test(mark)) ? ' ' : whole,
    )
    .replace(/[🌶🌱🥜🌿☘🍃🥬🥛🧀🌾🥚🐟🐠🦐🦀🦞🍤🌰🦑🐙🦪Ⓥ]\uFE0F?/gu, ' ')
    .replace(BARE_MARK, ' ')
    .replace(
      /[([]\s*(?:vegan|vegetarian|(?:gluten|dairy|lactose|nut|sugar)[- ]free|spicy|نباتي(?:ة)?(?: صرف(?:ة)?)?|فيغان|فيجن|(?:خالي(?:ة)? من ال|بدون )[غجق]لوتين|حار(?:ة)?)\s*[)\]]/giu,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();

const ALLERGEN_WORDS: Record<Allergen, string> = {
  gluten: 'gluten|wheat|barley|rye|جلوتين|غلوتين|قلوتين|قمح|شعير',
  crustaceans: 'crustaceans?|shrimps?|prawns?|crab|lobster|shellfish|قشريات|روبيان|جمبري|ربيان|سلطعون',
  eggs: 'eggs?|بيض',
  fish: 'fish|سمك|اسماك',
  peanuts: 'peanuts?|groundnuts?|فول سوداني|فستق العبيد',
  soy: 'soya?|soybeans?|صويا',
  milk: 'milk|dairy|lactose|cheese|cream|butter|حليب|البان|لبن|لاكتوز|جبن|قشطه|زبده',
  nuts: 'nuts?|tree nuts?|almonds?|walnuts?|pistachios?|cashews?|hazelnuts?|pecans?|مكسرات|لوز|جوز|فستق|كاجو|بندق',
  celery: 'celery|كرفس',
  mustard: 'mustard|خردل',
  sesame: 'sesame|tahini|سمسم|طحينه',
  sulphites: 'sulphites?|sulfites?|sulphur dioxide|كبريتيت|كبريتات|ثاني اكسيد الكبريت',
  lupin: 'lupin|ترمس',
  molluscs: 'molluscs?|mollusks?|squid|oysters?|mussels?|رخويات|محار|حبار',
};
const ALLERGEN_TESTS = ALLERGENS.map(
  (allergen) => [allergen, new RegExp(`(?<![\\p{L}])(?:و?(?:ال|لل|بال)?)(?:${ALLERGEN_WORDS[allergen]})(?![\\p{L}])`, 'u')] as const,
);

/** Allergens named in a list or in the header of a matrix. Only for text that is known to speak of allergens. */
export function findAllergens(text: string): Allergen[] {
  const folded = foldText(text)
    .replace(/[\w-]*[- _]free\b/g, ' ')
    .replace(/(?:خالي?|خالٍ|بدون|بلا)(?: من)? \S+/g, ' ')
    .replace(/coconut milk|جوز الهند|butternut|nutmeg|جوزه الطيب/g, ' ');
  return ALLERGEN_TESTS.filter(([, test]) => test.test(folded)).map(([allergen]) => allergen);
}

/** Allergens a description declares: "contains nuts and milk", "يحتوي على المكسرات", "مسببات الحساسية: سمسم". Ingredients alone declare nothing. */
export function findDeclaredAllergens(text: string): Allergen[] {
  const folded = foldText(text);
  const declared = [
    ...folded.matchAll(
      /(?:\b(?:may )?contains?\b|\ballergens?\b\s*:?|(?:قد )?ت?ي?حتوي(?: علي)?|مسببات الحساسيه\s*:?|حساسيه\s*:)\s*([^.؛;()\n]*)/gu,
    ),
  ];
  const names = new Set(declared.flatMap((match) => findAllergens(match[1] ?? '')));
  return ALLERGENS.filter((allergen) => names.has(allergen));
}
