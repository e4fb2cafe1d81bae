import type { Bilingual } from '@wafaa/contracts';
import { openOrNull } from '../../platform/crypto/sealed-secrets.ts';
import { AppError } from '../../platform/errors.ts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import type { WebchatDeps } from './deps.ts';
import { type ChatSettings, readChatSettings } from './read-look.ts';

/** The chat behind a public key: whose it is, and what its door needs. */
export interface Chat extends Readonly<ChatSettings> {
  tenantId: TenantId;
  accountId: string;
  key: string;
  name: Bilingual;
  serviceSecret: string;
  visitorSecret: string;
  identitySecret: string;
}

export interface Chats {
  /** @throws service.unavailable while its secrets cannot be opened */
  find(key: string): Promise<Chat | null>;
  close(): void;
}

const REMEMBER_MS = 5_000;
const REMEMBERED_AT_MOST = 10_000;
const KEY = /^[\w-]{8,80}$/;

/** The tenant comes from the key's account, never from a request. Remembered for seconds, unknown keys too: whoever guesses keys costs no look-up each. */
export function createChats({ database, secrets, clock, bus }: Pick<WebchatDeps, 'database' | 'secrets' | 'clock' | 'bus'>): Chats {
  const remembered = new Map<string, { chat: Chat | null; until: number }>();
  // Somebody connected, changed or disconnected an account.
  const stop = bus.subscribe('account', (tenantId) => {
    for (const [key, { chat }] of remembered) if (chat === null || chat.tenantId === tenantId) remembered.delete(key);
  });
  const load = async (key: string): Promise<Chat | null> => {
    const row = await database.system.call('webhook_account', 'webchat', key);
    if (!row) return null;
    const tenantId = mintTenantId(row.tenantId);
    const held = openOrNull(secrets, tenantId, Buffer.from(row.credentials, 'base64'));
    // Visitors keep what they write until the chat is connected again.
    if (held === null) throw new AppError('service.unavailable');
    const { serviceSecret = '', visitorSecret = '', identitySecret = '' } = held;
    if (serviceSecret === '' || visitorSecret === '') return null;
    return database.withTenant(tenantId, async (db) => {
      const account = await db.query
        .selectFrom('channel_account')
        .select('id')
        .where('channel', '=', 'webchat')
        .where('account_key', '=', key)
        .executeTakeFirst();
      const tenant = await db.query.selectFrom('tenant').select('name').executeTakeFirst();
      if (!account || !tenant) return null;
      const { origins, look } = readChatSettings(row.settings);
      return { tenantId, accountId: account.id, key, name: tenant.name, origins, look, serviceSecret, visitorSecret, identitySecret };
    });
  };
  return {
    async find(key) {
      if (!KEY.test(key)) return null;
      const now = clock.now().getTime();
      const known = remembered.get(key);
      if (known && known.until > now) return known.chat;
      const chat = await load(key);
      if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
      remembered.set(key, { chat, until: now + REMEMBER_MS });
      return chat;
    },
    close: stop,
  };
}
