import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Database } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import type { ConnectedAccount } from '../channels/index.ts';

export interface AccountLookup {
  /** Null when the account is disconnected. Remembered for a few seconds. */
  load(tenantId: string, accountId: string): Promise<ConnectedAccount | null>;
  /** The provider refused our token: people see it, and the next success mends it. */
  markBroken(tenantId: string, accountId: string, code: string): Promise<void>;
}

const REMEMBER_MS = 5_000;

export function createAccountLookup(database: Database, secrets: SecretBox): AccountLookup {
  // Keyed by tenant and account: two tenants may use the same account id.
  const remembered = new Map<string, { account: ConnectedAccount | null; until: number }>();
  return {
    async load(tenantId, accountId) {
      const key = `${tenantId}:${accountId}`;
      const known = remembered.get(key);
      if (known && known.until > Date.now()) return known.account;
      const row = await database.withTenant(mintTenantId(tenantId), (db) =>
        db.query
          .selectFrom('channel_account')
          .select(['account_key', 'business_key', 'credentials', 'settings', 'state'])
          .where('id', '=', accountId)
          .executeTakeFirst(),
      );
      const account: ConnectedAccount | null =
        row && row.state !== 'disconnected'
          ? {
              accountKey: row.account_key,
              businessKey: row.business_key ?? '',
              credentials: secrets.open(tenantId, row.credentials),
              settings: row.settings,
            }
          : null;
      if (remembered.size > 10_000) remembered.clear();
      remembered.set(key, { account, until: Date.now() + REMEMBER_MS });
      return account;
    },
    async markBroken(tenantId, accountId, code) {
      remembered.delete(`${tenantId}:${accountId}`);
      await database.withTenant(mintTenantId(tenantId), (db) =>
        db.query
          .updateTable('channel_account')
          .set({ state: 'needs_reconnect', state_reason: code })
          .where('id', '=', accountId)
          .where('state', 'in', ['live', 'emulator'])
          .execute(),
      );
    },
  };
}
