import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { lockConversation } from './lock-conversation.ts';

const LET_GO = 'person.let_go';
const PARKED: ReadonlySet<string> = new Set(['parked', 'auth', 'account_problem']);

/**
 * A reply that waits for its account is not to be sent any more: all its parts that have not gone. Its lane is due at once and goes on to what
 * follows. Returns the ids of what was dropped; none when it was dropped with another part just now.
 * @throws conversation.not_found, message.not_retryable when it does not wait for its account (any more)
 */
export async function dropParked(db: TenantDb, input: { conversationId: string; outboundId: string }): Promise<string[]> {
  const { conversationId, outboundId } = input;
  await lockConversation(db, conversationId);
  const waiting = await db.query
    .selectFrom('outbound')
    .select(['upto_seq', 'state', 'failure_kind', 'failure_code'])
    .where('id', '=', outboundId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (waiting?.state === 'failed' && waiting.failure_code === LET_GO) return [];
  if (waiting?.state !== 'queued' || !PARKED.has(waiting.failure_kind ?? ''))
    throw new AppError('message.not_retryable', { state: waiting?.state ?? 'gone' });
  const dropped = await db.query
    .updateTable('outbound')
    .set({ state: 'failed', failure_kind: 'policy_blocked', failure_code: LET_GO, settled_at: new Date(), uncertain: false })
    .where('conversation_id', '=', conversationId)
    .where('upto_seq', '=', waiting.upto_seq)
    .where('state', '=', 'queued')
    .returning('id')
    .execute();
  await db.sql(
    `update lane set ready_at = now() where tenant_id = $1 and conversation_id = $2 and ready_at is not null
       and (leased_until is null or leased_until < now())`,
    [db.tenantId, conversationId],
  );
  await db.query.insertInto('event').values({ kind: 'message.status', conversation_id: conversationId, payload: '{}' }).execute();
  return dropped.map(({ id }) => id);
}
