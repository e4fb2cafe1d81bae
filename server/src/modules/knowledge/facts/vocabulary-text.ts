import type { Bilingual } from './types.ts';

const ARABIC_LETTER = /[\u0621-\u064A\u066E-\u06D3]/u;
const LATIN_LETTER = /[A-Za-z\u00C0-\u024F]/u;

/** Text as words are compared: no case, no harakat or tatweel, one form of alef, ya, ta marbuta and hamza seats, ASCII digits. */
export function foldText(text: string): string {
  return toAsciiDigits(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Arabic-Indic and Persian digits to ASCII. The length of the text does not change, so offsets stay true. */
export const toAsciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) - (digit >= '۰' ? 0x06f0 : 0x0660)));

export const hasArabic = (text: string): boolean => ARABIC_LETTER.test(text);
export const hasLatin = (text: string): boolean => LATIN_LETTER.test(text);

/** The language most letters of a text are in; null when it has none. */
export function languageOf(text: string): 'ar' | 'en' | null {
  const arabic = text.match(/[\u0621-\u064A\u066E-\u06D3]/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z\u00C0-\u024F]/gu)?.length ?? 0;
  if (arabic + latin === 0) return null;
  return arabic >= latin ? 'ar' : 'en';
}

const EDGE = /^[\s/|\-–—:،,;؛•·.…*]+|[\s/|\-–—:،,;؛•·…*]+$/gu;
export const trimEdges = (text: string): string =>
  text
    .replace(EDGE, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(EDGE, '');

/**
 * A name given in one or both languages: "Chicken Biryani / برياني دجاج", "كبسة دجاج (Chicken Kabsa)", "حمص Hummus".
 * Where the two scripts interleave ("برجر Wagyu بالجبن") it is one name in its main language.
 */
export function splitBilingual(text: string): Bilingual {
  const whole = trimEdges(text);
  const language = languageOf(whole);
  if (language === null) return { en: null, ar: null };
  if (!hasArabic(whole) || !hasLatin(whole)) return language === 'ar' ? { en: null, ar: whole } : { en: whole, ar: null };
  const pair = splitAtScriptChange(whole);
  if (pair) return pair;
  return language === 'ar' ? { en: null, ar: whole } : { en: whole, ar: null };
}

function splitAtScriptChange(text: string): Bilingual | null {
  const characters = [...text];
  const first = (test: RegExp) => characters.findIndex((character) => test.test(character));
  const last = (test: RegExp) => characters.findLastIndex((character) => test.test(character));
  const arabic = { from: first(ARABIC_LETTER), to: last(ARABIC_LETTER) };
  const latin = { from: first(LATIN_LETTER), to: last(LATIN_LETTER) };
  const arabicFirst = arabic.to < latin.from;
  if (!arabicFirst && latin.to > arabic.from) return null;
  const cut = arabicFirst ? cutBetween(characters, arabic.to, latin.from) : cutBetween(characters, latin.to, arabic.from);
  const head = unwrap(characters.slice(0, cut).join(''));
  const tail = unwrap(characters.slice(cut).join(''));
  if (!head || !tail) return null;
  return arabicFirst ? { ar: head, en: tail } : { en: head, ar: tail };
}

/** Where one name ends: at a separator between the two, or where the second opens. */
function cutBetween(characters: string[], end: number, start: number): number {
  for (let at = start; at > end; at -= 1) if (/[/|\-–—(\t\n،,]/.test(characters[at] ?? '')) return at;
  for (let at = end + 1; at <= start; at += 1) if (/\s/.test(characters[at] ?? '')) return at;
  return start;
}

const unwrap = (text: string): string => {
  const trimmed = trimEdges(text);
  const opens = (trimmed.match(/\(/g) ?? []).length;
  const closes = (trimmed.match(/\)/g) ?? []).length;
  if (opens === closes) return trimmed;
  return trimEdges(opens > closes ? trimmed.replace(/\((?=[^()]*$)/, ' ') : trimmed.replace(/\)(?=[^()]*$)/, ' ')).replace(/\s+/g, ' ');
};
