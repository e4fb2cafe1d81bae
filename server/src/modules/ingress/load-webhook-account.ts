import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { SystemDb } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import type { ConnectedAccount } from '../channels/index.ts';

/** Opens the account that a request claims to be for. Remembered for seconds, unknown keys too: whoever guesses keys costs no look-up each. */
export type WebhookAccounts = (channel: string, key: string) => Promise<ConnectedAccount | undefined>;

const REMEMBER_MS = 5_000;
const REMEMBERED_AT_MOST = 10_000;
// Longer than any provider's key; what is longer is nobody's.
const LONGEST_KEY = 200;

export function createWebhookAccounts(system: SystemDb, secrets: SecretBox, now: () => number): WebhookAccounts {
  const remembered = new Map<string, { account: ConnectedAccount | undefined; until: number }>();
  return async (channel, key) => {
    if (key === '' || key.length > LONGEST_KEY) return undefined;
    const name = `${channel}:${key}`;
    const known = remembered.get(name);
    if (known && known.until > now()) return known.account;
    const row = await system.call('webhook_account', channel, key);
    const account: ConnectedAccount | undefined = row
      ? {
          accountKey: row.accountKey,
          businessKey: row.businessKey,
          credentials: secrets.open(mintTenantId(row.tenantId), Buffer.from(row.credentials, 'base64')),
          settings: row.settings,
        }
      : undefined;
    if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
    remembered.set(name, { account, until: now() + REMEMBER_MS });
    return account;
  };
}
