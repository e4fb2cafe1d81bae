import { addDays, dayOf, instantOf, type LocalDay, localTime, minutesOf } from './calendar-clock.ts';
import { holdsOn, widthOf } from './calendar-seasons.ts';
import type { BranchFact, FactSet, HoursFact } from './types.ts';

/** Opening hours of one place: its rows, and the clock they are told by. */
export interface Calendar {
  branch: BranchFact | null;
  rows: readonly HoursFact[];
  timeZone: string;
}

/** One opening of a day. An end that the source tells by a word ("until fajr") is null: unknown, never guessed. */
export interface Span {
  row: HoursFact;
  opens: Date | null;
  closes: Date | null;
}

export interface DayHours {
  day: LocalDay;
  /** Rows that hold on this day, those that say "closed" included; empty when the week does not name the day. */
  rows: HoursFact[];
  spans: Span[];
  /** Whether a season or a dated exception holds instead of the ordinary week. */
  special: boolean;
  /** Two sources give this day different hours. */
  disputed: boolean;
}

export type Openness =
  | { state: 'open'; row: HoursFact; until: Date | null /** Null: it closes on no day of the coming week. */ }
  | { state: 'closed'; rows: HoursFact[] }
  | { state: 'unknown'; why: 'vague' | 'disputed' | 'no_hours'; rows: HoursFact[] };

/** A vague closing can lie as late as noon of the next day ("until the last guest"). */
const LATEST_VAGUE = 1_440 + 720;
const WEEK = 8;

/** The calendar of a branch, or of the business where `branch` is null. Without a zone of its own a branch keeps the tenant's. */
export function calendarOf(facts: FactSet, branch: BranchFact | null, tenantTimeZone: string): Calendar {
  // Hours of a branch that we do not know are nobody else's.
  const isOthers = (row: HoursFact) => row.branchName !== null && facts.branches.length > 1;
  const rows = facts.hours.filter((row) => (row.branchId === null ? !isOthers(row) : row.branchId === branch?.id));
  return { branch, rows, timeZone: branch?.timeZone ?? tenantTimeZone };
}

/** How many days a row is meant for: the narrowest row in force wins. */
function layerOf(row: HoursFact): number {
  if (row.validFrom === null && row.validTo === null) return row.season === null ? Infinity : widthOf(row.season);
  if (row.validFrom === null || row.validTo === null) return 3_650;
  return (Date.parse(row.validTo) - Date.parse(row.validFrom)) / 86_400_000 + 1;
}

function inForce(row: HoursFact, day: LocalDay, timeZone: string): boolean {
  if (!row.weekdays.includes(day.weekday)) return false;
  if (row.validFrom !== null || row.validTo !== null) return (row.validFrom ?? '') <= day.date && day.date <= (row.validTo ?? '9999');
  return row.season === null || holdsOn(row.season, day, timeZone) === true;
}

/** Hours of a date: an exception before a season, a season before the ordinary week, a branch's own rows before those for all. */
export function hoursOn(calendar: Calendar, date: string): DayHours {
  const day = dayOf(date);
  const running = calendar.rows.filter((row) => inForce(row, day, calendar.timeZone));
  const narrowest = Math.min(...running.map(layerOf));
  const layer = running.filter((row) => layerOf(row) === narrowest);
  const own = layer.filter((row) => row.branchId !== null);
  const nearest = own.length > 0 ? own : layer;
  const confirmed = nearest.filter((row) => row.state === 'confirmed');
  const rows = withoutTwins(confirmed.length > 0 ? confirmed : nearest);
  const spans = rows.flatMap((row) => toSpan(row, date, calendar.timeZone)).toSorted((one, other) => at(one.opens) - at(other.opens));
  return { day, rows, spans, special: narrowest < Infinity, disputed: isDisputed(confirmed.length > 0 ? confirmed : nearest) };
}

const at = (instant: Date | null): number => instant?.getTime() ?? -Infinity;
const timesOf = (row: HoursFact): string => `${row.opens}-${row.closes}`;

function withoutTwins(rows: readonly HoursFact[]): HoursFact[] {
  return rows.filter((row, index) => rows.findIndex((other) => timesOf(other) === timesOf(row)) === index);
}

/** Sources that both speak of a day must give it the same hours, and so must two readings of one. */
export function isDisputed(rows: readonly HoursFact[]): boolean {
  if (rows.some((row) => row.state !== 'confirmed' && (row.disputes?.length ?? 0) > 0)) return true;
  const bySource = [...Map.groupBy(rows, (row) => row.span.sourceId).values()].map((own) => new Set(own.map(timesOf)));
  const [first, ...others] = bySource;
  return first !== undefined && others.some((other) => other.size !== first.size || [...other].some((times) => !first.has(times)));
}

function toSpan(row: HoursFact, date: string, timeZone: string): Span[] {
  if (row.opens === null || row.closes === null) return [];
  const [opens, closes] = [minutesOf(row.opens), minutesOf(row.closes)];
  const until = closes === null ? null : closes === 1_439 ? 1_440 : closes;
  const after = until !== null && opens !== null && until <= opens ? until + 1_440 : until;
  return [
    {
      row,
      opens: opens === null ? null : instantOf(date, opens, timeZone),
      closes: after === null ? null : instantOf(date, after, timeZone),
    },
  ];
}

/** Whether a place is open at an instant, and until when; `unknown` where the rows leave it open or contradict each other. */
export function isOpen(calendar: Calendar, instant: Date): Openness {
  if (calendar.rows.length === 0) return { state: 'unknown', why: 'no_hours', rows: [] };
  const { date } = localTime(instant, calendar.timeZone);
  const near = [hoursOn(calendar, addDays(date, -1)), hoursOn(calendar, date)];
  const [, today] = near;
  const moment = instant.getTime();
  const holding = near
    .flatMap((hours) => hours.spans.map((span) => ({ hours, span })))
    .filter(({ span, hours }) => reaches(span, hours, calendar, moment));
  const disputed = holding.some(({ hours }) => hours.disputed) || (today?.disputed ?? false);
  if (disputed) return { state: 'unknown', why: 'disputed', rows: today?.rows ?? [] };
  const sure = holding.find(({ span }) => span.opens !== null && span.closes !== null);
  if (sure) return { state: 'open', row: sure.span.row, until: closingAfter(calendar, sure.span.closes as Date) };
  if (holding.length > 0) return { state: 'unknown', why: 'vague', rows: holding.map(({ span }) => span.row) };
  return { state: 'closed', rows: today?.rows ?? [] };
}

function reaches(span: Span, hours: DayHours, { timeZone }: Calendar, moment: number): boolean {
  const from = span.opens ?? instantOf(hours.day.date, 0, timeZone);
  const to = span.closes ?? instantOf(hours.day.date, LATEST_VAGUE, timeZone);
  return from.getTime() <= moment && moment < to.getTime();
}

/** The closing that follows without a gap: a shop open around the clock closes at no midnight. */
function closingAfter(calendar: Calendar, closes: Date): Date | null {
  let until = closes;
  for (let step = 0; step < WEEK; step += 1) {
    const { date } = localTime(until, calendar.timeZone);
    const next = [addDays(date, -1), date]
      .flatMap((each) => hoursOn(calendar, each).spans)
      .filter(
        (span) => span.opens !== null && span.closes !== null && at(span.opens) <= until.getTime() && until.getTime() < at(span.closes),
      )
      .toSorted((one, other) => at(other.closes) - at(one.closes))[0];
    if (!next?.closes) return until;
    until = next.closes;
  }
  return null;
}

/** The next time a closed door opens after an instant, within a fortnight; null when none is known for certain before something vague or disputed. */
export function nextOpening(calendar: Calendar, instant: Date): { at: Date; row: HoursFact } | null {
  const { date } = localTime(instant, calendar.timeZone);
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const { spans, disputed } = hoursOn(calendar, addDays(date, ahead));
    if (disputed || spans.some((span) => span.opens === null)) return null;
    for (const { opens, row } of spans) {
      // Midnight of a place open around the clock opens nothing.
      if (opens && opens.getTime() > instant.getTime() && isOpen(calendar, new Date(opens.getTime() - 60_000)).state !== 'open')
        return { at: opens, row };
    }
  }
  return null;
}
