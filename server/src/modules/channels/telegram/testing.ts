import type { ConnectedAccount, InboundEvent, OutboundMessage, RawRequest } from '../contract/types.ts';
import { parse } from './parse.ts';

export const testAccount: ConnectedAccount = {
  accountKey: 'tg_5d1f0c9e7b',
  businessKey: '6000000001',
  credentials: { botToken: '6000000001:AAF-invented-token-000000000000000001', webhookSecret: 'fixture_Secret-Token_01' },
  settings: { username: 'wafaa_bot' },
};

export const testConfig = { baseUrl: 'https://telegram.example' };

/** The address all calls of the test account begin with. */
export const testBotUrl = `https://telegram.example/bot${testAccount.credentials.botToken}`;

export const testReceivedAt = new Date('2026-11-23T03:00:00Z');

export function toRequest(rawBody: Buffer, headers: Record<string, string> = {}): RawRequest {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, query: {}, path: '(path)', rawBody };
}

/** The event of one update; a test names only what matters to it. */
export function parseUpdate(update: Record<string, unknown>): InboundEvent {
  const [event] = parse(toRequest(Buffer.from(JSON.stringify({ update_id: 845123001, ...update }))), testReceivedAt);
  if (event === undefined) throw new Error('the update yields no event');
  return event;
}

export const sara = { id: 502345678, is_bot: false, first_name: 'سارة', last_name: 'ق', username: 'sara_k', language_code: 'ar' };
export const saraChat = { id: 502345678, type: 'private', first_name: 'سارة', last_name: 'ق', username: 'sara_k' };

/** A message of one person to the bot. */
export function parseMessageOf(message: Record<string, unknown>, kind = 'message'): InboundEvent {
  return parseUpdate({ [kind]: { message_id: 400, from: sara, chat: saraChat, date: 1795402800, ...message } });
}

export const toSara: Pick<OutboundMessage, 'to' | 'tracker'> = { to: { userId: '502345678' }, tracker: 'out_1' };
