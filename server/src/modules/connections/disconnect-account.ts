import type { ConnectedAccountView } from '@wafaa/contracts';
import { openOrNull } from '../../platform/crypto/sealed-secrets.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import type { SendFailed } from '../channels/index.ts';
import { admit, connectionOf, type ConnectionDeps, type Doer, ioFor } from './deps.ts';
import { listAccounts } from './list-accounts.ts';
import { openAccount, type OpenedAccount } from './open-account.ts';
import { readSetup, setupTarget } from './setup.ts';
import { tellChange } from './tell-change.ts';

/** A provider that no longer lets us in has nothing of ours left to undo. */
const CLOSED: ReadonlySet<SendFailed['failure']> = new Set(['auth', 'permission', 'account_problem']);

/** Undoes everything at the provider and forgets the secrets. Conversations stay. @throws connection.account_not_found, connection.still_reachable */
export async function disconnectAccount(deps: ConnectionDeps, doer: Doer, id: string): Promise<ConnectedAccountView> {
  const account = await openAccount(deps, doer.tenantId, id);
  await undoAtProvider(deps, doer.tenantId, account);
  const view = await deps.database.withTenant(doer.tenantId, async (db) => {
    await forgetSecrets(deps, db, doer.tenantId, id);
    await tellChange(db);
    await recordAudit(db, doer.audit, {
      target: { kind: 'channel_account', id },
      before: { state: account.state },
      after: { state: 'disconnected' },
    });
    const [found] = await listAccounts(deps, db, id);
    return found;
  });
  deps.onChanged(doer.tenantId);
  if (!view) throw new AppError('connection.account_not_found', { id });
  return view;
}

/** Gives a set-up up. What it had set up at the provider is undone; an account that was connected before stays as it is. @throws connection.not_found, connection.still_reachable */
export async function undoSetup(deps: ConnectionDeps, doer: Doer, id: string): Promise<void> {
  const setup = await deps.database.withTenant(doer.tenantId, (db) => readSetup(db, id));
  if (setup.state !== 'open') throw new AppError('connection.not_found', { id });
  const isNew = setup.account_id !== null && (await isNewer(deps, doer.tenantId, setup.account_id, setup.created_at));
  if (setup.account_id && isNew) await undoAtProvider(deps, doer.tenantId, await openAccount(deps, doer.tenantId, setup.account_id));
  await deps.database.withTenant(doer.tenantId, async (db) => {
    await readSetup(db, id);
    await db.query
      .updateTable('channel_setup')
      .set({ state: 'undone', credentials: null, granted: null, sign_in_hash: null, offered: '[]', updated_at: deps.clock.now() })
      .where('id', '=', id)
      .execute();
    if (setup.account_id && isNew) await forgetSecrets(deps, db, doer.tenantId, setup.account_id);
    await tellChange(db);
    await recordAudit(db, doer.audit, { target: setupTarget(setup) });
  });
  deps.onChanged(doer.tenantId);
}

async function isNewer({ database }: ConnectionDeps, tenantId: TenantId, accountId: string, than: Date): Promise<boolean> {
  const row = await database.withTenant(tenantId, (db) =>
    db.query.selectFrom('channel_account').select('id').where('id', '=', accountId).where('created_at', '>=', than).executeTakeFirst(),
  );
  return row !== undefined;
}

/** @throws connection.still_reachable when the provider might still send to us */
async function undoAtProvider(deps: ConnectionDeps, tenantId: TenantId, account: OpenedAccount): Promise<void> {
  // With what no key opens nothing can be undone: it is replaced when the account is connected again.
  if (account.state === 'disconnected' || account.isUnreadable) return;
  await admit(deps, tenantId);
  const siblings = await deps.database.withTenant(tenantId, (db) =>
    db.query
      .selectFrom('channel_account')
      .select('id')
      .where('channel', '=', account.channel)
      .where('business_key', '=', account.businessKey)
      .where('state', '!=', 'disconnected')
      .where('id', '!=', account.id)
      .execute(),
  );
  const undone = await connectionOf(account.channel).unsubscribe(account, ioFor(deps, account.channel), siblings.length > 0);
  if (!undone.ok && !CLOSED.has(undone.failure)) throw new AppError('connection.still_reachable', { code: undone.code });
}

async function forgetSecrets({ secrets }: ConnectionDeps, db: TenantDb, tenantId: TenantId, id: string): Promise<void> {
  const account = await db.query
    .selectFrom('channel_account')
    .select(['channel', 'credentials'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const held = openOrNull(secrets, tenantId, account.credentials) ?? {};
  const keeps = connectionOf(account.channel).keeps ?? [];
  const kept = Object.fromEntries(Object.entries(held).filter(([name]) => keeps.includes(name)));
  await db.query
    .updateTable('channel_account')
    .set({
      ...{ state: 'disconnected', state_reason: null, health: null, checked_at: null, credentials: secrets.seal(tenantId, kept) },
      ...{ granted_by: [], access_since: null, access_ends_at: null, renewal_tried_at: null },
    })
    .where('id', '=', id)
    .execute();
  await db.query
    .updateTable('channel_setup')
    .set({ state: 'undone', credentials: null, granted: null, sign_in_hash: null })
    .where('account_id', '=', id)
    .where('state', '!=', 'undone')
    .execute();
}
