import { ARABIZI_WORDS, ENGLISH_WORDS, OTHER_ARABIC_SCRIPT_WORDS, OTHER_LATIN_WORDS } from './lexicon/languages.ts';
import { foldDigits, stripInvisible } from './normalise.ts';

export interface DetectedLanguage {
  language: 'en' | 'ar' | 'other';
  script: 'latin' | 'arabic' | 'mixed' | 'none';
  /** Arabic in Latin letters. */
  arabizi: boolean;
}

const LINK = /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+/gi;
/** A digit that stands for an Arabic letter: within or at the start of a word of letters; never "24h", "2pm", "500g". */
const DIGIT_LETTER = /(?:^[23578]'?[a-z]{2,}|[a-z]['\u2019]?[235678]'?[a-z]|^[a-z]{2,}[237]$)/;
const UNIT = /^\d+(?:st|nd|rd|th|am|pm|hrs?|h|min|mins|kg|g|gm|ml|l|cm|mm|km|pcs|x|k|xl|aed|sar|kwd|sr|d|p|days?|ppl|pax)$/;

/** Names of places and dishes carry them into every language: alone they say nothing of the one that is spoken. */
const NAMES = /^(?:al|el|il|kabsa|mandi|shawerma|shawarma|hummus|falafel|kunafa|karak|biryani|samak|la7m)$/;
const NAME_WEIGHT = 0.5;

function readLatin(words: readonly string[]): { english: number; arabizi: number; other: number; names: number } {
  const counts = { english: 0, arabizi: 0, other: 0, names: 0 };
  for (const word of words) {
    if (NAMES.test(word)) {
      counts.names += NAME_WEIGHT;
      continue;
    }
    const looksArabizi = DIGIT_LETTER.test(word) && !UNIT.test(word);
    if (looksArabizi) counts.arabizi += 1.5;
    else if (/^(?:al|el|il)-[a-z]{2,}/.test(word)) counts.arabizi += 1;
    else if (ARABIZI_WORDS.has(word)) counts.arabizi += 1;
    else if (ENGLISH_WORDS.has(word)) counts.english += 1;
    else if (OTHER_LATIN_WORDS.has(word)) counts.other += 1;
  }
  return counts;
}

/** Language and script of one message. Names, emoji and links decide nothing: then `previous` holds, else English. */
export function detectLanguage(text: string, previous?: DetectedLanguage['language']): DetectedLanguage {
  const clean = foldDigits(stripInvisible(text)).replace(LINK, ' ');
  const arabicLetters = clean.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latinLetters = clean.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const otherLetters = (clean.match(/\p{L}/gu)?.length ?? 0) - arabicLetters - latinLetters;
  const letters = arabicLetters + latinLetters + otherLetters;
  if (letters === 0) return { language: previous ?? 'en', script: 'none', arabizi: false };
  if (otherLetters > letters / 2) return { language: 'other', script: 'none', arabizi: false };

  const arabicShare = arabicLetters / letters;
  const script = arabicShare >= 0.8 ? 'arabic' : arabicShare <= 0.2 ? 'latin' : 'mixed';
  const latinWords =
    clean
      .toLowerCase()
      .match(/[\p{Script=Latin}\d'\u2019-]+/gu)
      ?.filter((word) => /[a-z]/i.test(word)) ?? [];
  const counts = readLatin(latinWords.map((word) => word.replace(/^[-'\u2019]+|[-\u2019]+$/g, '')));

  if (arabicShare > 0.2) {
    // An Arabic dish in an English sentence leaves it English; an English dish in an Arabic sentence leaves it Arabic.
    if (arabicShare < 0.6 && counts.english >= 2 && counts.english > counts.arabizi) return { language: 'en', script, arabizi: false };
    const words = clean.match(/\p{Script=Arabic}+/gu) ?? [];
    const foreign = words.filter((word) => OTHER_ARABIC_SCRIPT_WORDS.has(word)).length;
    const persianOrUrdu = foreign >= 2 || (foreign >= 1 && /[\u067e\u0686\u0698\u0679\u0688\u0691\u06ba\u06d2\u06a9\u06cc]/.test(clean));
    return { language: persianOrUrdu ? 'other' : 'ar', script, arabizi: false };
  }
  if (counts.arabizi > 0 && counts.arabizi >= counts.english && counts.arabizi >= counts.other)
    return { language: 'ar', script, arabizi: true };
  if (counts.names > 0 && counts.english === 0 && counts.other === 0 && previous === undefined)
    return { language: 'ar', script, arabizi: true };
  if (counts.other > counts.english) return { language: 'other', script, arabizi: false };
  if (counts.english === 0 && counts.other === 0 && previous !== undefined && latinWords.length <= 3)
    return { language: previous, script, arabizi: false };
  return { language: 'en', script, arabizi: false };
}
