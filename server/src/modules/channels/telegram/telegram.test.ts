import fc from 'fast-check';
import { expect } from 'vitest';
import { anyContent } from '../contract/arbitraries.ts';
import { testChannelAdapter } from '../contract/test-channel-adapter.ts';
import { jsonAnswer } from '../contract/testing.ts';
import type { ChannelHttpRequest, OutboundContent } from '../contract/types.ts';
import { telegramAdapter } from './index.ts';
import { sara, saraChat, testAccount, testBotUrl, testConfig, testReceivedAt, toRequest } from './testing.ts';

const refusal = (error_code: number, description: string, parameters?: Record<string, unknown>, status = error_code) =>
  jsonAnswer(status, { ok: false, error_code, description: `${description} SECRET`, parameters });

const prose = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'كم سعر المندي؟',
    'A table for four, please. ',
    '👨‍👩‍👧‍👦 ',
    'مَرْحَبًا ',
    '\n\n',
    '**bold** and [a link](https://example.sa) and `code` <b>',
    '1. _one_ *two* ~~three~~',
  ),
);
const longText = fc
  .array(prose, { maxLength: 8 })
  .chain((pieces) => fc.constantFrom(1, 1, 60, 300).map((times) => pieces.join(' ').repeat(times)));
const choice = fc.record({
  id: fc.oneof(fc.uuid(), fc.string({ maxLength: 80 }), fc.constant('فرع:'.repeat(9))),
  title: fc.oneof(prose, fc.constant('The same title for more than one of them')),
  description: fc.option(prose, { nil: '' }),
});
const markup = fc.constantFrom<('plain' | 'markdown')[]>('plain', 'markdown');
const source = fc.constantFrom<({ id: string } | { link: string })[]>(
  { id: 'AgACAgQAAx_x' },
  { link: 'https://cdn.example.sa/a.jpg' },
  { link: 'file:///etc/passwd' },
  { id: '' },
);

const contents: fc.Arbitrary<OutboundContent> = fc.oneof(
  anyContent,
  fc.record({ kind: fc.constant('text' as const), text: longText, markup }),
  fc.record({ kind: fc.constant('buttons' as const), text: longText, markup, footer: prose, buttons: fc.array(choice, { maxLength: 25 }) }),
  fc.record({
    kind: fc.constant('list' as const),
    text: longText,
    markup,
    button: prose,
    sections: fc.array(fc.record({ title: prose, rows: fc.array(choice, { maxLength: 8 }) }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('media' as const),
    media: fc.constantFrom<('image' | 'audio' | 'voice' | 'video' | 'document' | 'sticker')[]>(
      'image',
      'audio',
      'voice',
      'video',
      'document',
      'sticker',
    ),
    source,
    caption: longText,
  }),
  fc.record({
    kind: fc.constant('location' as const),
    latitude: fc.double({ min: -100, max: 100, noNaN: true }),
    longitude: fc.double({ min: -200, max: 200, noNaN: true }),
    name: prose,
  }),
  fc.record({ kind: fc.constant('reaction' as const), messageId: fc.constantFrom('291', '', 'bc_1:12'), emoji: fc.constantFrom('👍', '') }),
  fc.record({
    kind: fc.constant('contacts' as const),
    contacts: fc.array(fc.record({ formattedName: prose, phones: fc.constant([{ phone: '+966112340001' }]) }), { maxLength: 4 }),
  }),
  fc.constant<OutboundContent>({ kind: 'template', name: 'order_ready', language: 'ar', components: [] }),
);

/** The limits of the provider's reference, written independently of the adapter's. */
function checkWire(request: ChannelHttpRequest): void {
  const body = JSON.parse(String(request.body));
  const method = request.url.slice(testBotUrl.length + 1);
  expect(request.url.startsWith(`${testBotUrl}/`)).toBe(true);
  expect(body.chat_id).toBe(502345678);
  if (method === 'sendMessage') expect(within(body.text, 4096)).toBe(true);
  for (const { offset, length, type, url } of body.entities ?? []) {
    expect(['bold', 'italic', 'strikethrough', 'code', 'pre', 'text_link']).toContain(type);
    expect(offset >= 0 && length > 0 && offset + length <= body.text.length).toBe(true);
    expect(type === 'text_link').toBe(typeof url === 'string');
  }
  const buttons: { text: string; callback_data?: string; url?: string }[] = (body.reply_markup?.inline_keyboard ?? []).flat();
  expect(buttons.length).toBeLessThanOrEqual(100);
  for (const { text, callback_data = '', url } of buttons) {
    expect(text).not.toBe('');
    const bytes = Buffer.byteLength(callback_data);
    expect(url === undefined ? bytes >= 1 && bytes <= 64 : bytes === 0 && url.startsWith('https://')).toBe(true);
  }
  if (body.caption !== undefined) expect(method !== 'sendSticker' && within(body.caption, 1024)).toBe(true);
  if (method === 'sendVenue') expect(body.title !== '' && body.address !== '').toBe(true);
}

function within(text: string, max: number): boolean {
  return text.length > 0 && text.length <= max;
}

testChannelAdapter(() => telegramAdapter, {
  fixtures: new URL('./fixtures/', import.meta.url),
  toRequest,
  receivedAt: testReceivedAt,
  signsBody: false,
  account: testAccount,
  config: testConfig,
  to: { userId: '502345678' },
  contents,
  checkWire,
  accepted: jsonAnswer(200, { ok: true, result: { message_id: 512, chat: saraChat, date: 1795402801, text: 'SENT' } }),
  batch: (count) =>
    Array.from({ length: count }, (_unused, index) => ({
      update_id: 845123100 + index,
      message: { message_id: 600 + index, from: sara, chat: saraChat, date: 1795402800, text: 'نفس النص' },
    })),
  refusals: [
    {
      name: 'the seconds to wait',
      answer: refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
      expected: { failure: 'throttled', code: '429', retryAfterMs: 7000 },
    },
    {
      name: 'a person who blocked the bot',
      answer: refusal(403, 'Forbidden: bot was blocked by the user'),
      expected: { failure: 'opted_out', code: '403.blocked' },
    },
    {
      name: 'a person who is gone',
      answer: refusal(403, 'Forbidden: user is deactivated'),
      expected: { failure: 'recipient_unreachable', code: '403.deactivated' },
    },
    {
      name: 'a person who never pressed Start',
      answer: refusal(403, "Forbidden: bot can't initiate conversation with a user"),
      expected: { failure: 'recipient_unreachable', code: '403.not_started' },
    },
    {
      name: 'a chat that is not there',
      answer: refusal(400, 'Bad Request: chat not found'),
      expected: { failure: 'recipient_unreachable', code: '400.chat_not_found' },
    },
    {
      name: 'a group that became a large one, and its new id',
      answer: refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1001234567890 }),
      expected: { failure: 'recipient_unreachable', code: '400.migrated', newUserId: '-1001234567890' },
    },
    {
      name: 'a business chat that was silent for a day',
      answer: refusal(400, 'Bad Request: BUSINESS_PEER_USAGE_MISSING'),
      expected: { failure: 'window_closed' },
    },
    {
      name: 'a text that is too long',
      answer: refusal(400, 'Bad Request: message is too long'),
      expected: { failure: 'invalid_payload', code: '400.too_long' },
    },
    {
      name: 'a bad file',
      answer: refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified'),
      expected: { failure: 'media_problem' },
    },
    {
      name: 'a sentence nobody knows',
      answer: refusal(400, 'Bad Request: the moon is in the wrong house'),
      expected: { failure: 'invalid_payload', code: '400' },
    },
    { name: 'a changed token', answer: refusal(401, 'Unauthorized'), expected: { failure: 'auth', code: '401' } },
    { name: 'a token of no bot', answer: refusal(404, 'Not Found'), expected: { failure: 'auth', code: '404' } },
    { name: 'an upload that is too large', answer: refusal(413, 'Request Entity Too Large'), expected: { failure: 'media_problem' } },
    {
      name: 'a bot that is asked elsewhere too',
      answer: refusal(409, 'Conflict: terminated by other getUpdates request'),
      expected: { failure: 'account_problem' },
    },
    {
      name: 'a lack of rights',
      answer: refusal(403, 'Forbidden: not enough rights to send text messages to the chat'),
      expected: { failure: 'permission' },
    },
    { name: 'an error inside Telegram', answer: refusal(500, 'Internal Server Error'), expected: { failure: 'transient', code: '500' } },
    {
      name: 'a proxy that is too busy',
      answer: { status: 503, headers: { 'retry-after': '2' }, body: 'busy' },
      expected: { failure: 'transient', code: 'http.503', retryAfterMs: 2000 },
    },
    { name: 'a bare 401', answer: { status: 401, headers: {}, body: '' }, expected: { failure: 'auth', code: 'http.401' } },
  ],
});
