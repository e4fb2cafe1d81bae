import { findTimeRanges } from './read-times.ts';
import { findDaySets, findPeriod, findSeason } from './vocabulary-days.ts';

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

const CLOSED = /(?<![\p{L}])(?:closed|مغلق(?:ه|ين)?|مقفل|اجازه|عطله(?! (?:نهايه|ال)))(?![\p{L}])/gu;
const EXCEPT = /(?:except(?: on| for)?|other than|ما عدا|ماعدا|عدا|باستثناء|الا)\s*(?:يوم\s*)?$/u;
const ALL = [0, 1, 2, 3, 4, 5, 6];

/**
 * What a sentence made by `foldForTimes` says of opening times. Each range belongs to the days named last before it, or, in
 * a sentence that begins with a time, to the days named next. Without any day it holds for all, if `allDaysByDefault`.
 */
export function readHoursSentence(folded: string, currency: string, allDaysByDefault: boolean): HoursReading[] {
  const period = findPeriod(folded);
  const text = period ? folded.slice(0, period.start) + ' '.repeat(period.end - period.start) + folded.slice(period.end) : folded;
  const marks = marksOf(text, currency);
  const season = findSeason(folded);
  const firstDays = marks.find((mark) => mark.kind === 'days');
  const startsSentence = firstDays !== undefined && firstDays.at <= 4;
  const common = { season, validFrom: period?.validFrom ?? null, validTo: period?.validTo ?? null, startsSentence };
  return pair(marks, allDaysByDefault || season !== null).map((reading) => ({ ...reading, ...common }));
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

function pair(marks: Mark[], allDaysByDefault: boolean): Paired[] {
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
    else if (allDaysByDefault && mark.kind === 'range') out.push({ ...entry, weekdays: ALL });
  }
  if (bareException) out.push({ weekdays: bareException, opens: null, closes: null });
  return out.filter((entry) => entry.weekdays.length > 0);
}
