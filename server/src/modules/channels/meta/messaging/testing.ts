import { expect } from 'vitest';
import { anyContent } from '../../contract/arbitraries.ts';
import type { ChannelAdapterSuite } from '../../contract/test-channel-adapter.ts';
import { jsonAnswer } from '../../contract/testing.ts';
import type { ChannelHttpRequest, ConnectedAccount, InboundEvent, RawRequest } from '../../contract/types.ts';
import { parseMessaging } from './parse.ts';

export const testAccount: ConnectedAccount = {
  accountKey: '17841400000000501',
  businessKey: '17841400000000501',
  credentials: { accessToken: 'IGAA-invented-token-0001' },
  settings: {},
};

export const testReceivedAt = new Date('2026-11-23T12:00:00Z');

export function toRequest(rawBody: Buffer, headers: Record<string, string> = {}): RawRequest {
  return { method: 'POST', headers, query: {}, rawBody };
}

/** What the given elements of one account's `messaging[]` are read as; a test names only what matters to it. */
export function parseItems(items: unknown[], channel: 'instagram' | 'messenger' = 'instagram'): InboundEvent[] {
  const complete = items.map((item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? { sender: { id: '820' }, recipient: { id: testAccount.accountKey }, timestamp: 1_795_402_800_000, ...item }
      : item,
  );
  const object = channel === 'instagram' ? 'instagram' : 'page';
  const body = { object, entry: [{ id: testAccount.accountKey, time: 1_795_402_800_350, messaging: complete }] };
  return parseMessaging({ channel, object }, toRequest(Buffer.from(JSON.stringify(body))), testReceivedAt);
}

export const graphError = (code: number, more: Record<string, unknown> = {}) => ({
  error: { message: `(#${code}) Something about SECRET`, type: 'OAuthException', code, fbtrace_id: 'Az8', ...more },
});

/** What the contract's suite needs of either channel; the refusals that both share are in it. */
export function messagingSuite(given: {
  fixtures: URL;
  object: 'instagram' | 'page';
  fitsText: (text: string) => boolean;
}): ChannelAdapterSuite {
  return {
    fixtures: given.fixtures,
    toRequest,
    signatureHeader: 'x-hub-signature-256',
    account: testAccount,
    config: { baseUrl: 'https://graph.example/v26.0' },
    to: { userId: '820000000000301' },
    contents: anyContent,
    checkWire: (request) => checkWire(request, given.fitsText),
    accepted: jsonAnswer(200, { recipient_id: '820000000000301', message_id: 'aWdf1' }),
    batch: (count) => ({
      object: given.object,
      entry: [
        {
          id: testAccount.accountKey,
          time: 1_795_402_800_350,
          messaging: Array.from({ length: count }, (_unused, index) => ({
            sender: { id: '820000000000301' },
            recipient: { id: testAccount.accountKey },
            timestamp: 1_795_402_800_000,
            message: { mid: `mid.${index}`, text: 'نفس النص' },
          })),
        },
      ],
    }),
    refusals: [
      {
        name: 'a closed window',
        answer: jsonAnswer(400, graphError(10, { error_subcode: 2018278 })),
        expected: { failure: 'window_closed', code: '10', traceId: 'Az8' },
      },
      {
        name: 'the same, in another number',
        answer: jsonAnswer(400, graphError(10, { error_subcode: 2534022 })),
        expected: { failure: 'window_closed' },
      },
      {
        name: 'a person that is not there',
        answer: jsonAnswer(400, graphError(100, { error_subcode: 2018001 })),
        expected: { failure: 'recipient_unreachable' },
      },
      {
        name: 'a person that cannot be reached',
        answer: jsonAnswer(400, graphError(551)),
        expected: { failure: 'recipient_unreachable', code: '551' },
      },
      {
        name: 'a rate with the time to wait',
        answer: jsonAnswer(429, graphError(613), { 'retry-after': '7' }),
        expected: { failure: 'throttled', scope: 'account', retryAfterMs: 7000 },
      },
      { name: 'the rate of the app', answer: jsonAnswer(400, graphError(4)), expected: { failure: 'throttled', scope: 'app' } },
      { name: 'a missing permission', answer: jsonAnswer(403, graphError(10)), expected: { failure: 'permission' } },
      {
        name: 'an expired token',
        answer: jsonAnswer(401, graphError(190, { error_subcode: 463 })),
        expected: { failure: 'auth', code: '190.463' },
      },
      { name: 'a block for breaking the rules', answer: jsonAnswer(400, graphError(368)), expected: { failure: 'account_problem' } },
      {
        name: 'an attachment that is too large',
        answer: jsonAnswer(400, graphError(100, { error_subcode: 2018022 })),
        expected: { failure: 'media_problem' },
      },
      { name: 'a passing fault', answer: jsonAnswer(500, graphError(1200)), expected: { failure: 'transient' } },
      { name: 'an unknown code', answer: jsonAnswer(400, graphError(999_999)), expected: { failure: 'unknown', code: '999999' } },
      { name: 'a bare 401', answer: { status: 401, headers: {}, body: '' }, expected: { failure: 'auth', code: 'http.401' } },
    ],
  };
}

interface WireBody {
  recipient: unknown;
  messaging_type?: string;
  sender_action?: string;
  payload?: { message_id?: string };
  message: {
    text?: string;
    metadata?: string;
    quick_replies?: WireButton[];
    attachment?: { type: string; payload: { template_type?: string; text?: string; buttons?: WireButton[]; elements?: WireCard[] } };
  };
}

interface WireCard {
  title: string;
  subtitle?: string;
  buttons: WireButton[];
}

interface WireButton {
  title: string;
  payload?: string;
  url?: string;
}

/** The limits of the provider's reference, written independently of the adapter's. */
function checkWire(request: ChannelHttpRequest, fitsText: (text: string) => boolean): void {
  const body = JSON.parse(String(request.body)) as WireBody;
  expect(request.url).toBe(`https://graph.example/v26.0/${testAccount.accountKey}/messages`);
  expect(request.headers.authorization).toBe('Bearer IGAA-invented-token-0001');
  expect(body.recipient).toEqual({ id: '820000000000301' });
  if (body.sender_action !== undefined) {
    expect(body.sender_action).toMatch(/^(un)?react$/);
    expect(body.payload?.message_id).toMatch(/./);
    return;
  }
  const { message } = body;
  expect(message.metadata).toBe('out_1');
  expect(body.messaging_type).toBe('RESPONSE');
  // Text and attachment cannot share a message.
  expect(message.text === undefined).toBe(message.attachment !== undefined);
  if (message.text !== undefined) expect(message.text !== '' && fitsText(message.text)).toBe(true);
  const replies = message.quick_replies ?? [];
  expect(replies.length).toBeLessThanOrEqual(13);
  for (const { title, payload = '' } of replies) expect(within(title, 20) && within(payload, 1000)).toBe(true);
  const template = message.attachment?.type === 'template' ? message.attachment.payload : undefined;
  if (template?.template_type === 'button') {
    expect(within(template.text ?? '', 640)).toBe(true);
    checkButtons(template.buttons ?? []);
  }
  if (template?.template_type === 'generic') {
    const elements = template.elements ?? [];
    expect(elements.length > 0 && elements.length <= 10).toBe(true);
    for (const { title, subtitle, buttons } of elements) {
      expect(within(title, 80) && (subtitle === undefined || within(subtitle, 80))).toBe(true);
      checkButtons(buttons);
    }
  }
}

function checkButtons(buttons: WireButton[]): void {
  expect(buttons.length > 0 && buttons.length <= 3).toBe(true);
  for (const { title, payload, url } of buttons) {
    expect(within(title, 20)).toBe(true);
    expect(url === undefined ? within(payload ?? '', 1000) : url.startsWith('https://')).toBe(true);
  }
}

function within(text: string, max: number): boolean {
  return text.length > 0 && text.length <= max;
}
