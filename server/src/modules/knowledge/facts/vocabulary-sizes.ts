import type { Bilingual } from './types.ts';
import { foldText, languageOf } from './vocabulary-text.ts';

const SIZE_NAMES: [string, Bilingual][] = [
  ['xs', { en: 'XS', ar: null }],
  ['s', { en: 'S', ar: null }],
  ['m', { en: 'M', ar: null }],
  ['l', { en: 'L', ar: null }],
  ['xl', { en: 'XL', ar: null }],
  ['xxl', { en: 'XXL', ar: null }],
  ['small|صغير|صغيره', { en: 'Small', ar: 'صغير' }],
  ['medium|regular|وسط|متوسط|متوسطه', { en: 'Medium', ar: 'وسط' }],
  ['large|كبير|كبيره', { en: 'Large', ar: 'كبير' }],
  ['family|عايلي|عايليه', { en: 'Family', ar: 'عائلي' }],
  ['single|مفرد', { en: 'Single', ar: 'مفرد' }],
  ['double|مزدوج|دبل', { en: 'Double', ar: 'دبل' }],
  ['half|نصف|نص', { en: 'Half', ar: 'نصف' }],
  ['whole|full|كامل|كامله', { en: 'Whole', ar: 'كامل' }],
  ['quarter|ربع', { en: 'Quarter', ar: 'ربع' }],
  ['cup|كوب', { en: 'Cup', ar: 'كوب' }],
  ['pot|ابريق|براد', { en: 'Pot', ar: 'إبريق' }],
  ['plate|صحن', { en: 'Plate', ar: 'صحن' }],
  ['sandwich|ساندويتش|سندويتش', { en: 'Sandwich', ar: 'ساندويتش' }],
];
const LOOKUP = new Map(SIZE_NAMES.flatMap(([words, name]) => words.split('|').map((word) => [word, name] as const)));

/** What people write for a size in Latin letters, and what the tables above do not print. */
const SAID: Record<string, string> = {
  small:
    'sgheer|sgheera|sghir|sghira|saghir|saghira|sagheer|sagheera|s8eer|s8eera|s8ir|z8eer|z8eera|zghir|zghira|9gheer|9gheera|soghayar|sughayar|so8ayar',
  medium: 'wasat|wasa6|wast|mtwst|motawaset|mutawasit|متوسط',
  large: 'kbeer|kbeera|kbir|kbira|kabir|kabira|kabeer|kabeera|kebir|kebira|kbere',
  family: '3a2li|3aeli|3ayli|3aeliya|aeli',
  half: 'nos|nus|noss|nuss',
  double: 'dabal|dabel|dobl',
};
const SPOKEN = new Map(Object.entries(SAID).flatMap(([size, said]) => said.split('|').map((word) => [word, LOOKUP.get(size)] as const)));

/** Whether a word of a question says the size that a variant is called by, in either script. */
export function saysSize(word: string, name: string): boolean {
  const bare = word.replace(/^(?:و?ال|w?el|w?al)(?=.{3})/u, '');
  const said = LOOKUP.get(bare) ?? SPOKEN.get(bare) ?? SPOKEN.get(word);
  return said !== undefined && said === LOOKUP.get(foldText(name).trim());
}

/** Pattern of a size word as it stands in running text, folded or not. */
export const SIZE_WORD =
  '\\d{1,4}(?:\\.\\d)?\\s?(?:kg|gm|gr|g|ml|cl|l|oz|pcs?|pieces|كجم|كيلو|جم|جرام|غرام|مل|لتر|قطع|قطعة|حبات|حبة)(?![\\p{L}])|XXL|XL|XS|S|M|L|Small|Medium|Regular|Large|Family|Single|Double|Half|Whole|Quarter|صغيرة|صغير|وسط|متوسطة|متوسط|كبيرة|كبير|عائلية|عائلي|مفرد|دبل|مزدوج|نصف|كاملة|كامل|ربع';

export const isSize = (text: string): boolean => LOOKUP.has(foldText(text).replace(/^(?:price|سعر|ال)[\s_]*/, ''));

/** The size in both languages where it is a known word, as written where it is not. */
export function sizeName(text: string): Bilingual {
  const written = text.trim();
  const known = LOOKUP.get(foldText(written).replace(/^(?:price|سعر)[\s_]*/, ''));
  if (known) return known;
  return languageOf(written) === 'ar' ? { en: null, ar: written } : { en: written, ar: null };
}
