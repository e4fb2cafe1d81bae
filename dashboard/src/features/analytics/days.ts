/** Days that can be chosen by name. */
export const PRESETS = ['today', 'yesterday', 'week', 'weeks', 'quarter', 'year', 'month', 'last-month'] as const;
export type Preset = (typeof PRESETS)[number];
const LENGTHS: Partial<Record<Preset, number>> = { today: 1, week: 7, weeks: 28, quarter: 90, year: 365 };
/** No longer time is counted at once. */
export const MOST_DAYS = 366;

export interface AnalyticsSearch {
  /** Four weeks when absent. */
  range?: Preset;
  /** Own days, both included, as `YYYY-MM-DD`. */
  first?: string;
  last?: string;
}
export interface Days {
  first: string;
  last: string;
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && value > '1970-01-01';

/** Reads an address; what makes no sense is left out. */
export function toAnalyticsSearch(search: Record<string, unknown>): AnalyticsSearch {
  const { first, last } = search;
  if (isDay(first) && isDay(last) && first <= last && daysBetween(first, last) <= MOST_DAYS) return { first, last };
  const range = PRESETS.find((name) => name === search['range']);
  return range ? { range } : {};
}

const shift = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** How many days there are from one to another, both included. */
export const daysBetween = (first: string, last: string): number => Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;

/** The day in a zone. */
export function dayIn(now: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(now);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The days that an address means, on a day. */
export function daysOf({ range = 'weeks', first, last }: AnalyticsSearch, today: string): Days {
  if (first && last) return { first, last };
  if (range === 'yesterday') return { first: shift(today, -1), last: shift(today, -1) };
  const month = `${today.slice(0, 7)}-01`;
  if (range === 'month') return { first: month, last: today };
  if (range === 'last-month') return { first: `${shift(month, -1).slice(0, 7)}-01`, last: shift(month, -1) };
  return { first: shift(today, 1 - (LENGTHS[range] ?? 28)), last: today };
}
