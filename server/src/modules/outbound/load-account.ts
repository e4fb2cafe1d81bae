import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Database } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import type { ConnectedAccount } from '../channels/index.ts';

export interface AccountLookup {
  /** Null when the account is disconnected. Remembered for a few seconds. */
  load(tenantId: string, accountId: string): Promise<ConnectedAccount | null>;
  /** The provider refused our token: people see it. */
  markBroken(tenantId: string, accountId: string, code: string): Promise<void>;
  /** The provider took a message: an account that was marked broken is whole again. Costs nothing for one that was not. */
  markWorking(tenantId: string, accountId: string): Promise<void>;
  /** Drops what is kept of a tenant, which is gone. */
  forget(tenantId: string): void;
}

const REMEMBER_MS = 5_000;

export function createAccountLookup(database: Database, secrets: SecretBox, now: () => number = Date.now): AccountLookup {
  // Keyed by tenant and account: two tenants may use the same account id.
  const remembered = new Map<string, { account: ConnectedAccount | null; isBroken: boolean; until: number }>();
  return {
    async load(tenantId, accountId) {
      const key = `${tenantId}:${accountId}`;
      const known = remembered.get(key);
      if (known && known.until > now()) return known.account;
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
      remembered.set(key, { account, isBroken: row?.state === 'needs_reconnect', until: now() + REMEMBER_MS });
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
    async markWorking(tenantId, accountId) {
      const key = `${tenantId}:${accountId}`;
      if (!remembered.get(key)?.isBroken) return;
      remembered.delete(key);
      await database.withTenant(mintTenantId(tenantId), (db) =>
        db.query
          .updateTable('channel_account')
          .set({ state: 'live', state_reason: null })
          .where('id', '=', accountId)
          .where('state', '=', 'needs_reconnect')
          .execute(),
      );
    },
    forget(tenantId) {
      for (const key of remembered.keys()) if (key.startsWith(`${tenantId}:`)) remembered.delete(key);
    },
  };
}
