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

/** Arabizi letters, longest first; a short vowel is written or left out in Arabic, so it has both readings. */
const ARABIZI: [pattern: RegExp, readings: string[]][] = [
  [/^(?:7'|5|kh)/, ['خ']],
  [/^(?:3'|gh)/, ['غ']],
  [/^9'/, ['ض']],
  [/^6'/, ['ظ']],
  [/^(?:sh|ch)/, ['ش']],
  [/^th/, ['ث']],
  [/^dh/, ['ذ']],
  [/^aa/, ['ا']],
  [/^(?:ee|ii|ei|ay|y)/, ['ي']],
  [/^(?:oo|ou|uu|aw|w)/, ['و']],
  [/^(?:eh|ah|a|e)$/, ['ه', 'ا']],
  [/^i$/, ['ي']],
  [/^a/, ['', 'ا']],
  [/^i/, ['ي', '']],
  [/^[ou]/, ['', 'و']],
  [/^[e']/, ['']],
  [/^2/, ['ا', 'ق']],
  [/^3/, ['ع']],
  [/^6/, ['ط']],
  [/^7/, ['ح']],
  [/^8/, ['غ', 'ق']],
  [/^q/, ['ق']],
  [/^9/, ['ص']],
  [/^[bp]/, ['ب']],
  [/^t/, ['ت', 'ط']],
  [/^[jg]/, ['ج']],
  [/^d/, ['د']],
  [/^r/, ['ر']],
  [/^z/, ['ز']],
  [/^s/, ['س', 'ص']],
  [/^[fv]/, ['ف']],
  [/^[kc]/, ['ك']],
  [/^l/, ['ل']],
  [/^m/, ['م']],
  [/^n/, ['ن']],
  [/^h/, ['ه', 'ح']],
  [/^x/, ['كس']],
];
const MOST_SPELLINGS = 32;

/** Likely Arabic spellings of one Arabizi word ("nabati" → نباتي among others), at most 32; empty when a sign has no Arabic letter. */
export function arabiziToArabic(word: string): string[] {
  let spellings = [''];
  let rest = word
    .replace(/^(?:el|al|il)-?(?=.{3})/, '')
    .replace(/([a-z])\1/g, (pair) => (/aa|ee|ii|oo|uu/.test(pair) ? pair : (pair[0] ?? '')));
  while (rest !== '') {
    const rule = ARABIZI.find(([pattern]) => pattern.test(rest));
    if (rule === undefined) return [];
    const [pattern, readings] = rule;
    const open = spellings.length * readings.length > MOST_SPELLINGS ? readings.slice(0, 1) : readings;
    spellings = spellings.flatMap((spelling) => open.map((reading) => spelling + reading));
    rest = rest.replace(pattern, '');
  }
  return [...new Set(spellings)].filter((spelling) => spelling.length >= 2);
}
