import type { ConnectedAccountView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import type { WebhookState } from '../channels/index.ts';
import { isActive } from '../tenancy/index.ts';
import { adapterFor } from '../channels/index.ts';
import { admit, connectionOf, type ConnectionDeps, type Doer, hookFor, ioFor } from './deps.ts';
import { listAccounts } from './list-accounts.ts';
import { openAccount, type OpenedAccount } from './open-account.ts';
import { tellChange } from './tell-change.ts';

const EVERY_MS = 3_600_000;
// What is shut may have been mended at the provider itself, and messages wait for it.
const SHUT_EVERY_MS = 10 * 60_000;
const AT_ONCE = 50;
const ENDING_MS = 7 * 86_400_000;

/** Asks the provider now. @throws connection.account_not_found */
export async function checkAccount(deps: ConnectionDeps, doer: Doer, id: string): Promise<ConnectedAccountView> {
  await openAccount(deps, doer.tenantId, id);
  await admit(deps, doer.tenantId);
  const found = await lookAt(deps, doer.tenantId, id);
  const view = await deps.database.withTenant(doer.tenantId, async (db) => {
    await recordAudit(db, doer.audit, { target: { kind: 'channel_account', id }, after: { problems: found } });
    const [account] = await listAccounts(deps, db, id);
    return account;
  });
  if (!view) throw new AppError('connection.account_not_found', { id });
  return view;
}

/** Looks at accounts that nobody looked at for an hour, or for ten minutes where they are shut; for the scheduler. @returns how many */
export async function checkDueAccounts(deps: ConnectionDeps): Promise<number> {
  const ago = (ms: number): Date => new Date(deps.clock.now().getTime() - ms);
  let looked = 0;
  for (const tenant of await deps.database.system.listTenants()) {
    const tenantId = mintTenantId(tenant);
    const due = await deps.database.withTenant(tenantId, async (db) => {
      if (!(await isActive(db))) return [];
      return db.query
        .selectFrom('channel_account')
        .select(['id', 'channel'])
        .where('state', 'in', ['live', 'needs_reconnect'])
        .where((of) =>
          of.or([
            of('checked_at', 'is', null),
            of('checked_at', '<', ago(EVERY_MS)),
            of.and([of('state', '=', 'needs_reconnect'), of('checked_at', '<', ago(SHUT_EVERY_MS))]),
          ]),
        )
        .orderBy('checked_at')
        .limit(AT_ONCE)
        .execute();
    });
    for (const { id, channel } of due) {
      if (!adapterFor(channel)?.connection) continue;
      await lookAt(deps, tenantId, id);
      looked += 1;
    }
  }
  return looked;
}

/** What a look found is stored, and whether the account still lets us in. A provider that did not answer says nothing about the account. */
async function lookAt(deps: ConnectionDeps, tenantId: TenantId, id: string): Promise<string[]> {
  const account = await openAccount(deps, tenantId, id);
  if (account.state === 'disconnected') return [];
  const { channel } = account;
  const state = await connectionOf(channel).inspect(account, hookFor(deps, channel, account.accountKey), ioFor(deps, channel));
  const health = [...problemsOf(state), ...endingOf(account, deps.clock.now())];
  const isShut = !state.ok && (state.failure === 'auth' || state.failure === 'permission' || state.failure === 'account_problem');
  await deps.database.withTenant(tenantId, async (db) => {
    await db.query
      .updateTable('channel_account')
      .set({
        health: JSON.stringify(health),
        checked_at: deps.clock.now(),
        ...(isShut ? { state: 'needs_reconnect' as const, state_reason: state.code } : {}),
        ...(state.ok && account.state === 'needs_reconnect' ? { state: 'live' as const, state_reason: null } : {}),
      })
      .where('id', '=', id)
      .where('state', '!=', 'disconnected')
      .execute();
    await tellChange(db);
  });
  deps.onChanged(tenantId);
  return health.map(({ what }) => what);
}

/** Renewing failed for so long that people should know; where nothing can be renewed, they have to sign in again. */
function endingOf({ accessEndsAt }: OpenedAccount, now: Date): { what: string; detail?: string }[] {
  if (accessEndsAt === null || accessEndsAt.getTime() - now.getTime() > ENDING_MS) return [];
  return [{ what: 'access_ending', detail: accessEndsAt.toISOString() }];
}

function problemsOf(state: WebhookState): { what: string; detail?: string }[] {
  if (!state.ok) return [{ what: state.failure === 'auth' ? 'token' : 'unreachable', detail: `${state.code}: ${state.detail}` }];
  return state.drift.map(({ what, detail }) => ({ what, ...(detail === undefined ? {} : { detail }) }));
}
