import type { FactKind, FactView } from '@wafaa/contracts';
import { sql } from 'kysely';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { branchOf, DAYS, hoursOf, ITEM_DAYS, itemOf, policyOf } from '../fact-rows.ts';
import { fieldsOf, kindOfId, type StoredFact } from './fact-kinds.ts';
import { sameText } from './fact-keys.ts';
import type { Standing } from './standing.ts';

export type AnyFact = { [Kind in FactKind]: { kind: Kind; fact: StoredFact[Kind]; ordinal: number } }[FactKind];

export interface FindFacts {
  ids?: readonly string[];
  state?: 'proposed' | 'confirmed' | 'expired' | undefined;
  /** Those that nobody rejected. */
  inUse?: boolean;
  sourceId?: string | undefined;
  /** Each word must stand in the row, folded as people type. */
  words?: readonly string[];
  missingPrice?: boolean;
  unconfirmedAllergens?: boolean;
  /** The last row of the page before. */
  after?: { readAt: string; ordinal: number; id: string } | null;
  limit?: number;
}

/** An item without a price, its sizes included. */
export const WITHOUT_PRICE = sql<boolean>`price_minor is null and not jsonb_path_exists(variants, '$[*].price.minor')`;
export const WITH_OPEN_ALLERGENS = sql<boolean>`not allergens_confirmed and cardinality(allergens) > 0`;

/** When a row was read or entered, as its id tells. A row that is changed keeps its id, and so its place in the list, though not its source. */
const READ_AT = sql<string>`substr(id, 5, 12)`;
export const readAtOf = (id: string): string => id.slice(4, 16);

/** Rows of one kind in the order in which they were read, those that were rejected too. */
export async function findFacts(db: TenantDb, kind: FactKind, find: FindFacts): Promise<AnyFact[]> {
  switch (kind) {
    case 'item': {
      let query = narrow(db.query.selectFrom('item').selectAll().select(ITEM_DAYS), find);
      if (find.missingPrice) query = query.where(WITHOUT_PRICE);
      if (find.unconfirmedAllergens) query = query.where(WITH_OPEN_ALLERGENS);
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
  // None is asked for: `in ()` is no SQL.
  if (find.ids) where(...(find.ids.length === 0 ? [sql<boolean>`false`] : ['id', 'in', find.ids]));
  if (find.inUse || find.missingPrice || find.unconfirmedAllergens) where('state', '<>', 'expired');
  if (find.state) where('state', '=', find.state);
  if (find.sourceId) where('source_id', '=', find.sourceId);
  for (const word of find.words ?? []) where(sql<boolean>`position(public.fold_for_search(${word}) in search_text) > 0`);
  if (find.after) {
    const { readAt, ordinal, id } = find.after;
    where(sql<boolean>`(${READ_AT}, ordinal, id) > (${readAt}::text, ${ordinal}::int, ${id}::text)`);
  }
  for (const column of [READ_AT, 'ordinal', 'id']) query = query.orderBy(column as never);
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
export async function presentFacts(db: TenantDb, facts: readonly AnyFact[], standing: Standing): Promise<FactView[]> {
  if (facts.length === 0) return [];
  const distinct = (values: readonly string[]): string[] => [...new Set(values)];
  const edits = await db.query
    .selectFrom('fact_review')
    .select(['replaced_by', 'source_id', 'reading', 'latest'])
    .where(
      'replaced_by',
      'in',
      facts.map(({ fact }) => fact.id),
    )
    .execute();
  const sources = await db.query
    .selectFrom('source')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', distinct([...facts.map(({ fact }) => fact.span.sourceId), ...edits.map((edit) => edit.source_id)]))
    .execute();
  const documents = await db.query
    .selectFrom('document')
    .select(['id', 'text'])
    .where('id', 'in', distinct(facts.map(({ fact }) => fact.span.documentId)))
    .execute();
  return facts.map(({ kind, fact }) => {
    const source = sources.find(({ id }) => id === fact.span.sourceId);
    const text = documents.find(({ id }) => id === fact.span.documentId)?.text ?? '';
    const edit = edits.find((entry) => entry.replaced_by === fact.id);
    const fields = fieldsOf[kind](fact as never) as Record<string, unknown>;
    const from = edit && { id: edit.source_id, name: sources.find(({ id }) => id === edit.source_id)?.name ?? '' };
    return {
      ...{ id: fact.id, kind, state: fact.state, fields },
      source: {
        ...{ id: fact.span.sourceId, name: source?.name ?? '', page: fact.span.page },
        ...{ manual: source?.kind === 'manual', from: from ?? null },
      },
      ...traceOf(fact, source?.kind === 'manual'),
      statuses: [
        STATUS_OF[fact.state],
        ...(edit ? ['edited'] : []),
        ...(standing.over.has(fact.id) ? ['expired'] : []),
        ...(standing.disputed.has(fact.id) ? ['contradicting'] : []),
      ],
      quote: text.slice(fact.span.start, Math.min(fact.span.end, fact.span.start + LONGEST_QUOTE)),
      documentSays: edit ? differing(changedFields(edit.reading, edit.latest), fields) : null,
    } as FactView;
  });
}

const STATUS_OF = { proposed: 'proposed', confirmed: 'confirmed', expired: 'rejected' } as const;

/** Where the owner says by now what the document says, there is nothing to tell. */
function differing(now: Record<string, unknown> | null, own: Record<string, unknown>): Record<string, unknown> | null {
  const left = Object.entries(now ?? {}).filter(([field, value]) => sameText(value) !== sameText(own[field] ?? null));
  return left.length === 0 ? null : Object.fromEntries(left);
}

/** What differs between two readings of a row: the newer one's fields. */
export function changedFields(before: Record<string, unknown> | null, now: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!before || !now) return null;
  const changed = Object.entries(now).filter(([field, value]) => sameText(value) !== sameText(before[field] ?? null));
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** Who found a row, and how sure that makes it. Readings that disagree are less than one alone. */
function traceOf(fact: AnyFact['fact'], manual: boolean): Pick<FactView, 'foundBy' | 'confidence'> {
  if (manual) return { foundBy: ['person'], confidence: 1 };
  const foundBy = [...(fact.foundBy ?? ['rules' as const])];
  if (fact.state === 'confirmed') return { foundBy, confidence: 1 };
  const differs =
    ('disputes' in fact && (fact.disputes?.length ?? 0) > 0) || ('otherPrices' in fact && (fact.otherPrices?.length ?? 0) > 0);
  return { foundBy, confidence: differs ? 0.4 : foundBy.length > 1 ? 0.95 : foundBy.includes('rules') ? 0.8 : 0.6 };
}
