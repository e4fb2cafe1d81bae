import type { FactKind, FactView } from '@wafaa/contracts';
import { sql } from 'kysely';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { branchOf, DAYS, hoursOf, itemOf, policyOf } from '../fact-rows.ts';
import { fieldsOf, kindOfId, type StoredFact } from './fact-kinds.ts';
import { sameText } from './fact-keys.ts';

export type AnyFact = { [Kind in FactKind]: { kind: Kind; fact: StoredFact[Kind]; ordinal: number } }[FactKind];

export interface FindFacts {
  ids?: readonly string[];
  state?: 'proposed' | 'confirmed' | 'expired' | undefined;
  sourceId?: string | undefined;
  /** Each word must stand in the row, folded as people type. */
  words?: readonly string[];
  missingPrice?: boolean;
  unconfirmedAllergens?: boolean;
  after?: { sourceId: string; ordinal: number; id: string } | null;
  limit?: number;
}

/** Rows of one kind in the order of their documents, those that were rejected too. */
export async function findFacts(db: TenantDb, kind: FactKind, find: FindFacts): Promise<AnyFact[]> {
  switch (kind) {
    case 'item': {
      let query = narrow(db.query.selectFrom('item').selectAll().select(DAYS), find);
      if (find.missingPrice)
        query = query.where('price_minor', 'is', null).where(sql<boolean>`not jsonb_path_exists(variants, '$[*].price.minor')`);
      if (find.unconfirmedAllergens) query = query.where('allergens_confirmed', '=', false).where(sql<boolean>`cardinality(allergens) > 0`);
      return (await query.execute()).map((row) => ({ kind, fact: itemOf(row), ordinal: row.ordinal }));
    }
    case 'hours':
      return (await narrow(db.query.selectFrom('opening_hours').selectAll().select(DAYS), find).execute()).map((row) => ({
        ...{ kind, fact: hoursOf(row), ordinal: row.ordinal },
      }));
    case 'policy':
      return (await narrow(db.query.selectFrom('policy').selectAll().select(DAYS), find).execute()).map((row) => ({
        ...{ kind, fact: policyOf(row), ordinal: row.ordinal },
      }));
    case 'branch':
      return (await narrow(db.query.selectFrom('branch').selectAll(), find).execute()).map((row) => ({
        ...{ kind, fact: branchOf(row), ordinal: row.ordinal },
      }));
  }
}

interface Narrowed {
  where(...given: never[]): this;
  orderBy(column: never): this;
  limit(count: number): this;
}

/** The same conditions for all four tables, which share these columns. */
function narrow<Query extends object>(given: Query, find: FindFacts): Query {
  let query = given as unknown as Narrowed;
  const where = (...condition: unknown[]): void => {
    query = query.where(...(condition as never[]));
  };
  if (find.ids) where('id', 'in', find.ids);
  if (find.state) where('state', '=', find.state);
  if (find.sourceId) where('source_id', '=', find.sourceId);
  for (const word of find.words ?? []) where(sql<boolean>`position(public.fold_for_search(${word}) in search_text) > 0`);
  if (find.after) {
    const { sourceId, ordinal, id } = find.after;
    where(sql<boolean>`(source_id, ordinal, id) > (${sourceId}::text, ${ordinal}::int, ${id}::text)`);
  }
  for (const column of ['source_id', 'ordinal', 'id']) query = query.orderBy(column as never);
  if (find.limit !== undefined) query = query.limit(find.limit);
  return query as unknown as Query;
}

/** @throws fact.not_found */
export async function findFact(db: TenantDb, id: string): Promise<AnyFact> {
  const kind = kindOfId(id);
  const [found] = kind ? await findFacts(db, kind, { ids: [id] }) : [];
  if (!found) throw new AppError('fact.not_found', { id });
  return found;
}

const LONGEST_QUOTE = 500;

/** Rows with the name of their source, the words they stand for, and what their document says by now. */
export async function presentFacts(db: TenantDb, facts: readonly AnyFact[]): Promise<FactView[]> {
  if (facts.length === 0) return [];
  const distinct = (values: readonly string[]): string[] => [...new Set(values)];
  const sources = await db.query
    .selectFrom('source')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', distinct(facts.map(({ fact }) => fact.span.sourceId)))
    .execute();
  const documents = await db.query
    .selectFrom('document')
    .select(['id', 'text'])
    .where('id', 'in', distinct(facts.map(({ fact }) => fact.span.documentId)))
    .execute();
  const edits = await db.query
    .selectFrom('fact_review')
    .select(['replaced_by', 'reading', 'latest'])
    .where(
      'replaced_by',
      'in',
      facts.map(({ fact }) => fact.id),
    )
    .execute();
  return facts.map(({ kind, fact }) => {
    const source = sources.find(({ id }) => id === fact.span.sourceId);
    const text = documents.find(({ id }) => id === fact.span.documentId)?.text ?? '';
    const edit = edits.find((entry) => entry.replaced_by === fact.id);
    return {
      ...{ id: fact.id, kind, state: fact.state },
      fields: fieldsOf[kind](fact as never),
      source: { id: fact.span.sourceId, name: source?.name ?? '', page: fact.span.page, manual: source?.kind === 'manual' },
      quote: text.slice(fact.span.start, Math.min(fact.span.end, fact.span.start + LONGEST_QUOTE)),
      documentSays: edit ? changedFields(edit.reading, edit.latest) : null,
    } as FactView;
  });
}

/** What differs between two readings of a row: the newer one's fields. */
export function changedFields(before: Record<string, unknown> | null, now: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!before || !now) return null;
  const changed = Object.entries(now).filter(([field, value]) => sameText(value) !== sameText(before[field] ?? null));
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
