import { fromHijri } from './calendar-clock.ts';
import { writeYearly } from './calendar-seasons.ts';

/** Months by their names on folded text. Levantine names too: "كانون الاول" must be tried before "كانون". */
const GREGORIAN = [
  'january|jan|يناير|كانون الثاني',
  'february|feb|فبراير|شباط',
  'march|mar|مارس|اذار',
  'april|apr|ابريل|نيسان',
  'may|مايو|ايار',
  'june|jun|يونيو|يونيه|حزيران',
  'july|jul|يوليو|يوليه|تموز',
  'august|aug|اغسطس|اب',
  'september|sept?|سبتمبر|ايلول',
  'october|oct|اكتوبر|تشرين الاول',
  'november|nov|نوفمبر|تشرين الثاني',
  'december|dec|ديسمبر|كانون الاول',
];
const HIJRI = [
  'muharram|محرم',
  'safar|صفر',
  "rabi['’]? al-?awwal|ربيع الاول",
  "rabi['’]? al-?(?:thani|akhir)|ربيع (?:الثاني|الاخر)",
  'jumada al-?(?:awwal|ula)|جمادي الاول[يه]?',
  'jumada al-?(?:thani|akhirah?)|جمادي (?:الثاني[ه]?|الاخر[هي]?)',
  'rajab|رجب',
  "sha['’]?ban|شعبان",
  'ramad[ah]*n|رمضان',
  'shaww?al|شوال',
  "dh[u']?l?[- ]?(?:al-?)?qi['’]?dah?|ذو القعده|ذي القعده",
  "dh[u']?l?[- ]?(?:al-?)?hi[j]+ah?|ذو الحجه|ذي الحجه",
];
const NAMES = [...GREGORIAN, ...HIJRI];
const MONTH = NAMES.map((names) => `(?:${names})`).join('|');
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?';
const YEAR = '(?:,?\\s*(\\d{4})(?:\\s*(?:ه|هـ|ah|h)(?![\\p{L}]))?)?';
const TO = '\\s*(?:-|to|until|till|through|الي|حتي|لغايه)\\s*(?:يوم\\s+)?';
const LETTER = '[\\p{L}\\p{Nd}]';
const DAY_MONTH = `${DAY}\\s+(?:من\\s+)?(${MONTH})(?!${LETTER})${YEAR}`;
const MONTH_DAY = `(?<!${LETTER})(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])${YEAR}`;
const ISO = '(\\d{4})-(\\d{2})-(\\d{2})';
const SLASHED = '(\\d{1,2})/(\\d{1,2})/(\\d{4})';

interface PartialDate {
  hijri: boolean;
  year: number | null;
  month: number;
  day: number;
}

export interface DateRange {
  from: PartialDate;
  to: PartialDate;
  start: number;
  end: number;
}

function named(day: string | undefined, month: string | undefined, year: string | undefined): PartialDate | null {
  const at = NAMES.findIndex((names) => new RegExp(`^(?:${names})$`, 'u').test(month ?? ''));
  const of = Number(day);
  if (at < 0 || of < 1 || of > 31) return null;
  return { hijri: at >= 12, year: year === undefined ? null : Number(year), month: (at % 12) + 1, day: of };
}
const numeric = (year: string | undefined, month: string | undefined, day: string | undefined): PartialDate | null => {
  const [of, at] = [Number(day), Number(month)];
  return of >= 1 && of <= 31 && at >= 1 && at <= 12 ? { hijri: false, year: Number(year), month: at, day: of } : null;
};

type Rule = [pattern: RegExp, read: (groups: (string | undefined)[]) => [PartialDate | null, PartialDate | null]];
const rule = (source: string, read: Rule[1]): Rule => [new RegExp(`(?<![\\p{L}\\p{Nd}:./-])${source}`, 'gu'), read];

/** The longest forms first: what one rule took, no later one reads again. */
const RULES: Rule[] = [
  rule(`${DAY_MONTH}${TO}${DAY_MONTH}`, ([a, b, c, d, e, f]) => [named(a, b, c), named(d, e, f)]),
  rule(`${MONTH_DAY}${TO}${MONTH_DAY}`, ([a, b, c, d, e, f]) => [named(b, a, c), named(e, d, f)]),
  rule(`${DAY}${TO}${DAY_MONTH}`, ([a, b, c, d]) => [named(a, c, d), named(b, c, d)]),
  rule(`${MONTH_DAY}${TO}(\\d{1,2})(?![\\d:])${YEAR}`, ([a, b, c, d, e]) => [named(b, a, e ?? c), named(d, a, e ?? c)]),
  rule(`${ISO}${TO}${ISO}`, ([a, b, c, d, e, f]) => [numeric(a, b, c), numeric(d, e, f)]),
  rule(`${SLASHED}${TO}${SLASHED}`, ([a, b, c, d, e, f]) => [numeric(c, b, a), numeric(f, e, d)]),
  rule(DAY_MONTH, ([a, b, c]) => [named(a, b, c), named(a, b, c)]),
  rule(MONTH_DAY, ([a, b, c]) => [named(b, a, c), named(b, a, c)]),
  rule(ISO, ([a, b, c]) => [numeric(a, b, c), numeric(a, b, c)]),
  rule(SLASHED, ([a, b, c]) => [numeric(c, b, a), numeric(c, b, a)]),
];

/** Dates and spans of dates in a text made by `foldForTimes`, in reading order. */
export function findDates(folded: string): DateRange[] {
  let rest = folded;
  const found: DateRange[] = [];
  for (const [pattern, read] of RULES) {
    for (const match of rest.matchAll(pattern)) {
      const [from, to] = read(match.slice(1));
      if (!from || !to) continue;
      const end = match.index + match[0].length;
      found.push({ from, to, start: match.index, end });
      rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(end);
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

const iso = ({ hijri, month, day }: PartialDate, year: number): string | null =>
  hijri
    ? (fromHijri(year, month, day) ?? fromHijri(year, month, day - 1))
    : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export interface Validity {
  validFrom: string | null;
  validTo: string | null;
  /** A span without a year comes every year. */
  season: string | null;
}

/** The days that a range of dates means: Gregorian dates where a year is said, else days of every year. */
export function validityOf({ from, to }: DateRange): Validity | null {
  const last = to.year ?? from.year;
  if (last === null) {
    if (from.hijri !== to.hijri) return null;
    return {
      validFrom: null,
      validTo: null,
      season: writeYearly(from.hijri ? 'hijri' : 'yearly', [from.month, from.day], [to.month, to.day]),
    };
  }
  const first = from.year ?? (from.month > to.month ? last - 1 : last);
  const [validFrom, validTo] = [iso(from, first), iso(to, last)];
  return validFrom && validTo && validFrom <= validTo ? { validFrom, validTo, season: null } : null;
}

/** The next Gregorian date that a date without a year means, from `today` (YYYY-MM-DD) on. */
export function nextDate(date: PartialDate, today: string): string | null {
  if (date.year !== null) return iso(date, date.year);
  const year = Number(today.slice(0, 4));
  const years = date.hijri ? [year - 579, year - 578, year - 577] : [year, year + 1];
  return years.map((each) => iso(date, each)).find((each) => each !== null && each >= today) ?? null;
}
