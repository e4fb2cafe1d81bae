import type { Money } from './types.ts';
import { toAsciiDigits } from './vocabulary-text.ts';

const THREE_DECIMALS = new Set(['KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD']);
export const minorDigits = (currency: string): number => (THREE_DECIMALS.has(currency) ? 3 : 2);

/** Words for money. A null code is a word that several countries share: it means the tenant's currency. */
const CURRENCY_WORDS: [string, string | null][] = [
  ['SAR|SR|S\\.R\\.?|ر\\.? ?س\\.?|﷼|\u20C1|ريال سعودي|ريالا سعوديا', 'SAR'],
  ['AED|Dhs?\\.?|dirhams?|د\\.? ?[إا]\\.?|درهم(?:ًا|ا)?|دراهم', 'AED'],
  ['KWD|K\\.?D\\.?|د\\.? ?ك\\.?|دينار كويتي', 'KWD'],
  ['QAR|QR|ر\\.? ?ق\\.?', 'QAR'],
  ['BHD|BD|د\\.? ?ب\\.?', 'BHD'],
  ['OMR|ر\\.? ?ع\\.?', 'OMR'],
  ['EGP|LE|ج\\. ?م\\.?|جنيه(?: مصري)?', 'EGP'],
  ['JOD|JD', 'JOD'],
  ['USD|US\\$|\\$', 'USD'],
  ['EUR|€', 'EUR'],
  ['GBP|£', 'GBP'],
  ['riyals?|ريال(?:ات|ًا|ا)?|dinars?|دينار(?:ًا|ا)?|دنانير', null],
];
const SIGN = CURRENCY_WORDS.map(([words]) => words).join('|');
/** Pattern of a sign or word of money, for rules that read prices in running text. */
export const MONEY_SIGN = `(?:${SIGN})`;
const NUMBER = '\\d+(?:[.,٫٬]\\d+)*';
const AFTER_WORD = '(?![\\p{L}\\p{Nd}])';
const BEFORE_WORD = '(?<![\\p{L}\\p{Nd}])';
const WITH_SIGN = new RegExp(
  `${BEFORE_WORD}(?<sign1>${SIGN})[  \\u00A0:]{0,2}(?<number1>${NUMBER})(?![\\p{Nd}])|(?<![\\p{Nd}.,٫:])(?<number2>${NUMBER})[ \\u00A0]{0,2}(?<sign2>${SIGN})${AFTER_WORD}`,
  'giu',
);
const BARE = new RegExp(`^(?:${NUMBER})(?:\\s*/?[-–])?$`, 'u');

export interface FoundMoney {
  money: Money;
  start: number;
  end: number;
}

/** Amounts that carry a sign or word of money, in reading order. Offsets are into `text`. */
export function findMoney(text: string, currency: string): FoundMoney[] {
  const found: FoundMoney[] = [];
  for (const match of toAsciiDigits(text).matchAll(WITH_SIGN)) {
    const groups = match.groups ?? {};
    const code = currencyOf(groups['sign1'] ?? groups['sign2'] ?? '') ?? currency;
    const money = toMoney(groups['number1'] ?? groups['number2'] ?? '', code);
    if (money) found.push({ money, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** A cell or piece of text that is nothing but a price: "25.50 ر.س", "SAR 25", "٢٥", "KD 2.500", "18/-". */
export function parsePrice(text: string, currency: string): Money | null {
  const body = toAsciiDigits(text.trim()).replace(/^[~≈]\s*/, '');
  const [first] = findMoney(body, currency);
  if (first) return body.slice(0, first.start).trim() === '' && /^[\s/\-.]*$/.test(body.slice(first.end)) ? first.money : null;
  return BARE.test(body) ? toMoney(body.replace(/\s*\/?[-–]$/, ''), currency) : null;
}

const currencyOf = (sign: string): string | null =>
  CURRENCY_WORDS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(sign.replace(/\s/g, ' ')))?.[1] ?? null;

/** Minor units of a written number; null when it cannot be a price. A comma before three digits groups thousands. */
export function toMoney(written: string, currency: string): Money | null {
  const digits = minorDigits(currency);
  const ungrouped = toAsciiDigits(written).replaceAll('٬', '').replaceAll('٫', '.');
  const plain =
    /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(ungrouped) && !(digits === 3 && /^\d{1,3},\d{3}$/.test(ungrouped))
      ? ungrouped.replaceAll(',', '')
      : ungrouped.replace(',', '.');
  if (!/^\d{1,7}(\.\d{1,4})?$/.test(plain)) return null;
  const [whole = '0', fraction = ''] = plain.split('.');
  if (fraction.length > digits && Number(fraction.slice(digits)) > 0) return null;
  const minor = Number(whole) * 10 ** digits + Number(fraction.slice(0, digits).padEnd(digits, '0'));
  return { minor, currency };
}
