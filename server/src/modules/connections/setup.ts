import type { Selectable } from 'kysely';
import type { TenantDb } from '../../platform/db/index.ts';
import type { Schema } from '../../platform/db/schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChannelConnection, SendFailed } from '../channels/index.ts';

export type Setup = Selectable<Schema['channel_setup']>;
export type Step = Setup['steps'][number];
export type StepId = 'access' | 'choose' | 'preflight' | 'register' | 'subscribe' | 'webhook';

/** What is to be done before messages come, in order. The hello at the end is read from the ledger, never stored. */
export function freshSteps(connection: ChannelConnection): Step[] {
  const own = connection.steps?.map(({ id }) => id) ?? ['webhook'];
  return ['access', 'choose', ...own].map((id) => ({ id, state: 'waiting' }));
}

export function withStep(steps: readonly Step[], id: StepId, outcome: { ok: true } | SendFailed, now: Date): Step[] {
  const at = now.toISOString();
  return steps.map((step) => {
    if (step.id !== id) return step;
    if (outcome.ok) return { id, state: 'done', at };
    return { id, state: 'failed', at, failure: outcome.failure, code: outcome.code, detail: outcome.detail };
  });
}

/** Keeps why a step did not end, for people to see. */
export async function failStep(db: TenantDb, id: string, step: StepId, problem: SendFailed, now: Date): Promise<void> {
  const { steps } = await lockSetup(db, id);
  const after = JSON.stringify(withStep(steps, step, problem, now));
  await db.query.updateTable('channel_setup').set({ steps: after, updated_at: now }).where('id', '=', id).execute();
}

export const isDone = (steps: readonly Step[], id: StepId): boolean => steps.some((step) => step.id === id && step.state === 'done');

/** Locked, so that two clicks are one after the other. @throws connection.not_found */
export async function lockSetup(db: TenantDb, id: string): Promise<Setup> {
  const setup = await db.query
    .selectFrom('channel_setup')
    .selectAll()
    .where('id', '=', id)
    .where('state', '!=', 'undone')
    .forUpdate()
    .executeTakeFirst();
  if (!setup) throw new AppError('connection.not_found', { id });
  return setup;
}

/** @throws connection.not_found */
export async function readSetup(db: TenantDb, id: string): Promise<Setup> {
  const setup = await db.query
    .selectFrom('channel_setup')
    .selectAll()
    .where('id', '=', id)
    .where('state', '!=', 'undone')
    .executeTakeFirst();
  if (!setup) throw new AppError('connection.not_found', { id });
  return setup;
}

/** Whom an entry of the log is about. */
export const setupTarget = (setup: Pick<Setup, 'id' | 'channel'>) => ({ kind: 'channel_setup', id: setup.id, label: setup.channel });
