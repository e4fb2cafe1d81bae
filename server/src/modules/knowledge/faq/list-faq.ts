import type { FaqView } from '@wafaa/contracts';
import { type Selectable, sql } from 'kysely';
import { cutPage, readCursor } from '../../../platform/cursor.ts';
import type { Schema, TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';

type FaqRow = Selectable<Schema['faq_entry']>;

/** Newest first; `text`: words of the questions or the answers, in either script. */
export async function listFaq(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number; text?: string | undefined },
): Promise<{ items: FaqView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['text']);
  let query = db.query
    .selectFrom('faq_entry')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (after) query = query.where('id', '<', String(after[0]));
  for (const word of (input.text ?? '').split(/\s+/).filter(Boolean).slice(0, 8)) {
    query = query.where(
      sql<boolean>`position(public.fold_for_search(${word}) in public.fold_for_search(array_to_string(questions, ' ') || ' ' || (answer #>> '{}'))) > 0`,
    );
  }
  return cutPage(await query.execute(), input.limit, presentFaq, (row) => [row.id]);
}

/** @throws faq.not_found */
export async function findFaq(db: TenantDb, id: string): Promise<FaqRow> {
  const row = await db.query.selectFrom('faq_entry').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('faq.not_found', { id });
  return row;
}

export function presentFaq(row: FaqRow): FaqView {
  return {
    ...{ id: row.id, questions: row.questions, answer: row.answer },
    ...{ createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() },
  };
}
