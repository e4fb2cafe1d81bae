import { withoutOrders } from '../../nlu/index.ts';
import { readHoursSentence } from '../facts/read-hours-sentence.ts';
import { NOT_DOORS } from '../facts/read-hours.ts';
import { foldForTimes } from '../facts/read-times.ts';
import type { Proposed } from '../facts/read-types.ts';
import type { BranchFact, HoursFact, PolicyFact } from '../facts/types.ts';
import { findMoney } from '../facts/vocabulary-money.ts';
import { findCity } from '../facts/vocabulary-places.ts';
import { foldText, languageOf, toAsciiDigits } from '../facts/vocabulary-text.ts';
import type { ModelAnswer } from './answer-shape.ts';
import { type Cited, holdsPhone, holdsWords } from './cited-text.ts';

/**
 * Proposed hours of the doors: both times must be printed in the cited lines, and the days be those that the lines name. Season and dates are taken
 * from the lines and not from the model.
 */
export function verifyHours(
  proposed: ModelAnswer['hours'][number],
  cited: Cited,
  { currency, page, around }: { currency: string; page: number | null; around: string },
): Proposed<HoursFact> | null {
  const folded = foldForTimes(cited.text.replaceAll('\n', ' '));
  if (NOT_DOORS.test(folded) || proposed.weekdays.length === 0) return null;
  if (proposed.branch !== null && !holdsWords(around, proposed.branch)) return null;
  const clock = (time: string | null): string | null => (time === null ? null : time.padStart(5, '0').replace(/^24:/, '00:'));
  const [opens, closes] = [clock(proposed.opens), clock(proposed.closes)];
  const read = readHoursSentence(folded, currency, true).filter((each) => each.opens === opens && each.closes === closes);
  const days = new Set(read.flatMap((each) => each.weekdays));
  const [first] = read;
  if (!first || !proposed.weekdays.every((day) => days.has(day))) return null;
  const weekdays = [...new Set(proposed.weekdays)].toSorted((one, other) => one - other);
  return {
    ...{ branchId: null, branchName: proposed.branch, weekdays, opens, closes },
    ...{ season: first.season, validFrom: first.validFrom, validTo: first.validTo },
    ...{ state: 'proposed', foundBy: ['model'], span: { page, start: cited.start, end: cited.end } },
  };
}

/** A proposed rule: its sentence must stand in the cited lines word for word, and is quoted as it stands there. */
export function verifyPolicy(
  proposed: ModelAnswer['policies'][number],
  cited: Cited,
  currency: string,
  page: number | null,
): Proposed<PolicyFact> | null {
  const place = findQuote(cited.text, proposed.quote);
  if (!place) return null;
  const quote = cited.text.slice(place.start, place.end).replace(/\s+/g, ' ').trim();
  if (quote.length < 12 || withoutOrders(quote) !== quote) return null;
  const language = languageOf(quote) ?? 'en';
  return {
    topic: proposed.topic,
    text: language === 'en' ? { en: quote, ar: null } : { en: null, ar: quote },
    amount: findMoney(quote, currency)[0]?.money ?? null,
    ...{ state: 'proposed', foundBy: ['model'] },
    span: { page, start: cited.start + place.start, end: cited.start + place.end },
  };
}

/** Where a quotation stands, blanks and digits written either way; null when it does not. */
function findQuote(text: string, quote: string): { start: number; end: number } | null {
  const words = toAsciiDigits(quote).trim().split(/\s+/);
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = pattern === '' ? null : new RegExp(pattern, 'iu').exec(toAsciiDigits(text));
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** A proposed place: its name and its address must stand in the cited lines; a phone that does not is left out. */
export function verifyBranch(proposed: ModelAnswer['branches'][number], cited: Cited, page: number | null): Proposed<BranchFact> | null {
  const { name, address, phone } = proposed;
  if (!holdsWords(cited.text, name) || address === null || foldText(address).length < 8 || !holdsWords(cited.text, address)) return null;
  if (withoutOrders(`${name}\n${address}`) !== `${name}\n${address}`) return null;
  const inLanguage = (text: string) => (languageOf(text) === 'ar' ? { en: null, ar: text } : { en: text, ar: null });
  const said =
    phone !== null && holdsPhone(cited.text, phone)
      ? toAsciiDigits(phone)
          .replace(/[^\d+]/g, '')
          .replace(/^00/, '+')
      : null;
  return {
    ...{ name: inLanguage(name), address: inLanguage(address), city: findCity(inLanguage(address)), phone: said, mapUrl: null },
    ...{ state: 'proposed', foundBy: ['model'], span: { page, start: cited.start, end: cited.end } },
  };
}
