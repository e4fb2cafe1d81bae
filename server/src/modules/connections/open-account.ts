import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { ConnectedAccount } from '../channels/index.ts';
import type { ConnectionDeps } from './deps.ts';

export type OpenedAccount = ConnectedAccount & { id: string; channel: string; state: string; accessEndsAt: Date | null };

/** An account with its secrets, for calls to its provider. @throws connection.account_not_found */
export async function openAccount({ database, secrets }: ConnectionDeps, tenantId: TenantId, id: string): Promise<OpenedAccount> {
  const row = await database.withTenant(tenantId, (db) =>
    db.query
      .selectFrom('channel_account')
      .select(['channel', 'account_key', 'business_key', 'credentials', 'settings', 'state', 'access_ends_at'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  if (!row) throw new AppError('connection.account_not_found', { id });
  return {
    ...{ id, channel: row.channel, state: row.state, accountKey: row.account_key, businessKey: row.business_key ?? '' },
    credentials: row.credentials.length === 0 ? {} : secrets.open(tenantId, row.credentials),
    settings: row.settings,
    accessEndsAt: row.access_ends_at,
  };
}
