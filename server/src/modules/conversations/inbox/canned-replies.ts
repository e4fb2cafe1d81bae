import type { Bilingual, CannedReplyView } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { makeId } from '../../../platform/ids.ts';
import { oneAtATime } from './one-at-a-time.ts';

const AT_MOST = 500;

interface CannedReplyIn {
  shortcut: string;
  body: Bilingual;
}

export async function listCannedReplies(db: TenantDb): Promise<CannedReplyView[]> {
  const rows = await db.query
    .selectFrom('canned_reply')
    .select(['id', 'shortcut', 'body', 'used', 'updated_at'])
    .orderBy('used', 'desc')
    .orderBy('shortcut')
    .execute();
  return rows.map(({ updated_at: at, ...row }) => ({ ...row, updatedAt: at.toISOString() }));
}

/** @throws canned_reply.shortcut_taken, canned_reply.too_many */
export async function addCannedReply(db: TenantDb, input: CannedReplyIn): Promise<CannedReplyView> {
  await oneAtATime(db);
  const replies = await listCannedReplies(db);
  if (replies.length >= AT_MOST) throw new AppError('canned_reply.too_many', { limit: AT_MOST });
  assertFree(replies, input.shortcut);
  const id = makeId('cnd');
  await db.query
    .insertInto('canned_reply')
    .values({ id, shortcut: input.shortcut, body: JSON.stringify(input.body) })
    .execute();
  return findCannedReply(db, id);
}

/** @throws canned_reply.not_found, canned_reply.shortcut_taken */
export async function editCannedReply(db: TenantDb, id: string, input: CannedReplyIn): Promise<CannedReplyView> {
  await oneAtATime(db);
  const replies = await listCannedReplies(db);
  if (!replies.some((reply) => reply.id === id)) throw new AppError('canned_reply.not_found', { id });
  assertFree(
    replies.filter((reply) => reply.id !== id),
    input.shortcut,
  );
  await db.query
    .updateTable('canned_reply')
    .set({ shortcut: input.shortcut, body: JSON.stringify(input.body), updated_at: new Date() })
    .where('id', '=', id)
    .execute();
  return findCannedReply(db, id);
}

/** @throws canned_reply.not_found */
export async function removeCannedReply(db: TenantDb, id: string): Promise<void> {
  const removed = await db.query.deleteFrom('canned_reply').where('id', '=', id).returning('id').execute();
  if (removed.length === 0) throw new AppError('canned_reply.not_found', { id });
}

/** One more use, so that the list begins with what the team writes most. Unknown ids count nowhere. */
export async function countUse(db: TenantDb, id: string): Promise<void> {
  await db.query
    .updateTable('canned_reply')
    .set((of) => ({ used: of('used', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

async function findCannedReply(db: TenantDb, id: string): Promise<CannedReplyView> {
  const reply = (await listCannedReplies(db)).find((one) => one.id === id);
  if (!reply) throw new AppError('canned_reply.not_found', { id });
  return reply;
}

function assertFree(replies: readonly CannedReplyView[], shortcut: string): void {
  if (replies.some((reply) => reply.shortcut === shortcut)) throw new AppError('canned_reply.shortcut_taken', { shortcut });
}
