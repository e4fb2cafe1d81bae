import type { ConnectedAccount, InboundEvent, RawRequest } from '../contract/types.ts';
import { parse } from './parse.ts';

export const testAccount: ConnectedAccount = {
  accountKey: '771200000000101',
  businessKey: '330000000000701',
  credentials: { accessToken: 'EAAG-invented-token-0001' },
  settings: {},
};

export const testReceivedAt = new Date('2026-11-23T12:00:00Z');

export function toRequest(body: unknown): RawRequest {
  return { method: 'POST', headers: {}, query: {}, rawBody: Buffer.from(JSON.stringify(body)) };
}

/** One change of one entry, as Meta wraps it. */
export function parseChangeOf(field: string, value: Record<string, unknown>, entry: Record<string, unknown> = {}): InboundEvent[] {
  const metadata = { display_phone_number: '966112340001', phone_number_id: '771200000000101' };
  const body = {
    object: 'whatsapp_business_account',
    entry: [{ id: '330000000000701', ...entry, changes: [{ field, value: { metadata, ...value } }] }],
  };
  return parse(toRequest(body), testReceivedAt);
}

/** Messages of one person with a business-scoped id and a phone; a test names only what matters to it. */
export function parseMessages(messages: unknown[], more: Record<string, unknown> = {}): InboundEvent[] {
  const complete = messages.map((message, index) =>
    typeof message === 'object' && message !== null && !Array.isArray(message)
      ? { from: '966501110001', from_user_id: 'SA.9011', id: `wamid.${index}`, timestamp: '1795402800', ...message }
      : message,
  );
  return parseChangeOf('messages', { messages: complete, ...more });
}
