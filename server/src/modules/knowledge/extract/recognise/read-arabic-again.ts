import type { RecognisedLine, RecognisedWord } from './tesseract.ts';

/** A word of Latin letters that the engine is surer of than this stands on an Arabic page too: a brand, a size. */
const SURE_LATIN = 90;
/** Below so sure a reading a long word is left as it was. */
const LEAST_ARABIC = 20;
/** A page with more surely read Latin words than this share is in both languages. */
const BOTH = 0.1;
/** What reads as a word in one language alone is kept, however little the engine thinks of it. */
const KEPT = 40;

const isLatin = (word: RecognisedWord): boolean => /\p{Script=Latin}/u.test(word.text) && !/\d/.test(word.text);
const isArabic = (word: RecognisedWord): boolean => /\p{Script=Arabic}/u.test(word.text) && !/[\d٠-٩]/.test(word.text);
const middleOf = (line: RecognisedLine): number => (line.bbox.y0 + line.bbox.y1) / 2;

/** Whether a page holds Arabic at all, and so is worth a second look by the Arabic reader alone. */
export const holdsArabic = (lines: readonly RecognisedLine[]): boolean => {
  const words = lines.flatMap((line) => line.words);
  return words.filter(isArabic).length > words.length * 0.15;
};

/**
 * Asked for both languages the engine reads Arabic words it is unsure of as Latin ones: "Sls" is "مسببات". A second reading in Arabic alone
 * tells such words; on a page in both languages only where it is the surer one.
 */
export function takeArabicWords(lines: readonly RecognisedLine[], again: readonly RecognisedLine[]): RecognisedLine[] {
  const words = lines.flatMap((line) => line.words);
  const latin = words.filter((word) => isLatin(word) && word.confidence >= SURE_LATIN && (word.text.match(/\p{L}/gu)?.length ?? 0) >= 3);
  const isBoth = latin.length > words.length * BOTH;
  return lines.map((line) => {
    const own = line.words.filter(isArabic).length;
    if (own === 0 && isBoth) return line;
    const height = line.bbox.y1 - line.bbox.y0;
    const same = again.filter((one) => Math.abs(middleOf(one) - middleOf(line)) < height * 0.4).flatMap((one) => one.words);
    return { ...line, words: line.words.map((word) => instead(word, same, isBoth) ?? word) };
  });
}

function instead(word: RecognisedWord, same: readonly RecognisedWord[], isBoth: boolean): RecognisedWord | null {
  if (!isLatin(word) || word.confidence >= SURE_LATIN) return null;
  const width = word.bbox.x1 - word.bbox.x0;
  const other = same.find((one) => {
    const shared = Math.min(one.bbox.x1, word.bbox.x1) - Math.max(one.bbox.x0, word.bbox.x0);
    return isArabic(one) && shared > 0.6 * Math.max(width, one.bbox.x1 - one.bbox.x0);
  });
  if (!other) return null;
  const isShort = (word.text.match(/\p{L}/gu)?.length ?? 0) <= 2;
  const isBetter = isBoth ? other.confidence >= word.confidence : other.confidence >= LEAST_ARABIC || isShort;
  return isBetter ? { ...other, confidence: Math.max(KEPT, other.confidence) } : null;
}
