import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import { adapterFor, channelAdapters, UNREADABLE } from '../channels/index.ts';
import { type ConnectionDeps, ioFor, openAccount } from '../connections/index.ts';
import { isActive } from '../tenancy/index.ts';
import { noteFetch, startOfFetch, storeTemplates } from './store-templates.ts';

const AT_ONCE = 50;

export interface Renewal {
  /** Templates that the provider listed; null when the attempt failed. */
  count: number | null;
  /** The code of an attempt that failed. */
  problem: string | null;
}

/**
 * Asks the provider for an account's templates and stores them, with what `beside` writes, in one transaction. None is open while the provider
 * is asked.
 * @throws connection.account_not_found, template.channel_without
 */
export async function renewTemplates(
  deps: ConnectionDeps,
  tenantId: TenantId,
  accountId: string,
  beside: (db: TenantDb, renewal: Renewal) => Promise<void> = async () => undefined,
): Promise<Renewal> {
  const account = await openAccount(deps, tenantId, accountId);
  const templates = adapterFor(account.channel)?.templates;
  if (!templates) throw new AppError('template.channel_without', { channel: account.channel });
  const startedAt = await deps.database.withTenant(tenantId, startOfFetch);
  const listed = account.isUnreadable ? UNREADABLE : await templates.list(account, ioFor(deps, account.channel));
  const renewal: Renewal = listed.ok ? { count: listed.templates.length, problem: null } : { count: null, problem: listed.code };
  await deps.database.withTenant(tenantId, async (db) => {
    if (listed.ok) await storeTemplates(db, accountId, { startedAt, templates: listed.templates });
    else await noteFetch(db, accountId, startedAt, listed.code);
    await beside(db, renewal);
  });
  deps.onChanged(tenantId);
  return renewal;
}

/** Renews what is six hours old, what the provider told of, and what failed a quarter of an hour ago; for the scheduler. @returns how many accounts */
export async function renewDueTemplates(deps: ConnectionDeps, onProblem: (error: unknown, tenantId: string) => void): Promise<number> {
  const channels = [...channelAdapters.values()].filter((adapter) => adapter.templates).map(({ kind }) => kind);
  let renewed = 0;
  for (const tenant of await deps.database.system.listTenants()) {
    const tenantId = mintTenantId(tenant);
    const due = await deps.database.withTenant(tenantId, async (db) => {
      if (!(await isActive(db))) return [];
      // An account that is shut is asked once it is whole.
      return db.sql<{ id: string }>(
        `select id from channel_account where tenant_id = $1 and channel = any($2::text[]) and state in ('live', 'emulator')
           and (templates_due is null or templates_due <= clock_timestamp()) order by templates_due nulls first limit ${AT_ONCE}`,
        [db.tenantId, channels],
      );
    });
    for (const { id } of due) {
      // One tenant's trouble keeps no other waiting.
      await renewTemplates(deps, tenantId, id).then(
        () => (renewed += 1),
        (error: unknown) => onProblem(error, tenant),
      );
    }
  }
  return renewed;
}
