import type { SetupView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { Setup, Step } from './setup.ts';

/** A set-up as people see it. Nothing secret is selected from it. */
export async function presentSetup(db: TenantDb, setup: Setup): Promise<SetupView> {
  const account = setup.account_id
    ? await db.query
        .selectFrom('channel_account')
        .select(['display_name', 'address', 'account_key', 'created_at'])
        .where('id', '=', setup.account_id)
        .executeTakeFirst()
    : undefined;
  const hello = setup.state === 'done' ? await findHello(db, setup) : null;
  const steps = setup.steps.map(presentStep);
  return {
    id: setup.id,
    channel: setup.channel,
    accountId: setup.account_id,
    repairs: account !== undefined && account.created_at < setup.created_at,
    state: setup.state,
    steps: [...steps, { id: 'hello', state: hello === null ? 'waiting' : 'done', problem: null, at: hello?.toISOString() ?? null }],
    offered: setup.offered.map(({ accountKey, name, address, lacking = null }) => ({ accountKey, name, address, lacking })),
    account: account ? { name: account.display_name, address: account.address, accountKey: account.account_key } : null,
    createdAt: setup.created_at.toISOString(),
  };
}

function presentStep(step: Step): SetupView['steps'][number] {
  const problem = step.state === 'failed' ? { failure: step.failure ?? 'unknown', code: step.code ?? '', detail: step.detail ?? '' } : null;
  return { id: step.id as SetupView['steps'][number]['id'], state: step.state, problem, at: step.at ?? null };
}

/** The first message of a customer since the account was set up: the proof that they arrive. */
async function findHello(db: TenantDb, setup: Setup): Promise<Date | null> {
  if (setup.account_id === null || setup.hello_since === null) return null;
  const first = await db.query
    .selectFrom('inbound')
    .select('received_at')
    .where('account_id', '=', setup.account_id)
    .where('received_at', '>=', setup.hello_since)
    .where('seq', 'is not', null)
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return first?.received_at ?? null;
}
