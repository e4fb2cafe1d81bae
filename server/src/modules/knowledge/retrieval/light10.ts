/** Light stemmer for normalised Arabic (Larkey, Ballesteros, Connell 2007), with the two fused articles of the Levant (عال، هال). */

const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'هال', 'عال', 'ال', 'لل'] as const;
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'] as const;

/** Stem of one word already through `normaliseArabic`. Never shorter than two letters. */
export function light10(word: string): string {
  let stem = word;
  if (stem.startsWith('و') && stem.length > 3) stem = stem.slice(1);
  for (const prefix of PREFIXES) {
    if (stem.startsWith(prefix) && stem.length - prefix.length >= 2) {
      stem = stem.slice(prefix.length);
      break;
    }
  }
  for (const suffix of SUFFIXES) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length);
  }
  return stem;
}
