import { isDeepStrictEqual } from 'node:util';
import { openOrNull } from '../../platform/crypto/sealed-secrets.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { adapterFor, type Granted, type SendFailed } from '../channels/index.ts';
import { isActive } from '../tenancy/index.ts';
import { bySystem, connectionOf, type ConnectionDeps, ioFor } from './deps.ts';
import { lookAt } from './look-at-account.ts';
import { openAccount } from './open-account.ts';
import { tellChange } from './tell-change.ts';

const DAY_MS = 86_400_000;
/** Of sixty days: tried daily for so long that weeks of a provider's trouble end nobody's access. */
const BEFORE_END_MS = 30 * DAY_MS;
const AT_ONCE = 50;

/** Access of which less than a month is left, or that should be over, gets new credentials; for the scheduler. @returns how many were renewed */
export async function renewDueAccess(deps: ConnectionDeps): Promise<number> {
  const now = deps.clock.now();
  let renewed = 0;
  for (const tenant of await deps.database.system.listTenants()) {
    const tenantId = mintTenantId(tenant);
    const due = await deps.database.withTenant(tenantId, async (db) => {
      if (!(await isActive(db))) return [];
      return db.query
        .selectFrom('channel_account')
        .select(['id', 'channel', 'access_since'])
        .where('state', 'in', ['live', 'emulator'])
        .where('access_ends_at', '<', new Date(now.getTime() + BEFORE_END_MS))
        .where((of) => of.or([of('renewal_tried_at', 'is', null), of('renewal_tried_at', '<', new Date(now.getTime() - DAY_MS))]))
        .orderBy('access_ends_at')
        .limit(AT_ONCE)
        .execute();
    });
    for (const { id, channel, access_since: since } of due) {
      const adapter = adapterFor(channel);
      if (!adapter?.connection?.renew) continue;
      const youngestMs = (adapter.definition.capabilities.credentials.minAgeBeforeRefreshSeconds ?? 0) * 1000;
      if (since !== null && now.getTime() - since.getTime() < youngestMs) continue;
      if (await renew(deps, tenantId, id, channel)) renewed += 1;
    }
  }
  return renewed;
}

async function renew(deps: ConnectionDeps, tenantId: TenantId, id: string, channel: string): Promise<boolean> {
  const account = await openAccount(deps, tenantId, id);
  if (account.isUnreadable) return false;
  const { renew: ask } = connectionOf(channel);
  const granted = await ask?.(account, ioFor(deps, channel), deps.channels.appFor(channel));
  if (!granted) return false;
  const isKept = await keep(deps, tenantId, { id, held: account.credentials }, granted);
  // It may concern the renewal alone: what it means for the account is found out as ever.
  if (!granted.ok && isKept && (granted.failure === 'auth' || granted.failure === 'permission')) await lookAt(deps, tenantId, id, bySystem);
  deps.onChanged(tenantId);
  return granted.ok && isKept;
}

/** False when somebody connected the account anew meanwhile: what they brought is newer. */
function keep(
  { database, secrets, clock }: ConnectionDeps,
  tenantId: TenantId,
  { id, held }: { id: string; held: Record<string, string> },
  granted: Granted | SendFailed,
): Promise<boolean> {
  const now = clock.now();
  return database.withTenant(tenantId, async (db) => {
    const row = await db.query
      .selectFrom('channel_account')
      .select(['credentials', 'state'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    const current = row ? openOrNull(secrets, tenantId, row.credentials) : null;
    if (!row || current === null || row.state === 'disconnected' || !isDeepStrictEqual(current, held)) return false;
    await db.query
      .updateTable('channel_account')
      .set(
        granted.ok
          ? {
              credentials: secrets.seal(tenantId, { ...current, ...granted.credentials }),
              ...{ access_since: now, access_ends_at: granted.endsAt ?? null, renewal_tried_at: null },
            }
          : { renewal_tried_at: now },
      )
      .where('id', '=', id)
      .execute();
    await tellChange(db);
    const after = granted.ok ? { endsAt: granted.endsAt ?? null } : { refused: granted.code };
    await recordAudit(db, bySystem(granted.ok ? 'channel.access_renewed' : 'channel.access_not_renewed'), { target: targetOf(id), after });
    return true;
  });
}

const targetOf = (id: string) => ({ kind: 'channel_account', id });
