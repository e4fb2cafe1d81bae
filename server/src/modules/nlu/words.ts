import stemEnglish from 'wink-porter2-stemmer';
import { normaliseText } from './normalise.ts';

export interface Word {
  /** As `normaliseText` gives it. */
  text: string;
  script: 'latin' | 'arabic' | 'other';
  /** Forms under which the word may stand in a lexicon, most literal first. */
  forms: readonly string[];
  /** UTF-16 offsets into the given text. */
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{N}]+)*/gu;
const FORM_CACHE_LIMIT = 20_000;
const formCache = new Map<string, readonly string[]>();

/** The word, then without a fused "and/so", then without a fused preposition or article. Suffixes stay: they carry "my" and "your". */
function arabicForms(word: string): string[] {
  const forms = [word];
  const add = (form: string): void => {
    if (form.length >= 2 && !forms.includes(form)) forms.push(form);
  };
  if (/^[وف]/.test(word) && word.length > 3) add(word.slice(1));
  for (const form of [...forms]) {
    if (/^(?:[بكل]?ال|لل|هال|عال)/.test(form) && form.length > 4) add(form.replace(/^(?:[بكل]?ال|لل|هال|عال)/, ''));
    else if (/^[بل]/.test(form) && form.length > 4) add(form.slice(1));
  }
  return forms;
}

export function formsOf(word: string, script: Word['script']): readonly string[] {
  const key = word;
  const known = formCache.get(key);
  if (known !== undefined) return known;
  let forms: readonly string[] = [word];
  if (script === 'arabic') forms = arabicForms(word);
  else if (script === 'latin' && !/\d/.test(word)) forms = [...new Set([word, stemEnglish(word.replaceAll("'", ''))])];
  if (formCache.size >= FORM_CACHE_LIMIT) formCache.clear();
  formCache.set(key, forms);
  return forms;
}

/** Words in reading order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const normal = normaliseText(match[0]);
    if (normal === '') continue;
    const script = /\p{Script=Arabic}/u.test(normal) ? 'arabic' : /\p{Script=Latin}/u.test(normal) ? 'latin' : 'other';
    words.push({ text: normal, script, forms: formsOf(normal, script), start: match.index, end: match.index + match[0].length });
  }
  return words;
}
