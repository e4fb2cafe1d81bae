import { openOrNull } from '../../platform/crypto/sealed-secrets.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { ConnectedAccount } from '../channels/index.ts';
import type { ConnectionDeps } from './deps.ts';

/** `isUnreadable`: there are credentials, and no key of this installation opens them. */
export type OpenedAccount = ConnectedAccount & {
  id: string;
  channel: string;
  state: string;
  accessEndsAt: Date | null;
  isUnreadable: boolean;
  /** As they are stored, to know whether others came in their place meanwhile. */
  sealed: Buffer;
};

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
  const credentials = openOrNull(secrets, tenantId, row.credentials);
  return {
    ...{ id, channel: row.channel, state: row.state, accountKey: row.account_key, businessKey: row.business_key ?? '' },
    credentials: credentials ?? {},
    settings: row.settings,
    accessEndsAt: row.access_ends_at,
    isUnreadable: credentials === null,
    sealed: row.credentials,
  };
}
