import type { FaqView } from '@wafaa/contracts';
import { type Selectable, sql } from 'kysely';
import { cutPage, readCursor } from '../../../platform/cursor.ts';
import type { Schema, TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { DAYS } from '../fact-rows.ts';
import { countUses, NEVER, type Uses } from './count-uses.ts';

type FaqRow = Selectable<Schema['faq_entry']> & { from_date: string | null; to_date: string | null };

/** Newest first; `text`: words of the questions or the answers, in either script. */
export async function listFaq(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number; text?: string | undefined },
  now: Date,
): Promise<{ items: FaqView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['text']);
  let query = db.query
    .selectFrom('faq_entry')
    .selectAll()
    .select(DAYS)
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (after) query = query.where('id', '<', String(after[0]));
  for (const word of (input.text ?? '').split(/\s+/).filter(Boolean).slice(0, 8)) {
    query = query.where(
      sql<boolean>`position(public.fold_for_search(${word}) in public.fold_for_search(array_to_string(questions, ' ') || ' ' || (answer #>> '{}'))) > 0`,
    );
  }
  const uses = await countUses(db, now);
  return cutPage(
    await query.execute(),
    input.limit,
    (row) => presentFaq(row, uses.get(row.id) ?? NEVER),
    (row) => [row.id],
  );
}

/** @throws faq.not_found */
export async function findFaq(db: TenantDb, id: string): Promise<FaqRow> {
  const row = await db.query.selectFrom('faq_entry').selectAll().select(DAYS).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('faq.not_found', { id });
  return row;
}

export function presentFaq(row: FaqRow, uses: Uses): FaqView {
  return {
    ...{ id: row.id, questions: row.questions, answer: row.answer },
    ...{ validFrom: row.from_date, validTo: row.to_date, usedCount: uses.count, lastUsedAt: uses.lastAt?.toISOString() ?? null },
    ...{ createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() },
  };
}
