import { normaliseText } from '../../nlu/index.ts';

// Names, cues and the lines of a tenant's documents are folded again in every turn; folding costs more than anything else here.
// Two generations bound the memory: what is still asked for when the young one is full moves over, the rest is forgotten.
const MEMO_ENTRIES = 6_000;
const MEMO_TEXT = 1_500;
let young = new Map<string, readonly string[]>();
let old: ReadonlyMap<string, readonly string[]> = new Map();

/** Words of a text in the one spelling that both sides of a match use. "what's" is one word. Not to be changed in place. */
export function words(text: string): readonly string[] {
  const known = young.get(text) ?? old.get(text);
  const found = known ?? fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (text.length <= MEMO_TEXT && !young.has(text)) {
    if (young.size >= MEMO_ENTRIES) {
      old = young;
      young = new Map();
    }
    young.set(text, found);
  }
  return found;
}

/** Lower case, one letter per Arabic letter form, ASCII digits, no apostrophes, single blanks. */
export function fold(text: string): string {
  return normaliseText(text).replace(/'/g, '');
}

const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;

/** Light stem: the article, joined prepositions and the commonest plural endings are no part of a name. */
export function stem(word: string): string {
  if (ARABIC.test(word)) {
    let rest = word;
    rest = rest.replace(/^(?:وال|بال|فال|كال|لل|هال|ال)(?=.{3,})/u, '');
    rest = rest.replace(/(?:ات|ين|ون|يه)$/u, (ending, at: number) => (at >= 3 ? '' : ending));
    return rest.length > 3 ? rest.replace(/[هي]$/u, '') : rest;
  }
  if (word.length > 4 && /(?:sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

const ARABIC_SOUNDS: Record<string, string> = Object.fromEntries(
  [
    ...['ب b', 'ت t', 'ث t', 'ج g', 'ح h', 'خ x', 'د d', 'ذ z', 'ر r', 'ز z', 'س s', 'ش S', 'ص s', 'ض d', 'ط t', 'ظ z'],
    ...['غ g', 'ف f', 'ق k', 'ك k', 'ل l', 'م m', 'ن n', 'ه h'],
  ].map((pair) => [pair[0] ?? '', pair[2] ?? '']),
);
const LATIN_SOUNDS: Record<string, string> = {
  ...{ b: 'b', p: 'b', t: 't', j: 'g', g: 'g', h: 'h', d: 'd', z: 'z', r: 'r', s: 's', f: 'f', v: 'f', k: 'k', q: 'k', c: 'k', x: 'ks' },
  ...{ l: 'l', m: 'm', n: 'n', '5': 'x', '7': 'h', '6': 't', '8': 'k', '9': 's' },
};

/** Consonants of a word in a spelling that Arabic, English and Arabizi share: "7ummus", "hummus" and "حمص" are all `hms`. */
export function skeleton(word: string): string {
  const sounds = ARABIC.test(word)
    ? [...word.replace(/^ال(?=.{3,})/u, '').replace(/ه$/u, '')].map((letter) => ARABIC_SOUNDS[letter] ?? '').join('')
    : [
        ...word
          .replace(/(?:kh|7'|5)/g, '5')
          .replace(/gh/g, 'g')
          .replace(/(?:dh|th)/g, 'z')
          .replace(/(?:tsh|tch|sh|ch)/g, '\u0001'),
      ]
        .map((letter) => (letter === '\u0001' ? 'S' : (LATIN_SOUNDS[letter] ?? '')))
        .join('');
  return sounds.replace(/tS/g, 'S').replace(/(.)\1+/g, '$1');
}

/** Optimal string alignment distance, given up (returns `limit + 1`) as soon as it must exceed `limit`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    before = above;
    above = current;
  }
  return above[right.length] ?? limit + 1;
}

interface WordForm {
  stem: string;
  sounds: string;
  latin: boolean;
  digits: boolean;
  number: boolean;
  /** Whether it is written as starting and as ending with a vowel; tells short skeletons apart ("soup", "سوبيا"). */
  vowels: string;
}
const forms = new Map<string, WordForm>();
/** Bounded memory: a tenant's names and the language's common words are looked at over and over. */
function formOf(word: string): WordForm {
  const known = forms.get(word);
  if (known) return known;
  const spoken = word.replace(/^ال(?=.{3,})/u, '');
  const edge = (pattern: RegExp) => (pattern.test(spoken) ? 'v' : 'c');
  const form = {
    ...{ stem: stem(word), sounds: skeleton(word), latin: LATIN.test(word), digits: /\d/.test(word), number: /^\d+$/.test(word) },
    vowels: edge(/^[aeiouاوي]/u) + edge(/(?:[aeiouyاوي]|[aeiouyيا]ه)$/u),
  };
  if (forms.size > 50_000) forms.clear();
  forms.set(word, form);
  return form;
}

/** How alike two folded words are: 1 the same, .95 same stem, .85 a typo or another spelling, 0 different. */
export function likeness(left: string, right: string): number {
  if (left === right) return 1;
  const [one, other] = [formOf(left), formOf(right)];
  if (one.stem === other.stem && one.stem.length >= 2) return 0.95;
  if (one.number || other.number) return 0;
  if (one.latin !== other.latin || one.digits !== other.digits) {
    if (one.sounds !== other.sounds || one.sounds.length < 2) return 0;
    const long = one.sounds.length >= 3 || (one.vowels === other.vowels && left.length >= 4 && right.length >= 4);
    return long ? 0.85 : 0;
  }
  const shorter = Math.min(one.stem.length, other.stem.length);
  if (shorter < 4 || (one.stem[0] !== other.stem[0] && shorter < 6)) return 0;
  const limit = shorter >= 8 ? 2 : 1;
  const apart = Math.abs(one.stem.length - other.stem.length);
  if (apart > limit && (shorter < 5 || one.sounds !== other.sounds)) return 0;
  if (editDistance(one.stem, other.stem, limit) <= limit) return 0.85;
  // "hommos" and "hummus" differ in two vowels only.
  return shorter >= 5 && one.sounds.length >= 3 && one.sounds === other.sounds && editDistance(left, right, 2) <= 2 ? 0.85 : 0;
}

const cueWords = new Set<string>();
/** Whether a folded word stands in some cue, so that it is a question's machinery and no unknown dish. */
export function isCueWord(word: string): boolean {
  return cueWords.has(word);
}

let listed: readonly string[] = [];
/** Every word of every cue. */
export function cueWordList(): readonly string[] {
  if (listed.length !== cueWords.size) listed = [...cueWords];
  return listed;
}

/** A test for whole words or phrases (divided by commas) of a folded text, with the prefixes that Arabic joins to a word. `*` stands for any ending. */
export function cue(list: string): RegExp {
  for (const word of list.split(',').flatMap((phrase) => words(phrase.replace(/\S*\*/g, '')))) cueWords.add(word);
  return phrases(list);
}

/** The same test of words that are no machinery of a question. */
export function phrases(list: string): RegExp {
  const alternatives = list
    .split(',')
    .map((phrase) => fold(phrase.trim()).replace(/ /g, '[\\s-]+').replace(/\*/g, '[\\p{L}\\p{N}]*'))
    .sort((left, right) => right.length - left.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])[وف]?(?:بال|لل|هال|ال|ب|ل|ك)?(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}
