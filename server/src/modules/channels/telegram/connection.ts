import { randomBytes } from 'node:crypto';
import { asArray, asId, asNumber, asObject, asText } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { AccountIdentity, ChannelConnection, ChannelIo, SendFailed, WebhookDrift } from '../contract/types.ts';
import { type BotResult, callBotApi } from './call-bot-api.ts';
import { allowedUpdates } from './parse.ts';

/** Updates that wait longer than this many are not being taken. */
const PENDING_ALARM = 100;

function call(io: ChannelIo, credentials: Record<string, string>, method: string, body: Record<string, unknown> = {}): Promise<BotResult> {
  const privateTexts = Object.values(credentials);
  return callBotApi(io, { botToken: credentials.botToken ?? '', method, body, repeatable: true, privateTexts });
}

async function identify(credentials: Record<string, string>, io: ChannelIo): Promise<AccountIdentity | SendFailed> {
  const result = await call(io, credentials, 'getMe');
  if (!result.ok) return result;
  const bot = asObject(result.result);
  const id = asId(bot?.id);
  const username = asText(bot?.username);
  if (id === undefined || bot?.is_bot !== true) return refuse('not_a_bot', 'The token belongs to no bot.', 'auth');
  return {
    ok: true,
    businessKey: id,
    name: asText(bot.first_name) ?? username ?? id,
    ...(username === undefined ? {} : { address: `@${username}`, link: `https://t.me/${username}` }),
    settings: {
      ...(username === undefined ? {} : { username }),
      ...(asText(bot.first_name) === undefined ? {} : { botName: bot.first_name }),
    },
  };
}

/** Connecting a bot: the owner pastes the token BotFather gave them; everything else is calls that may be repeated. */
export const connection = {
  fields: [
    {
      name: 'botToken',
      label: { en: 'Bot token', ar: 'رمز البوت' },
      hint: {
        en: 'In Telegram, open @BotFather, send /newbot (or /mybots for a bot you have) and copy the token it gives you.',
        ar: 'في تيليجرام افتح ‎@BotFather وأرسل ‎/newbot (أو ‎/mybots لبوت لديك) ثم انسخ الرمز الذي يعطيك إياه.',
      },
      secret: true,
      pattern: '^\\d{5,15}:[A-Za-z0-9_-]{20,100}$',
    },
  ],

  complete: (credentials) => ({ webhookSecret: randomBytes(32).toString('base64url'), ...credentials }),

  async list(credentials, io) {
    const bot = await identify(credentials, io);
    if (!bot.ok) return bot;
    const { businessKey, name, address = name, settings } = bot;
    // The bot's own id: nobody can connect one bot twice, and webhooks of two would take it from each other.
    return { ok: true, accounts: [{ accountKey: `bot${businessKey}`, businessKey, name, address, settings }] };
  },

  identify,

  async subscribe(account, hook, io) {
    const secret = account.credentials.webhookSecret ?? '';
    if (!/^[\w-]{16,256}$/.test(secret)) return refuse('no_webhook_secret', 'The account has no usable webhook secret.', 'account_problem');
    const body = { url: hook.url, secret_token: secret, allowed_updates: allowedUpdates, max_connections: 40, drop_pending_updates: false };
    return toAcknowledged(await call(io, account.credentials, 'setWebhook', body));
  },

  async inspect(account, hook, io) {
    const result = await call(io, account.credentials, 'getWebhookInfo');
    if (!result.ok) return result;
    const info = asObject(result.result) ?? {};
    const drift: WebhookDrift[] = [];
    const url = asText(info.url) ?? '';
    if (url === '') drift.push({ what: 'missing' });
    else if (url !== hook.url) drift.push({ what: 'other_url' });
    const lacking = allowedUpdates.filter((kind) => !asArray(info.allowed_updates).includes(kind));
    if (url !== '' && lacking.length > 0) drift.push({ what: 'events_missing', detail: lacking.join(', ') });
    const pending = asNumber(info.pending_update_count) ?? 0;
    if (pending > PENDING_ALARM) drift.push({ what: 'backlog', detail: String(pending) });
    const failedAt = asNumber(info.last_error_date);
    const error = asText(info.last_error_message);
    if (failedAt !== undefined && error !== undefined && pending > 0)
      drift.push({ what: 'failing', detail: error.replaceAll(hook.url, '').slice(0, 200), since: new Date(failedAt * 1000) });
    return { ok: true, drift, pending };
  },

  async unsubscribe(account, io) {
    return toAcknowledged(await call(io, account.credentials, 'deleteWebhook', { drop_pending_updates: false }));
  },
} satisfies ChannelConnection;

function toAcknowledged(result: BotResult): { ok: true } | SendFailed {
  return result.ok ? { ok: true } : result;
}
