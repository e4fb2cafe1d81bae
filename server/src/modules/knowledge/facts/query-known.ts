import { BUDGET_TALK } from './query-budget.ts';
import * as cues from './query-cues.ts';
import { isSectionWord } from './query-sections.ts';
import { isCueWord, words } from './query-text.ts';

const ITEM_CUES = [
  cues.PRICE,
  cues.HAVE,
  cues.DESCRIBE,
  cues.CALORIES,
  cues.CHEAPEST,
  cues.DEAREST,
  cues.MENU,
  cues.LIST,
  cues.OPENING,
  cues.NOW,
];
const OTHER_CUES = [
  BUDGET_TALK,
  cues.TODAY,
  cues.TONIGHT,
  cues.TOMORROW,
  cues.AFTER_TOMORROW,
  cues.LOCATION,
  cues.PHONE,
  cues.ALLERGY,
  cues.CONTAINS,
  cues.PRONOUN,
  cues.UNDER,
  cues.OVER,
];
const KNOWN = [...ITEM_CUES, ...OTHER_CUES, ...Object.values(cues.DIET_CUES), ...Object.values(cues.ALLERGEN_CUES)];
const knownWords = new Map<string, boolean>();
/** Whether a word belongs to a question's machinery; such a word cannot be an unknown dish. Bounded memory of past words. */
export function isKnown(word: string): boolean {
  const before = knownWords.get(word);
  if (before !== undefined) return before;
  // "بأقل" is "أقل" with a joined preposition.
  const bare = word.replace(/^[وف]?(?:بال|لل|هال|ال|ب|ل|ك)(?=.{3,})/u, '');
  const known = isCueWord(word) || isCueWord(bare) || KNOWN.some((pattern) => pattern.test(word)) || isSectionWord(word);
  if (knownWords.size > 20_000) knownWords.clear();
  knownWords.set(word, known);
  return known;
}

/** Machinery in a question of money ("dinner for six guests"), and a topic in any other. */
const TOPICAL: ReadonlySet<string> = new Set([
  'guest',
  'guests',
  'dinner',
  'lunch',
  'meal',
  'meals',
  'couple',
  'adults',
  'عشاء',
  'غداء',
  'عشا',
  'غدا',
]);

/** Telling words of a question: neither filler nor question machinery. */
export function tellingWords(question: string): string[] {
  return words(question).filter((word) => word.length > 2 && !cues.isFiller(word) && (TOPICAL.has(word) || !isKnown(word)));
}
