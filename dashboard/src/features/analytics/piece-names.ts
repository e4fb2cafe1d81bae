import type { Locale } from '../../shared/i18n/locales.ts';
import { clockTime, dayRange, dayText, timeRange } from '../../shared/time/format.ts';
import type { ActivityView, Span } from './api.ts';

export type Step = ActivityView['step'];
export interface Naming {
  step: Step;
  locale: Locale;
  timeZone: string;
}

/** What a piece of the time is called in a sentence. */
export function longName({ from, to }: Span, { step, locale, timeZone }: Naming): string {
  if (step === 'hour') return timeRange(from, to, locale, timeZone);
  return step === 'day' ? dayText(from, locale, timeZone, Date.parse(from)) : dayRange(from, to, locale, timeZone);
}

/** Names under columns, of as many as there is room for, the last among them. */
export function shortNames(pieces: readonly Span[], { step, locale, timeZone }: Naming): string[] {
  const every = pieces.length <= 7 ? 1 : Math.ceil(pieces.length / 5);
  return pieces.map(({ from }, index) => {
    if ((pieces.length - 1 - index) % every !== 0) return '';
    if (step === 'hour') return clockTime(from, locale, timeZone);
    return dayRange(from, new Date(Date.parse(from) + 1).toISOString(), locale, timeZone);
  });
}

/** What a file calls a piece: the same in every language, so that it can be reckoned with. */
export function plainName({ from }: Span, { step, timeZone }: Naming): string {
  const parts = new Intl.DateTimeFormat('en', {
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const),
  }).formatToParts(new Date(from));
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return step === 'hour' ? `${day} ${part('hour')}:${part('minute')}` : day;
}
