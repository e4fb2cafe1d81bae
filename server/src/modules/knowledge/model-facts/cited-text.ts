import { normaliseText } from '../../nlu/index.ts';
import { toMoney } from '../facts/vocabulary-money.ts';
import { toAsciiDigits } from '../facts/vocabulary-text.ts';
import type { Money } from '../facts/types.ts';
import type { CitedLines } from './answer-shape.ts';
import type { NumberedLine } from './number-lines.ts';

/** The words that a proposal cites, and where they stand. */
export interface Cited {
  text: string;
  start: number;
  end: number;
}

/** A row, its description and its marks take few lines; whoever cites a page proves nothing. */
const MOST_LINES = 8;

/** The cited lines of a piece; null when they are none of it or too many. */
export function cite(piece: { first: number; lines: readonly NumberedLine[] }, { from, to }: CitedLines): Cited | null {
  const cited = piece.lines.slice(from - piece.first, to - piece.first + 1);
  const [first, last] = [cited[0], cited.at(-1)];
  if (from < piece.first || to < from || to - from >= MOST_LINES || cited.length !== to - from + 1 || !first || !last) return null;
  return { text: cited.map((line) => line.text).join('\n'), start: first.start, end: last.end };
}

/** Whether words stand in a text as whole words, letters and digits written one way. */
export function holdsWords(text: string, words: string | null): boolean {
  const wanted = fold(words ?? '');
  return wanted !== '' && ` ${fold(text)} `.includes(` ${wanted} `);
}
const fold = (text: string): string =>
  normaliseText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A number with what it counts beside it; one that counts something else than money is no price. */
const FIGURE = /(?<![\p{N}:/.,-])\d+(?:[.,]\d+)*(?![\p{N}:/-])/gu;
const NO_PRICE = /^\s*(?:k?cal|calories|سعر|سعره|%|٪|ml|مل|g\b|gm|kg|كجم|جم|غرام|pcs|pieces|قطع|حبات|حبه|min|hours?|am\b|pm\b|دقيق|ساع)/iu;

/** Whether an amount is printed in a text as a price could be. */
export function holdsAmount(text: string, money: Money): boolean {
  const plain = toAsciiDigits(text).replaceAll('٫', '.').replaceAll('٬', ',');
  return [...plain.matchAll(FIGURE)].some((match) => {
    const after = plain.slice(match.index + match[0].length, match.index + match[0].length + 12);
    return !NO_PRICE.test(after) && toMoney(match[0], money.currency)?.minor === money.minor;
  });
}

/** Whether the digits of a phone stand in a text in their order, however they are parted. */
export function holdsPhone(text: string, phone: string): boolean {
  const digits = (part: string): string => toAsciiDigits(part).replace(/\D/g, '');
  const wanted = digits(phone);
  return wanted.length >= 7 && (toAsciiDigits(text).match(/\+?\d[\d\s().-]{5,}\d/g) ?? []).some((run) => digits(run) === wanted);
}
