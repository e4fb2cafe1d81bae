import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { DeadJob } from '../../platform/jobs/jobs.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import { type Actor, retryMessage, wakeWaiting } from '../handoff/index.ts';
import { requeueMedia } from '../media/index.ts';
import { findNamed, type NamedLoss, type Outcome, withEach } from './each-loss.ts';

/**
 * Tries once more. Messages go as this person's own word, in the order in which they were written. Jobs are only named in `jobs`: whoever calls has
 * them done once this is committed, on the queue's own connection. One row in the log, if anything was done.
 * @throws loss.not_found
 */
export async function retryLosses(
  db: TenantDb,
  dead: readonly DeadJob[],
  input: { ids: readonly string[]; actor: Actor; takeOver?: boolean | undefined },
  audit: AuditSource,
): Promise<Outcome & { jobs: string[] }> {
  const losses = await findNamed(db, dead, input.ids);
  const outcome = await withEach(losses, (loss) => retryOne(db, loss, input));
  const done = losses.filter(({ id }) => outcome.done.includes(id));
  await forget(db, outcome.done);
  const [first] = done;
  if (first) {
    await recordAudit(db, audit, {
      target: first.conversationId === null ? { kind: 'loss', id: first.id } : { kind: 'conversation', id: first.conversationId },
      after: { ids: outcome.done },
    });
  }
  return { ...outcome, jobs: done.flatMap(({ what, ref }) => (what === 'job' ? [ref] : [])) };
}

async function retryOne(
  db: TenantDb,
  loss: NamedLoss,
  { actor, takeOver }: { actor: Actor; takeOver?: boolean | undefined },
): Promise<void> {
  if (!loss.mayRetry) throw new AppError('loss.not_retryable', { kind: loss.kind });
  const { conversationId, ref } = loss;
  if (loss.what === 'media') {
    await requeueMedia(db, ref);
  } else if (loss.what === 'lane' && conversationId !== null) {
    await wakeWaiting(db, conversationId);
  } else if (loss.what === 'send' && conversationId !== null) {
    const message = await db.query
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .where('outbound_id', '=', ref)
      .executeTakeFirst();
    if (!message) throw new AppError('message.not_found', { id: ref });
    await retryMessage(db, { conversationId, messageId: message.id, actor, takeOver });
  }
}

/** What is tried again is nobody's to let go of any more. */
async function forget(db: TenantDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.query
    .deleteFrom('dismissed_loss')
    .where('id', 'in', [...ids])
    .execute();
}
