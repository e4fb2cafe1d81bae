import { localTime } from './calendar-clock.ts';
import { findStaleFacts } from './find-contradictions.ts';
import type { FactRow } from './render-evidence.ts';
import type { AnswerLanguage } from './render-money.ts';
import type { FactSet } from './types.ts';

export interface FactOption {
  /** `fact:<aspect>:<item id>`; comes back as the contact's choice and names the same question again. */
  id: string;
  title: string;
  description: string | null;
}

/** What the fact tables say to one question. */
export interface FactAnswer {
  /** e.g. `item.price`, `list`, `hours`. Joined with `+` when several were asked. */
  query: string;
  filters: Record<string, string>;
  text: string;
  rows: FactRow[];
  /** Statements that the query itself brings, e.g. the budget it was asked with. They support a claim beside the rows. */
  derived: string[];
  /** How well the question's words were understood, 0..1. */
  score: number;
  status:
    | 'answered'
    | 'ambiguous' // `options` holds the readings; `text` is one question back
    | 'person'; // the rows may not answer this (allergens unconfirmed, no price); `text` says so and `reason` why
  options: FactOption[];
  reason: string | null;
}

export interface AnswerContext {
  language: AnswerLanguage;
  currency: string;
  timeZone: string;
  now: Date;
  /** Words of the business's own name, folded. */
  called?: readonly string[];
  /** Earlier texts of the customer, newest last. */
  history: readonly string[];
  /** What the fact tables said last in this conversation; "and how much is it?" points there. */
  last?: LastAnswer | null;
  /** Room for one answer on the channel, all its parts together; a longer list goes on when "more" is asked. */
  room?: { max: number; unit: 'utf16' | 'utf8_bytes' };
}

/** An earlier fact answer, as its trace keeps it. */
export interface LastAnswer {
  query: string;
  filters: Record<string, string>;
  /** Ids of its rows, in the order in which they were said. */
  rowIds: readonly string[];
}

/** Facts that may be said on a day of the place's calendar: expired rows are gone, and those whose own words ended before it. */
export function live(facts: FactSet, now?: Date, timeZone = 'UTC'): FactSet {
  const today = now ? localTime(now, timeZone).date : '';
  const days = liveSets.get(facts) ?? new Map<string, FactSet>();
  const known = days.get(today);
  if (known) return known;
  const stale = new Set(today === '' ? [] : findStaleFacts(facts, today).map((fact) => fact.factId));
  // Hours keep their past seasons: the calendar knows when they hold.
  const current = <T extends { id: string; state: string }>(rows: readonly T[], dated: boolean) =>
    rows.filter((row) => row.state !== 'expired' && !(dated && stale.has(row.id)));
  const kept = {
    items: current(facts.items, true),
    branches: current(facts.branches, false),
    hours: current(facts.hours, false),
    policies: current(facts.policies, true),
  };
  // The day before is let go; what has no day ("") is asked for beside it in every turn.
  if (days.size >= DAYS_KEPT) for (const day of days.keys()) if (day !== '') days.delete(day);
  days.set(today, kept);
  liveSets.set(facts, days);
  return kept;
}
const DAYS_KEPT = 4;
const liveSets = new WeakMap<FactSet, Map<string, FactSet>>();

export function answered(query: string, text: string, rows: FactRow[], score: number, more: Partial<FactAnswer> = {}): FactAnswer {
  return { query, filters: {}, text, rows, derived: [], score, status: 'answered', options: [], reason: null, ...more };
}
