import type { TestApp } from './app.ts';
import { adapterFor } from '../src/modules/channels/index.ts';
import type { TenantId } from '../src/platform/ids.ts';
import { makeTenant } from './database.ts';

/** The chat of a website, live on one page. */
export interface Chat {
  tenantId: TenantId;
  accountId: string;
  key: string;
  secrets: Record<string, string>;
}

/** A tenant of its own whose web chat takes calls from `origin`. */
export async function addChat(running: TestApp, accountKey: string, origin: string): Promise<Chat> {
  const made = await makeTenant(running.test.database, { channel: 'webchat', accountKey });
  const secrets = adapterFor('webchat')?.connection?.complete?.({}) ?? {};
  await running.test.database.withTenant(made.tenantId, (db) =>
    db.query
      .updateTable('channel_account')
      .set({
        credentials: running.app.secrets.seal(made.tenantId, secrets),
        settings: JSON.stringify({ origins: [origin] }),
        state: 'live',
      })
      .where('id', '=', made.accountId)
      .execute(),
  );
  return { tenantId: made.tenantId, accountId: made.accountId, key: accountKey, secrets };
}
