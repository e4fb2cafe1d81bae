import type { ItemVariant, Money } from './types.ts';
import { findMoney, MONEY_SIGN, parsePrice } from './vocabulary-money.ts';
import { SIZE_WORD, sizeName } from './vocabulary-sizes.ts';
import { stripMarks } from './vocabulary-diet.ts';
import { foldText, toAsciiDigits, trimEdges } from './vocabulary-text.ts';

export interface MenuLine {
  /** Everything before the price, marks and calories included. */
  name: string;
  price: Money | null;
  variants: ItemVariant[];
}

const NUMBER = '\\d{1,5}(?:[.,٫٬]\\d{1,3})*';
const ENDS_LIKE_A_PRICE = new RegExp(`(?:[.·․‧_…]{3,}|\\t| {3,}|[-–—:|])\\s*\\S{0,4}\\s*${NUMBER}\\s*\\S{0,6}$`, 'u');

/** Whether a line that is no item looks like one all the same, so that what stands below it belongs to nobody we know. */
export const looksLikeItem = (line: string): boolean => ENDS_LIKE_A_PRICE.test(toAsciiDigits(line).trim());
const LEADER = /[ \t]*(?:[.·․‧_]{3,}|…+|\t+| {3,})[ \t]*/u;
const TAIL_NUMBER = new RegExp(`^(.*?\\p{L}.*?)(?:\\s*[-–—:|]\\s+|\\s+)(${NUMBER})$`, 'u');
const SIZES = new RegExp(
  `(?:^|[\\s,/|،(-])(${SIZE_WORD})\\s*[:=]?\\s*((?:${MONEY_SIGN})?\\s*${NUMBER}(?:\\s*${MONEY_SIGN}(?![\\p{L}\\p{N}]))?)`,
  'giu',
);

const MONEY_WORD = new RegExp(MONEY_SIGN, 'giu');

/** Words of fees and conditions. A line with one of them speaks about money; it sells nothing. */
const ABOUT_MONEY =
  /\b(?:deliver\w*|shipping|fees?|charges?|minimum|deposit|refund\w*|orders? (?:above|over|of|from)|free|vat|tax|extra|costs?|per person|discount|spend|total|cancel\w*|call|phone|tel|whatsapp|since|page|open\w*|hours?|minutes?|days?)\b|توصيل|رسوم|الحد الادني|حد ادني|عربون|شحن|استرجاع|استرداد|ضريبه|مجاني|مجانا|خصم|هاتف|جوال|واتساب|اتصل|ساعات|دقيقه|دقايق|الغاء|للطلبات|يوميا|صفحه|زياده/u;

export const looksLikePrice = (text: string): boolean => text.length <= 24 && parsePrice(text, 'SAR') !== null;
/** One price, or the prices of several sizes. */
export const looksLikePrices = (text: string): boolean =>
  looksLikePrice(text) || (text.length <= 70 && parseSizeList(text, 'SAR') !== null);
export const isMenuLine = (text: string): boolean => parseMenuLine(text, 'SAR') !== null;

/**
 * One line of a menu: a name, then its price or the prices of its sizes; null for anything else.
 * A number without a sign of money counts after a dotted leader, a tab or wide gap, a dash, or at the end of a short name.
 */
export function parseMenuLine(line: string, currency: string): MenuLine | null {
  const text = toAsciiDigits(line)
    .replace(/\u00A0/g, ' ')
    .trim();
  if (text.length > 140 || text.includes('\n') || !/\p{L}{2}/u.test(text) || /[?؟!]$/.test(text)) return null;
  if (/https?:|@|\+\d/.test(text) || /\d{1,2}:\d{2}/.test(text)) return null;
  const sized = parseSizes(text, currency);
  if (sized) return isName(sized.name) ? sized : null;
  const led = text.split(LEADER);
  if (led.length > 1) {
    const price = parsePrice(led.at(-1) ?? '', currency);
    const name = trimEdges(led.slice(0, -1).join(' '));
    return price && isName(name) ? { name, price, variants: [] } : leadingPrice(led, currency);
  }
  return parseTail(text, currency);
}

function leadingPrice(parts: string[], currency: string): MenuLine | null {
  const price = parsePrice(parts[0] ?? '', currency);
  const name = trimEdges(parts.slice(1).join(' '));
  return price && isName(name) ? { name, price, variants: [] } : null;
}

/** A price at the end, or before the name in a right-to-left line that was read the other way round. */
function parseTail(text: string, currency: string): MenuLine | null {
  const found = findMoney(text, currency);
  if (found.length > 1) return null;
  const [only] = found;
  if (only) {
    const before = text.slice(0, only.start);
    const after = text.slice(only.end).replace(/^[\s.)]*$/, '');
    const name = trimEdges(after === '' ? before.replace(/\($/, '') : before.trim() === '' ? after : '');
    return isName(name) && stripMarks(name).split(/\s+/).length <= 9 ? { name, price: only.money, variants: [] } : null;
  }
  const match = TAIL_NUMBER.exec(text);
  const name = trimEdges(match?.[1] ?? '');
  const price = parsePrice(match?.[2] ?? '', currency);
  if (!match || !price || !isName(name) || stripMarks(name).split(/\s+/).length > 7 || /[.,،;؛:]\s/.test(name)) return null;
  return { name, price, variants: [] };
}

/** "Latte S 12 / M 15 / L 18", "عصير برتقال صغير ١٢ كبير ١٨". Two sizes at least. */
function parseSizes(text: string, currency: string, named = true): MenuLine | null {
  const matches = [...text.matchAll(SIZES)];
  const first = matches[0];
  if (!first || matches.length < 2) return null;
  const variants = matches.map((match) => ({ name: sizeName(match[1] ?? ''), price: parsePrice(match[2] ?? '', currency) }));
  const name = trimEdges(text.slice(0, first.index));
  const last = matches.at(-1) ?? first;
  const rest = text.slice((last.index ?? 0) + last[0].length);
  if ((named && !/\p{L}{2}/u.test(name)) || rest.replace(MONEY_WORD, '').replace(/[\s.)/-]/g, '') !== '') return null;
  return { name, price: variants[0]?.price ?? null, variants };
}

/** A cell that holds nothing but sizes and their prices: "S 12 / M 15"; null for any other. */
export function parseSizeList(text: string, currency: string): ItemVariant[] | null {
  const sized = parseSizes(`:: ${toAsciiDigits(text)}`, currency, false);
  return sized && sized.name === '' ? sized.variants : null;
}

/** A name is short, has letters, is no sentence and says nothing of fees, times or phones. */
export function isName(name: string): boolean {
  if (!/\p{L}{2}/u.test(name) || name.length > 90 || name.split(/\s+/).length > 14) return false;
  if (/[.!?؟](?:\s|$)/.test(name.replace(/\b\p{L}\./gu, ''))) return false;
  // "(gluten free)" speaks of no money.
  return !ABOUT_MONEY.test(
    foldText(stripMarks(name)).replace(/\b(?:gluten|dairy|lactose|nut|sugar|alcohol|caffeine|egg|fat)[- ]free\b/g, ' '),
  );
}
