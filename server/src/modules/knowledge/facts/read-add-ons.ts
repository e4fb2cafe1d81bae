import type { ItemVariant } from './types.ts';
import { MONEY_SIGN, parsePrice } from './vocabulary-money.ts';
import { foldText, splitBilingual, toAsciiDigits, trimEdges } from './vocabulary-text.ts';

const LEAD =
  /^(?:\+|add(?:[- ]?ons?)?(?![\p{L}])|extras?\s*:|with extra\s*:|(?:ال)?اضافات?\s*:|اضافه(?![\p{L}])|اضف(?![\p{L}])|زياده(?![\p{L}]))\s*:?\s*/u;
const PRICED = new RegExp(
  `^(.*?\\p{L}.*?)\\s*\\(?\\s*(\\+)?\\s*((?:${MONEY_SIGN}\\s*)?\\d+(?:[.,٫٬]\\d+)*(?:\\s*${MONEY_SIGN})?)\\s*\\)?$`,
  'iu',
);
const PLUS = new RegExp(`\\+\\s*(?:${MONEY_SIGN})?\\s*\\d`, 'iu');

/**
 * Extras that a line offers beside an item: "Extra cheese +3", "Add avocado 5 SAR", "إضافات: جبن +٣، أفوكادو +٥". Each has a price, and either the
 * line announces extras or the price carries a plus; null for any other line.
 */
export function readAddOns(line: string, currency: string): ItemVariant[] | null {
  const text = toAsciiDigits(line).trim();
  if (text.length > 160 || !/\d/.test(text) || !/\p{L}/u.test(text)) return null;
  const lead = LEAD.exec(foldText(text));
  if (!lead && !PLUS.test(text)) return null;
  // Folding keeps the length of what comes before the first letter and of these words.
  const body = lead ? text.slice(lead[0].length) : text;
  const found = body
    .split(/\s*[،;|]\s*|,\s+|\s+\/\s+/)
    .filter((part) => part !== '')
    .map((part) => toAddOn(part, lead !== null, currency));
  return found.length > 0 && found.every((variant) => variant !== null) ? found : null;
}

function toAddOn(part: string, announced: boolean, currency: string): ItemVariant | null {
  const [, name = '', plus, amount = ''] = PRICED.exec(part) ?? [];
  if (!announced && plus === undefined) return null;
  const price = parsePrice(amount, currency);
  const said = trimEdges(name.replace(/\+\s*$/, ''));
  return price && said !== '' && said.length <= 40 ? { name: splitBilingual(said), price, addOn: true } : null;
}
