/**
 * Consonant skeletons: one spelling for a name in Arabic letters, English letters and Arabizi ("كبسة", "Kabsa", "kabseh" → "kbs").
 * Vowels go, letters that the scripts do not tell apart share a class. A weak signal: used only where the word itself is unknown.
 */

const ARABIC: Record<string, string> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'k',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 's',
  س: 's',
  ش: 's',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  غ: 'j',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
}; // prettier-ignore

const LATIN_PAIRS: [RegExp, string][] = [
  [/5|7'|kh/g, 'K'],
  [/3'|gh/g, 'J'],
  [/sh|ch|tch/g, 'S'],
  [/th/g, 'T'],
  [/dh/g, 'D'],
  [/ph/g, 'F'],
  [/ck|q|c|8|9/g, 'K'],
  [/x/g, 'KS'],
  [/7/g, 'H'],
  [/6/g, 'T'],
  [/p/g, 'B'],
  [/v/g, 'F'],
  [/z/g, 'S'],
  [/g/g, 'J'],
  [/[aeiouyw23']/g, ''],
];

/** Skeleton of one normalised word in either script; empty when fewer than three consonants are left. */
export function skeletonOf(word: string): string {
  let bare = '';
  if (/\p{Script=Arabic}/u.test(word)) {
    const body = word.length > 4 && word.startsWith('ال') ? word.slice(2) : word;
    for (const letter of body) bare += ARABIC[letter] ?? '';
    if (body.endsWith('ه')) bare = bare.slice(0, -1);
  } else {
    bare = word;
    for (const [pattern, replacement] of LATIN_PAIRS) bare = bare.replace(pattern, replacement);
    bare = bare.toLowerCase();
    if (word.length > 3 && word.endsWith('h') && bare.endsWith('h')) bare = bare.slice(0, -1);
  }
  const single = bare.replace(/(.)\1+/g, '$1');
  return single.length >= 3 ? single : '';
}

const ARABIZI: [RegExp, string][] = [
  [/7'|5|kh/g, 'خ'],
  [/3'|gh/g, 'غ'],
  [/9'/g, 'ض'],
  [/6'/g, 'ظ'],
  [/sh|ch/g, 'ش'],
  [/th/g, 'ث'],
  [/dh/g, 'ذ'],
  [/aa|a$/g, 'ا'],
  [/ee|ii|i|y/g, 'ي'],
  [/oo|ou|u|w|o/g, 'و'],
  [/eh$/g, 'ه'],
  [/2/g, 'ا'],
  [/3/g, 'ع'],
  [/6/g, 'ط'],
  [/7/g, 'ح'],
  [/8|q/g, 'ق'],
  [/9/g, 'ص'],
  [/b|p/g, 'ب'],
  [/t/g, 'ت'],
  [/j|g/g, 'ج'],
  [/d/g, 'د'],
  [/r/g, 'ر'],
  [/z/g, 'ز'],
  [/s/g, 'س'],
  [/f|v/g, 'ف'],
  [/k|c/g, 'ك'],
  [/l/g, 'ل'],
  [/m/g, 'م'],
  [/n/g, 'ن'],
  [/h/g, 'ه'],
  [/x/g, 'كس'],
  [/[ae']/g, ''],
];

/** Likely Arabic spellings of one Arabizi word, best first: long vowels kept, then short vowels dropped ("nabati" → نباتي، نبتي). */
export function arabiziToArabic(word: string): string[] {
  const spell = (source: string): string => {
    let spelled = source;
    for (const [pattern, replacement] of ARABIZI) spelled = spelled.replace(pattern, replacement);
    return spelled.replace(/(\p{L})\1/gu, '$1');
  };
  const articled = word.replace(/^(el|al|il)-?(?=.{3})/, '');
  const long = spell(articled.replace(/(?<=.)a(?=.)/g, 'aa'));
  const plain = spell(articled);
  const short = spell(articled.replace(/(?<=.)[aeiou](?=.)/g, ''));
  return [...new Set([plain, long, short])].filter((spelling) => spelling.length >= 2 && !/[a-z]/.test(spelling));
}
