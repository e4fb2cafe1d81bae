import type { Figures, HomeView } from '@wafaa/contracts';
import { session } from './session.ts';

const DAY_MS = 86_400_000;
const NONE: Figures = {
  ...{ asked: 0, helped: 0, answered: 0, resolved: 0, stayed: 0, watching: 0, returned: 0 },
  ...{ handed_over: 0, troubled: 0, unknown: 0, complaint: 0, undelivered: 0, failed: 0 },
};
const WEEK: Figures = {
  ...{ asked: 214, helped: 201, answered: 187, resolved: 163, stayed: 98, watching: 61, returned: 4 },
  ...{ handed_over: 38, troubled: 21, unknown: 16, complaint: 3, undelivered: 2, failed: 0 },
};
const FEW: Figures = { ...NONE, asked: 12, helped: 11, resolved: 9, stayed: 3, watching: 6, handed_over: 2 };
/** By weekday; Friday is the day on which people go out. */
const SHAPE = [22, 25, 27, 31, 44, 52, 13];

/** What home shows, by what the cookie says of the tenant and the reader. */
export function homeView(state: string, days: 7 | 28, now: number): HomeView {
  const { permissions } = session(state, now).actor;
  const may = (right: string): boolean => permissions.includes(right);
  const midnight = Math.floor(now / DAY_MS) * DAY_MS - 3 * 3_600_000;
  const iso = (at: number): string => new Date(at).toISOString();
  const quiet = state === 'empty' ? 0 : state === 'no-phone' ? 0.05 : state === 'many' ? 900 : 1;
  const trend = Array.from({ length: 2 * days }, (_, index) => {
    const from = midnight - (2 * days - 1 - index) * DAY_MS;
    const asked = Math.round((SHAPE[index % 7] ?? 0) * quiet * (index < days ? 0.86 : 1));
    return {
      day: iso(from + 3 * 3_600_000).slice(0, 10),
      from: iso(from),
      to: iso(from + DAY_MS),
      asked,
      handedOver: Math.round(asked * 0.17),
    };
  });
  const figures = state === 'empty' ? NONE : state === 'no-phone' ? FEW : state === 'many' ? scale(WEEK, 940) : scale(WEEK, days / 7);
  return {
    days,
    ...{ from: iso(midnight - (days - 1) * DAY_MS), to: iso(now) },
    before: { from: iso(midnight - (2 * days - 1) * DAY_MS), to: iso(now - days * DAY_MS) },
    figures: may('analytics.read')
      ? {
          now: figures,
          before: state === 'many' ? null : { ...scale(figures, 0.86), troubled: Math.round(figures.troubled * 1.3) },
          trend,
          countedFrom: state === 'many' ? iso(midnight - 11 * DAY_MS) : null,
        }
      : null,
    waiting: may('conversations.read')
      ? { count: state === 'empty' ? 0 : 3, since: state === 'empty' ? null : iso(now - 25 * 60_000) }
      : null,
    broken: may('channels.read') ? (state === 'many' ? [{ id: 'acc_1', channel: 'whatsapp', displayName: 'بيت الواحة' }] : []) : null,
    knowledge: may('knowledge.read')
      ? state === 'empty'
        ? { live: 0, failed: 0, unconfirmed: 0 }
        : { live: 4, failed: 1, unconfirmed: state === 'many' ? 1_000 : 12 }
      : null,
  };
}

const scale = (figures: Figures, by: number): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, count]) => [name, Math.round(count * by)])) as Figures;
