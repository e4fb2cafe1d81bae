import type { WebchatLook, WebchatView } from '@wafaa/contracts';
import { openOrNull } from '../../platform/crypto/sealed-secrets.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import type { WebchatDeps } from './deps.ts';
import { readChatSettings } from './read-look.ts';

type Deps = Pick<WebchatDeps, 'database' | 'secrets' | 'bus' | 'publicUrl'>;

/** @throws connection.account_not_found */
export function getWebchat({ database, publicUrl }: Deps, tenantId: TenantId, id: string): Promise<WebchatView> {
  return database.withTenant(tenantId, async (db) => present(publicUrl, await readAccount(db, id)));
}

/** Where the chat may stand, and how it looks; pages show it at their next load. @throws connection.account_not_found */
export async function changeWebchat(
  { database, bus, publicUrl }: Deps,
  tenantId: TenantId,
  audit: AuditSource,
  id: string,
  change: { origins?: string[] | undefined; look?: WebchatLook | undefined },
): Promise<WebchatView> {
  const view = await database.withTenant(tenantId, async (db) => {
    const account = await readAccount(db, id, 'lock');
    const before = readChatSettings(account.settings);
    const after = {
      origins: change.origins === undefined ? before.origins : [...new Set(change.origins)],
      look: change.look ?? before.look,
    };
    const hosts = after.origins.map((origin) => origin.replace(/^https?:\/\//, ''));
    const address = hosts.length <= 1 ? (hosts[0] ?? '') : `${hosts[0]} +${hosts.length - 1}`;
    await db.query
      .updateTable('channel_account')
      .set({ settings: JSON.stringify({ ...account.settings, ...after }), address })
      .where('id', '=', id)
      .execute();
    await recordAudit(db, audit, { target: { kind: 'channel_account', id }, before, after });
    return present(publicUrl, { ...account, settings: { ...account.settings, ...after } });
  });
  bus.publish('account', tenantId);
  bus.publish('changed', tenantId);
  return view;
}

/** Seen by whoever may connect channels, and each look stands in the log. @throws connection.account_not_found, connection.credentials_unreadable */
export function showIdentitySecret(
  { database, secrets }: Deps,
  tenantId: TenantId,
  audit: AuditSource,
  id: string,
): Promise<{ secret: string }> {
  return database.withTenant(tenantId, async (db) => {
    const { credentials } = await readAccount(db, id);
    const held = openOrNull(secrets, tenantId, credentials);
    if (held === null) throw new AppError('connection.credentials_unreadable');
    const secret = held['identitySecret'];
    if (secret === undefined) throw new AppError('connection.account_not_found', { id });
    await recordAudit(db, audit, { target: { kind: 'channel_account', id } });
    return { secret };
  });
}

interface Account {
  id: string;
  account_key: string;
  settings: Record<string, unknown>;
  credentials: Buffer;
}

async function readAccount(db: TenantDb, id: string, lock?: 'lock'): Promise<Account> {
  const found = db.query
    .selectFrom('channel_account')
    .select(['id', 'account_key', 'settings', 'credentials'])
    .where('id', '=', id)
    .where('channel', '=', 'webchat')
    .where('state', '!=', 'disconnected');
  // Messages that come in meanwhile are not held up.
  const row = await (lock ? found.forNoKeyUpdate() : found).executeTakeFirst();
  if (!row) throw new AppError('connection.account_not_found', { id });
  return row;
}

function present(publicUrl: string, { id, account_key: key, settings }: Account): WebchatView {
  const base = publicUrl.replace(/\/+$/, '');
  return {
    accountId: id,
    key,
    snippet: `<script async src="${base}/webchat/widget.js" data-key="${key}"></script>`,
    tryUrl: `${base}/webchat/try/${key}`,
    ...readChatSettings(settings),
  };
}
