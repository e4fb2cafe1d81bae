import { findTimeRanges } from './read-times.ts';
import { findDates, type Validity, validityOf } from './vocabulary-dates.ts';
import { findDaySets, findFeastDays, findSeason } from './vocabulary-days.ts';

export interface HoursReading {
  weekdays: number[];
  opens: string | null;
  closes: string | null;
  season: string | null;
  validFrom: string | null;
  validTo: string | null;
  /** The sentence opens with its days, as lines of a timetable do. */
  startsSentence: boolean;
}

type Mark =
  | { kind: 'days'; weekdays: number[]; at: number; except: boolean }
  | { kind: 'range'; opens: string; closes: string; at: number }
  | { kind: 'closed'; at: number };

const CLOSED =
  /(?<![\p{L}])(?:closed|مغلق(?:ه|ين|ون)?|مقفل(?:ين)?|مسكر(?:ين)?|اجازه|عطله(?! (?:نهايه|ال))|لا (?:نفتح|نعمل)|we do not open|day off)(?![\p{L}])/gu;
const EXCEPT = /(?:except(?: on| for)?|other than|ما عدا|ماعدا|عدا|باستثناء|الا)\s*(?:يوم\s*)?$/u;
const ALL = [0, 1, 2, 3, 4, 5, 6];

/** A date that says when something was written or began is no exception. */
const STAMP = /(?:since|established|founded|updated?|issued|printed|dated|version|منذ|تاسس\S*|تحديث|صدر\S*|بتاريخ)[^.:;]{0,16}$/u;
const FROM = /(?:from|starting|effective|as of|ابتداء من|اعتبارا من|بدءا من|بدايه من|من)\s*(?:يوم\s*)?$/u;
const UNTIL = /(?:until|till|through|up to|حتي|لغايه|الي)\s*(?:يوم\s*)?$/u;

interface Period {
  validity: Validity;
  start: number;
  end: number;
}

/** Dates of a sentence as spans of days in which its hours hold. */
function periodsOf(folded: string): Period[] {
  return findDates(folded).flatMap((range) => {
    const before = folded.slice(0, range.start);
    const validity = validityOf(range);
    if (!validity || STAMP.test(before)) return [];
    const place = { start: range.start, end: range.end };
    const single = validity.validFrom !== null && validity.validFrom === validity.validTo;
    if (single && UNTIL.test(before)) return [{ validity: { ...validity, validFrom: null }, ...place }];
    if (single && FROM.test(before)) return [{ validity: { ...validity, validTo: null }, ...place }];
    return [{ validity, ...place }];
  });
}

/**
 * What a sentence made by `foldForTimes` says of opening times. Each range belongs to the days named last before it, or, in
 * a sentence that begins with a time, to the days named next. Without any day it holds for all, if `allDaysByDefault`.
 */
export function readHoursSentence(folded: string, currency: string, allDaysByDefault: boolean): HoursReading[] {
  const periods = periodsOf(folded);
  const text = periods.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), folded);
  const [first, second] = periods;
  // "Closed on 25 December; 1 January 14:00-22:00": each date has its own hours where each has some beside it.
  const pieces =
    first && second ? periods.map((period, at) => ({ period, text: text.slice(at === 0 ? 0 : period.start, periods[at + 1]?.start) })) : [];
  const apart = pieces.length > 0 && pieces.every((piece) => marksOf(piece.text, currency).some((mark) => mark.kind !== 'days'));
  if (apart) return pieces.flatMap((piece) => readPart(piece.text, folded, currency, true, [piece.period.validity]));
  return readPart(
    text,
    folded,
    currency,
    allDaysByDefault,
    periods.map((period) => period.validity),
  );
}

function readPart(text: string, folded: string, currency: string, allDaysByDefault: boolean, validities: Validity[]): HoursReading[] {
  const marks = marksOf(text, currency);
  const firstDays = marks.find((mark) => mark.kind === 'days');
  const startsSentence = firstDays !== undefined && firstDays.at <= 4;
  const feasts = validities.length > 0 ? [] : findFeastDays(folded);
  const season = findSeason(folded);
  const times: Validity[] =
    validities.length > 0
      ? validities.map((validity) => ({ ...validity, season: validity.season ?? season }))
      : (feasts.length > 0 ? feasts : [season]).map((each) => ({ validFrom: null, validTo: null, season: each }));
  const special = season !== null || feasts.length > 0 || validities.length > 0;
  const pairs = pair(marks, allDaysByDefault || special, special);
  return times.flatMap((time) => pairs.map((reading) => ({ ...reading, ...time, startsSentence })));
}

function marksOf(text: string, currency: string): Mark[] {
  const ranges = findTimeRanges(text);
  const days = findDaySets(text, currency).filter((set) => !ranges.some((range) => set.start >= range.start && set.end <= range.end));
  const marks: Mark[] = [
    ...days.map((set): Mark => ({ kind: 'days', weekdays: set.weekdays, at: set.start, except: EXCEPT.test(text.slice(0, set.start)) })),
    ...ranges.map((range): Mark => ({ kind: 'range', opens: range.opens, closes: range.closes, at: range.start })),
    ...[...text.matchAll(CLOSED)].map((match): Mark => ({ kind: 'closed', at: match.index })),
  ];
  return marks.toSorted((one, other) => one.at - other.at);
}

type Paired = Pick<HoursReading, 'weekdays' | 'opens' | 'closes'>;

function pair(marks: Mark[], allDaysByDefault: boolean, special: boolean): Paired[] {
  const out: Paired[] = [];
  const first = marks[0];
  const timesLead = first !== undefined && first.kind !== 'days' && marks.some((mark) => mark.kind === 'days' && !mark.except);
  let current: number[] | null = null;
  let waiting: Paired[] = [];
  let bareException: number[] | null = null;
  for (const mark of marks) {
    if (mark.kind === 'days') {
      if (bareException) out.push({ weekdays: bareException, opens: null, closes: null });
      bareException = null;
      if (mark.except) {
        const { weekdays } = mark;
        for (const entry of [...out, ...waiting]) entry.weekdays = entry.weekdays.filter((day) => !weekdays.includes(day));
        bareException = weekdays;
      }
      if (timesLead && waiting.length > 0 && !mark.except) {
        for (const entry of waiting) entry.weekdays = mark.weekdays;
        out.push(...waiting);
        waiting = [];
      }
      current = mark.weekdays;
      continue;
    }
    bareException = null;
    const entry: Paired =
      mark.kind === 'range' ? { weekdays: [], opens: mark.opens, closes: mark.closes } : { weekdays: [], opens: null, closes: null };
    const lead = timesLead && marks.some((other) => other.kind === 'days' && other.at > mark.at && !other.except);
    if (lead) waiting.push(entry);
    else if (current) out.push({ ...entry, weekdays: current });
    else if (allDaysByDefault && (mark.kind === 'range' || special)) out.push({ ...entry, weekdays: ALL });
  }
  if (bareException) out.push({ weekdays: bareException, opens: null, closes: null });
  return out.filter((entry) => entry.weekdays.length > 0);
}
