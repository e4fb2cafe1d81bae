import { readPlainParts } from '../core/account-parts.ts';
import type { EmulatedChannel } from '../channel.ts';
import { asRecord, asString, BadRequest, type Json } from '../core/read.ts';
import { registerTelegramRoutes } from './routes.ts';
import { stateOf } from './state.ts';
import { write } from './write.ts';

/** Telegram's Bot API. A customer's id is a number; who blocked a bot is refused until they take it back. */
export const telegramChannel: EmulatedChannel = {
  kind: 'telegram',
  name: { en: 'Telegram', ar: 'تيليجرام' },
  hosts: { 'api.telegram.org': '/telegram' },
  hasWindow: false,
  phoneSends: ['photo', 'samplePhoto', 'voice', 'location'],
  single: true,
  readAccount: readPlainParts,
  toContact(_account, id) {
    if (!/^\d{5,15}$/.test(id)) throw new BadRequest('"from.id" must be 5 to 15 digits');
    return { waId: null, userId: id };
  },
  registerRoutes: registerTelegramRoutes,
  reset(world) {
    for (const kept of [stateOf(world).blocked, stateOf(world).waitingTaps]) kept.clear();
  },
  write,
  toBody: ([update]) => JSON.stringify(update?.item ?? {}),
  toHeaders: (_body, account, forged) => ({
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': forged ? `${account.appSecret}-forged` : account.appSecret,
  }),
  // The answer to a webhook may carry one call; a tap is answered so.
  onAnswer(world, _update, body) {
    const call = readCall(body);
    if (call['method'] === 'answerCallbackQuery') stateOf(world).waitingTaps.delete(asString(call['callback_query_id']) ?? '');
  },
};

function readCall(body: string): Json {
  try {
    return asRecord(JSON.parse(body));
  } catch {
    return {};
  }
}
