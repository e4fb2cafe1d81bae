import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';

/** Asks once more for a file that was not to be had. @throws media.not_found, media.not_retryable */
export async function retryMedia(db: TenantDb, id: string, audit: AuditSource): Promise<void> {
  const { conversationId, cause } = await requeueMedia(db, id);
  await recordAudit(db, audit, { target: { kind: 'conversation', id: conversationId }, before: { cause }, after: { mediaId: id } });
}

/** The same as a part of a larger deed, which leaves its own row. @throws media.not_found, media.not_retryable */
export async function requeueMedia(db: TenantDb, id: string): Promise<{ conversationId: string; cause: string | null }> {
  const row = await db.query
    .selectFrom('message_media')
    .select(['state', 'cause', 'conversation_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('media.not_found', { id });
  if (row.state !== 'failed' && row.state !== 'expired') throw new AppError('media.not_retryable', { id, state: row.state });
  await db.query
    .updateTable('message_media')
    .set({ state: 'waiting', cause: null, tries: 0, due_at: new Date(), settled_at: null })
    .where('id', '=', id)
    .execute();
  await db.query
    .insertInto('event')
    .values({ kind: 'message.media', conversation_id: row.conversation_id, payload: JSON.stringify({ mediaId: id }) })
    .execute();
  return { conversationId: row.conversation_id, cause: row.cause };
}
