import type { FactKind } from '@wafaa/contracts';
import { sql } from 'kysely';
import type { TenantDb } from '../../../platform/db/index.ts';
import { findStaleFacts } from '../facts/find-contradictions.ts';
import type { FactSet } from '../facts/types.ts';
import { dayIn } from '../facts-on-day.ts';
import { loadFacts } from '../load-facts.ts';
import { TABLES } from './fact-kinds.ts';
import { contradictionsOf } from './list-problems.ts';

/** What no row says of itself: ids of the facts that others contradict, and of those whose own days are over. */
export interface Standing {
  disputed: ReadonlySet<string>;
  over: ReadonlySet<string>;
}

export async function loadStanding(db: TenantDb, now: Date): Promise<Standing> {
  const facts = await loadFacts(db);
  const disputed = (await contradictionsOf(db, facts)).flatMap(({ sides }) => sides.map(({ factId }) => factId));
  return { disputed: new Set(disputed), over: new Set(overOn(facts, await today(db, now))) };
}

/** The tenant's day. */
export async function today(db: TenantDb, now: Date): Promise<string> {
  const { time_zone: zone } = await db.query.selectFrom('tenant').select('time_zone').executeTakeFirstOrThrow();
  return dayIn(zone, now);
}

function overOn(facts: FactSet, day: string): string[] {
  const ended = [...facts.items, ...facts.policies, ...facts.hours].filter(({ validTo }) => (validTo ?? day) < day).map(({ id }) => id);
  return [...ended, ...findStaleFacts(facts, day).map(({ factId }) => factId)];
}

/** Ids of the rows of owners that stand in the place of a document's. */
export async function editedIds(db: TenantDb): Promise<string[]> {
  const rows = await db.query
    .selectFrom('fact_review')
    .select('replaced_by')
    .where('decision', '=', 'edited')
    .where('replaced_by', 'is not', null)
    .execute();
  return rows.flatMap(({ replaced_by: id }) => (id === null ? [] : [id]));
}

/** How many rows of a kind are in each state. */
export async function countStates(db: TenantDb, kind: FactKind): Promise<Record<string, number>> {
  const rows = await db.query
    .selectFrom(TABLES[kind] as 'item')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
