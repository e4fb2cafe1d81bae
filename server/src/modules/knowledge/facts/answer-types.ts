import type { FactRow } from './render-evidence.ts';
import type { AnswerLanguage } from './render-money.ts';
import type { BranchFact, FactSet } from './types.ts';

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
  /** Earlier texts of both sides, newest last. */
  history: readonly string[];
}

/** Facts that may be said: expired rows are gone. */
export function live(facts: FactSet): FactSet {
  const known = liveSets.get(facts);
  if (known) return known;
  const current = <T extends { state: string }>(rows: readonly T[]) => rows.filter((row) => row.state !== 'expired');
  const kept = {
    items: current(facts.items),
    branches: current(facts.branches),
    hours: current(facts.hours),
    policies: current(facts.policies),
  };
  liveSets.set(facts, kept);
  return kept;
}
const liveSets = new WeakMap<FactSet, FactSet>();

export function answered(query: string, text: string, rows: FactRow[], score: number, more: Partial<FactAnswer> = {}): FactAnswer {
  return { query, filters: {}, text, rows, derived: [], score, status: 'answered', options: [], reason: null, ...more };
}

export function branchById(facts: FactSet, id: string | null): BranchFact | null {
  return facts.branches.find((branch) => branch.id === id) ?? null;
}
