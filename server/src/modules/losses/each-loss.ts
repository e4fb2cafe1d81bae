import type { TenantDb } from '../../platform/db/index.ts';
import { AppError, ERRORS } from '../../platform/errors.ts';
import type { DeadJob } from '../../platform/jobs/jobs.ts';
import { FOUND, LATE_AFTER_MS } from './found.ts';
import { jobsAsJson } from './list-losses.ts';

/** One that was named and is still there. `ref`: the id of what it is about, without its kind. */
export interface NamedLoss {
  id: string;
  what: 'send' | 'lane' | 'media' | 'job';
  ref: string;
  kind: string;
  conversationId: string | null;
  mayRetry: boolean;
  mayLetGo: boolean;
  letGo: boolean;
}

export interface Refusal {
  id: string;
  code: string;
  message: { en: string; ar: string };
}

export interface Outcome {
  done: string[];
  refused: Refusal[];
}

/**
 * Those of the named ones that are there, in the order in which conversations are locked and messages go out.
 * @throws loss.not_found when none is
 */
export async function findNamed(db: TenantDb, jobs: readonly DeadJob[], ids: readonly string[]): Promise<NamedLoss[]> {
  const rows = await db.sql<{
    id: string;
    kind: string;
    conversation_id: string | null;
    may_retry: boolean;
    may_let_go: boolean;
    let_go: boolean;
  }>(
    `${FOUND}
     select s.id, s.kind, s.conversation_id, s.may_retry, s.may_let_go, s.dismissed_at is not null as let_go
     from standing s where s.id = any ($4::text[]) order by s.conversation_id, s.upto_seq, s.part, s.id`,
    [db.tenantId, jobsAsJson(jobs), LATE_AFTER_MS, [...new Set(ids)]],
  );
  if (rows.length === 0) throw new AppError('loss.not_found', {});
  return rows.map((row) => {
    const dot = row.id.indexOf('.');
    return {
      id: row.id,
      what: row.id.slice(0, dot) as NamedLoss['what'],
      ref: row.id.slice(dot + 1),
      kind: row.kind,
      conversationId: row.conversation_id,
      mayRetry: row.may_retry,
      mayLetGo: row.may_let_go,
      letGo: row.let_go,
    };
  });
}

/** Each by itself: a refusal (a closed window, a colleague's conversation) is told, and the others go on. The deed refuses before it writes. */
export async function withEach(losses: readonly NamedLoss[], deed: (loss: NamedLoss) => Promise<void>): Promise<Outcome> {
  const outcome: Outcome = { done: [], refused: [] };
  for (const loss of losses) {
    try {
      await deed(loss);
      outcome.done.push(loss.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcome.refused.push({ id: loss.id, code: error.code, message: ERRORS[error.code].message });
    }
  }
  return outcome;
}
