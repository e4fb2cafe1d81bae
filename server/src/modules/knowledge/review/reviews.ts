import type { FactKind } from '@wafaa/contracts';
import { sql } from 'kysely';
import type { TenantDb } from '../../../platform/db/index.ts';
import { makeId } from '../../../platform/ids.ts';
import { slices } from '../slices.ts';
import type { Review } from './apply-reviews.ts';
import type { FactKeys } from './fact-keys.ts';

/** Decisions about the rows of one source, oldest first. */
export async function loadReviews(db: TenantDb, sourceId: string): Promise<Review[]> {
  const rows = await db.query
    .selectFrom('fact_review')
    .select(['id', 'kind', 'decision', 'allergens_confirmed', 'identity', 'content'])
    .where('source_id', '=', sourceId)
    .orderBy('id')
    .execute();
  return rows.map(({ allergens_confirmed: allergensConfirmed, ...row }) => ({ ...row, allergensConfirmed }));
}

export async function keepLatest(db: TenantDb, latest: ReadonlyMap<string, Record<string, unknown> | null>): Promise<void> {
  for (const [id, reading] of latest) {
    await db.query
      .updateTable('fact_review')
      .set({ latest: reading === null ? null : JSON.stringify(reading) })
      .where('id', '=', id)
      .execute();
  }
}

export interface NewReview {
  kind: FactKind;
  sourceId: string;
  keys: FactKeys;
  decision: Review['decision'];
  allergensConfirmed: boolean;
  /** Of an edit: the row of the owner's own. */
  replacedBy: string | null;
  by: string;
}

/** Keeps decisions, each in the place of an earlier one about the same words of the same source. */
export async function keepReviews(db: TenantDb, reviews: readonly NewReview[]): Promise<void> {
  for (const [sourceId, same] of Map.groupBy(reviews, (review) => review.sourceId)) {
    for (const group of slices(same, 100)) {
      await db.query
        .deleteFrom('fact_review')
        .where('source_id', '=', sourceId)
        .where('decision', '<>', 'edited')
        .where(
          'content',
          'in',
          group.map(({ keys }) => keys.content),
        )
        .execute();
      await db.query
        .insertInto('fact_review')
        .values(
          group.map(({ kind, keys, decision, allergensConfirmed, replacedBy, by }) => ({
            ...{ id: makeId('rev'), source_id: sourceId, kind, decision, allergens_confirmed: allergensConfirmed },
            ...{ identity: keys.identity, content: keys.content, replaced_by: replacedBy, reviewed_by: by },
            reading: decision === 'edited' ? JSON.stringify(keys.reading) : null,
            latest: decision === 'edited' ? JSON.stringify(keys.reading) : null,
          })),
        )
        .execute();
    }
  }
}

/** Decisions about these words of these sources are as never taken; edits stay. */
export async function forgetReviews(db: TenantDb, rows: readonly { sourceId: string; keys: FactKeys }[]): Promise<void> {
  for (const [sourceId, same] of Map.groupBy(rows, (row) => row.sourceId)) {
    for (const group of slices(same, 100)) {
      await db.query
        .deleteFrom('fact_review')
        .where('source_id', '=', sourceId)
        .where('decision', '<>', 'edited')
        .where(
          'content',
          'in',
          group.map(({ keys }) => keys.content),
        )
        .execute();
    }
  }
}

/** The owner saw what the documents say by now of these rows, and stays with the own word. */
export async function acknowledge(db: TenantDb, ids: readonly string[]): Promise<void> {
  for (const group of slices(ids, 200)) {
    await db.query
      .updateTable('fact_review')
      .set({ reading: sql`latest` })
      .where('replaced_by', 'in', group)
      .where('decision', '=', 'edited')
      .where('latest', 'is not', null)
      .execute();
  }
}
