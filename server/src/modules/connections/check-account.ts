import type { ConnectedAccountView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { isActive } from '../tenancy/index.ts';
import { adapterFor } from '../channels/index.ts';
import { admit, bySystem, type ConnectionDeps, type Doer } from './deps.ts';
import { listAccounts } from './list-accounts.ts';
import { lookAt } from './look-at-account.ts';
import { openAccount } from './open-account.ts';

const EVERY_MS = 3_600_000;
// What is shut may have been mended at the provider itself, and messages wait for it.
const SHUT_EVERY_MS = 10 * 60_000;
const AT_ONCE = 50;

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
      await lookAt(deps, tenantId, id, bySystem);
      looked += 1;
    }
  }
  return looked;
}
