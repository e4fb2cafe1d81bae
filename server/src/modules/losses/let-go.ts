import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { DeadJob } from '../../platform/jobs/jobs.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import { type Actor, dropParked } from '../handoff/index.ts';
import { findNamed, type NamedLoss, type Outcome, withEach } from './each-loss.ts';

/**
 * Takes them out of the list. A reply that waits for its account is not sent any more. A customer who waits is not let go of.
 * One row in the log, if anything was done. @throws loss.not_found
 */
export async function letGoLosses(
  db: TenantDb,
  dead: readonly DeadJob[],
  input: { ids: readonly string[]; actor: Actor },
  audit: AuditSource,
): Promise<Outcome> {
  const losses = await findNamed(db, dead, input.ids);
  const outcome = await withEach(losses, (loss) => letGoOne(db, loss, input.actor));
  if (outcome.done.length > 0) await recordAudit(db, audit, { target: targetOf(losses, outcome.done), after: { ids: outcome.done } });
  return outcome;
}

async function letGoOne(db: TenantDb, loss: NamedLoss, actor: Actor): Promise<void> {
  if (!loss.mayLetGo) throw new AppError(loss.kind === 'unanswered' ? 'loss.must_be_handled' : 'loss.not_retryable', { kind: loss.kind });
  const dropped =
    loss.kind === 'send_parked' && loss.conversationId !== null
      ? await dropParked(db, { conversationId: loss.conversationId, outboundId: loss.ref })
      : [];
  const ids = [...new Set([loss.id, ...dropped.map((id) => `send.${id}`)])];
  await db.sql(
    `insert into dismissed_loss (tenant_id, id, dismissed_by, dismissed_by_name) select $1, unnest($2::text[]), $3, $4
     on conflict (tenant_id, id) do update set dismissed_at = clock_timestamp(), dismissed_by = excluded.dismissed_by,
       dismissed_by_name = excluded.dismissed_by_name`,
    [db.tenantId, ids, actor.id, actor.name],
  );
}

/** Puts back what was let go of; what was not sent for it stays unsent, and can be tried again. @throws loss.not_found */
export async function takeUpLosses(db: TenantDb, dead: readonly DeadJob[], ids: readonly string[], audit: AuditSource): Promise<string[]> {
  const losses = await findNamed(db, dead, ids);
  const done = losses.filter(({ letGo }) => letGo).map(({ id }) => id);
  if (done.length === 0) return done;
  await db.query.deleteFrom('dismissed_loss').where('id', 'in', done).execute();
  await recordAudit(db, audit, { target: targetOf(losses, done), after: { ids: done } });
  return done;
}

function targetOf(losses: readonly NamedLoss[], done: readonly string[]): { kind: string; id: string } {
  const first = losses.find(({ id }) => done.includes(id));
  return first?.conversationId ? { kind: 'conversation', id: first.conversationId } : { kind: 'loss', id: first?.id ?? '' };
}
