import stemEnglish from 'wink-porter2-stemmer';
import { normaliseText } from '../../nlu/index.ts';
import { light10 } from './light10.ts';
import { ARABIC_STOP_WORDS, ARABIZI_STOP_WORDS, ENGLISH_STOP_WORDS } from './stop-words.ts';

export type TokenScript = 'latin' | 'arabic' | 'number' | 'other';

export interface Token {
  /** As `normaliseText` gives it. */
  word: string;
  stem: string;
  script: TokenScript;
  stop: boolean;
  /** UTF-16 offsets into the given text. */
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{N}]+)*/gu;
const ARABIC_LETTER = /\p{Script=Arabic}/u;
const LATIN_LETTER = /\p{Script=Latin}/u;
const STEM_CACHE_LIMIT = 20_000;
const stemCache = new Map<string, string>();

function stemOf(word: string, script: TokenScript): string {
  if (script === 'number' || script === 'other') return word;
  const known = stemCache.get(word);
  if (known !== undefined) return known;
  const stem = script === 'arabic' ? light10(word) : /\d/.test(word) ? word : stemEnglish(word.replace(/'s$/, '').replaceAll("'", ''));
  if (stemCache.size >= STEM_CACHE_LIMIT) stemCache.clear();
  stemCache.set(word, stem);
  return stem;
}

function scriptOf(word: string): TokenScript {
  if (ARABIC_LETTER.test(word)) return 'arabic';
  if (LATIN_LETTER.test(word)) return 'latin';
  return /^\d+$/.test(word) ? 'number' : 'other';
}

/** Words in reading order. `arabizi` also drops the Arabizi fillers; do not set it for documents. */
export function tokenise(text: string, arabizi = false): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = normaliseText(match[0]);
    if (word === '') continue;
    const script = scriptOf(word);
    const stop =
      (script === 'latin' && (ENGLISH_STOP_WORDS.has(word) || (arabizi && ARABIZI_STOP_WORDS.has(word)))) ||
      (script === 'arabic' && ARABIC_STOP_WORDS.has(word)) ||
      (word.length === 1 && script !== 'number');
    tokens.push({ word, stem: stemOf(word, script), script, stop, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

const GRAM_LENGTH = 4;

/** Character 4-grams of one word with its borders marked; a shorter word is one gram. The Arabic article is left out: it would be half of all grams. */
export function gramsOf(token: Pick<Token, 'word' | 'script'>): string[] {
  const bare = token.script === 'arabic' && token.word.length > 4 ? token.word.replace(/^(?:[وبكف]?ال|لل)/, '') : token.word;
  const padded = `_${bare}_`;
  if (padded.length <= GRAM_LENGTH) return [padded];
  const grams: string[] = [];
  for (let start = 0; start + GRAM_LENGTH <= padded.length; start += 1) grams.push(padded.slice(start, start + GRAM_LENGTH));
  return grams;
}
