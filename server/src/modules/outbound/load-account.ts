import { openOrNull, type SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Database } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { type ConnectedAccount, CREDENTIALS_UNREADABLE } from '../channels/index.ts';

/** `shutBy`: the provider's code, where the account has to be connected again; null where it is whole. */
export type SendingAccount = ConnectedAccount & { shutBy: string | null };

export interface AccountLookup {
  /** Null when the account is disconnected. Remembered for a few seconds. */
  load(tenantId: string, accountId: string): Promise<SendingAccount | null>;
  /** The provider shut the account: its sends are parked, and people see why. */
  markBroken(tenantId: string, accountId: string, code: string): Promise<void>;
  /** The provider took a message: an account that was marked broken is whole again. Costs nothing for one that was not. */
  markWorking(tenantId: string, accountId: string): Promise<void>;
  /** The provider refused for a lack of rights, which may be the account's or one person's: the next look at accounts finds out. */
  markSuspect(tenantId: string, accountId: string): Promise<void>;
  /** Drops what is kept of a tenant, which is gone. */
  forget(tenantId: string): void;
}

const REMEMBER_MS = 5_000;

export interface AccountLookupDeps {
  database: Database;
  secrets: SecretBox;
  /** Once each time that an account is shut. */
  onShut?: (shut: { tenantId: string; accountId: string; channel: string; code: string }) => void;
  now?: () => number;
}

export function createAccountLookup({ database, secrets, onShut, now = Date.now }: AccountLookupDeps): AccountLookup {
  // Keyed by tenant and account: two tenants may use the same account id.
  const remembered = new Map<string, { account: SendingAccount | null; until: number }>();
  const lookup: AccountLookup = {
    async load(tenantId, accountId) {
      const key = `${tenantId}:${accountId}`;
      const known = remembered.get(key);
      // One that is shut is looked at each time: its mend wakes what waits, and whoever wakes must not park it again from memory.
      if (known?.account?.shutBy === null && known.until > now()) return known.account;
      const row = await database.withTenant(mintTenantId(tenantId), (db) =>
        db.query
          .selectFrom('channel_account')
          .select(['account_key', 'business_key', 'credentials', 'settings', 'state', 'state_reason'])
          .where('id', '=', accountId)
          .executeTakeFirst(),
      );
      const held = row && row.state !== 'disconnected' ? openOrNull(secrets, tenantId, row.credentials) : {};
      // Its sends wait until it is connected again, like those of any account that is shut.
      if (held === null && row?.state !== 'needs_reconnect') await lookup.markBroken(tenantId, accountId, CREDENTIALS_UNREADABLE);
      const account: SendingAccount | null =
        row && row.state !== 'disconnected'
          ? {
              accountKey: row.account_key,
              businessKey: row.business_key ?? '',
              credentials: held ?? {},
              settings: row.settings,
              shutBy: held === null ? CREDENTIALS_UNREADABLE : row.state === 'needs_reconnect' ? (row.state_reason ?? 'unknown') : null,
            }
          : null;
      if (remembered.size > 10_000) remembered.clear();
      remembered.set(key, { account, until: now() + REMEMBER_MS });
      return account;
    },
    async markBroken(tenantId, accountId, code) {
      remembered.delete(`${tenantId}:${accountId}`);
      const shut = await database.withTenant(mintTenantId(tenantId), (db) =>
        db.query
          .updateTable('channel_account')
          .set({ state: 'needs_reconnect', state_reason: code })
          .where('id', '=', accountId)
          .where('state', 'in', ['live', 'emulator'])
          .returning('channel')
          .executeTakeFirst(),
      );
      if (shut) onShut?.({ tenantId, accountId, channel: shut.channel, code });
    },
    async markWorking(tenantId, accountId) {
      const key = `${tenantId}:${accountId}`;
      if (typeof remembered.get(key)?.account?.shutBy !== 'string') return;
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
    async markSuspect(tenantId, accountId) {
      await database.withTenant(mintTenantId(tenantId), (db) =>
        db.query
          .updateTable('channel_account')
          .set({ checked_at: null })
          .where('id', '=', accountId)
          .where('state', '=', 'live')
          .where('checked_at', 'is not', null)
          .execute(),
      );
    },
    forget(tenantId) {
      for (const key of remembered.keys()) if (key.startsWith(`${tenantId}:`)) remembered.delete(key);
    },
  };
  return lookup;
}
