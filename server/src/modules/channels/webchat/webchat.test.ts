import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WebchatContent } from '@wafaa/contracts';
import { anyContent } from '../contract/arbitraries.ts';
import { testChannelAdapter } from '../contract/test-channel-adapter.ts';
import { fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import type { ChannelHttpRequest, ConnectedAccount, OutboundContent, OutboundMessage, RawRequest } from '../contract/types.ts';
import { webchatAdapter } from './index.ts';

const VISITOR = 'v_q3Zk0cB5pX2nS8yLw1tRfA';
const KEY = 'wc_5d1f0c9e7b3a2468';
const account: ConnectedAccount = {
  accountKey: KEY,
  businessKey: KEY,
  credentials: {
    serviceSecret: 'fixture-service-secret-01',
    visitorSecret: 'fixture-visitor-secret',
    identitySecret: 'fixture-identity-secret',
  },
  settings: {},
};
const config = { baseUrl: 'https://webchat.internal' };
const accepted = jsonAnswer(200, { id: 'out_1', seq: 12 });
const toRequest = (rawBody: Buffer, headers: Record<string, string> = {}): RawRequest => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  query: {},
  path: '(path)',
  rawBody,
});

/** What the window draws, written independently of the adapter's limits. */
function checkWire(request: ChannelHttpRequest): void {
  expect(request.url).toBe(`https://webchat.internal/v1/accounts/${KEY}/messages`);
  const { id, to, content } = JSON.parse(String(request.body));
  expect([id, to]).toEqual(['out_1', VISITOR]);
  const drawn = WebchatContent.parse(content);
  if (drawn.kind === 'text' || drawn.kind === 'buttons') expect(drawn.text.trim() !== '' && drawn.text.length <= 4_000).toBe(true);
  if (drawn.kind === 'buttons') {
    expect(drawn.buttons.length).toBeLessThanOrEqual(20);
    for (const button of drawn.buttons) expect(button.title.length >= 1 && button.title.length <= 80 && button.id.length <= 400).toBe(true);
  }
  if (drawn.kind === 'media') expect(drawn.url).toMatch(/^https:/);
}

testChannelAdapter(() => webchatAdapter, {
  fixtures: new URL('./fixtures/', import.meta.url),
  toRequest,
  receivedAt: new Date('2026-11-23T03:00:00Z'),
  signatureHeader: 'x-webchat-signature',
  account,
  config,
  to: { userId: VISITOR },
  batch: (count) => ({
    at: '2026-11-23T03:00:00Z',
    visitor: { id: VISITOR },
    messages: Array.from({ length: count }, (_unused, index) => ({ id: `0d3c7c1e-7a57-4d0b-9f5c-0000000000${10 + index}`, text: 'Hello' })),
  }),
  contents: fc.oneof(
    anyContent,
    fc.constant<OutboundContent>({ kind: 'template', name: 'order_ready', language: 'ar', components: [] }),
    fc.record({
      kind: fc.constant('list' as const),
      text: fc.constant('Which branch?'),
      button: fc.constant('Branches'),
      sections: fc.array(
        fc.record({
          rows: fc.array(fc.record({ id: fc.uuid(), title: fc.string({ maxLength: 90 }), description: fc.string({ maxLength: 200 }) })),
        }),
        { maxLength: 4 },
      ),
    }),
  ),
  accepted,
  refusals: [
    {
      name: 'a chat whose secret is another',
      answer: jsonAnswer(401, { code: 'unauthorised', detail: 'not this secret: SECRET' }),
      expected: { failure: 'auth' },
    },
    {
      name: 'a visitor who was erased',
      answer: jsonAnswer(404, { code: 'no_visitor' }),
      expected: { failure: 'recipient_unreachable', code: '404.no_visitor' },
    },
    { name: 'content nobody can draw', answer: jsonAnswer(422, { code: 'malformed' }), expected: { failure: 'invalid_payload' } },
    {
      name: 'too many at once',
      answer: { status: 429, headers: { 'retry-after': '3' }, body: '' },
      expected: { failure: 'throttled', retryAfterMs: 3_000 },
    },
    {
      name: 'a chat that is not ready',
      answer: { status: 503, headers: {}, body: '' },
      expected: { failure: 'transient', code: 'http.503' },
    },
  ],
  checkWire,
});

describe('a web chat', () => {
  const message = (content: OutboundContent): OutboundMessage => ({ ...content, to: { userId: VISITOR }, tracker: 'out_1' });
  const findSent = (...answers: Parameters<typeof fakeHttp>) =>
    webchatAdapter.findSent?.(account, message({ kind: 'text', text: 'Hello' }), new Date(), { http: fakeHttp(...answers), config });

  test('looks a send up by its tracker: it is there, it is not, or nobody can say', async () => {
    expect(await findSent(accepted)).toEqual({ ok: true, messageId: 'out_1' });
    expect(await findSent(jsonAnswer(404, { code: 'not_found' }))).toEqual({ ok: true, messageId: null });
    expect(await findSent(networkError('ECONNRESET'))).toMatchObject({ ok: false });
  });

  test('keeps bold and links as marks beside the text, through a cut', () => {
    const [only] = webchatAdapter.fit({ kind: 'text', text: 'Open **daily**, see [the menu](https://a.example/menu)', markup: 'markdown' });
    expect(only).toEqual({
      kind: 'text',
      text: 'Open daily, see the menu',
      spans: [
        { style: 'bold', start: 5, length: 5 },
        { style: 'link', start: 16, length: 8, url: 'https://a.example/menu' },
      ],
    });
    const parts = webchatAdapter.fit({ kind: 'text', text: `${'word '.repeat(900)}**end**`, markup: 'markdown' });
    expect(parts).toHaveLength(2);
    expect(parts[1]).toMatchObject({ spans: [{ style: 'bold' }] });
  });

  test('hears a message that is told late as said when and by whom it was written, whatever they are called now', () => {
    const told = {
      at: '2026-11-23T03:30:00Z',
      visitor: { id: 'u_now', formerly: [VISITOR] },
      messages: [
        { id: 'm1', text: 'Hello', by: VISITOR, at: '2026-11-23T03:00:00Z' },
        { id: 'm2', text: 'Hello?', by: '', at: 'yesterday' },
      ],
    };
    const events = webchatAdapter.parse({ ...toRequest(Buffer.from(JSON.stringify(told))), path: KEY }, new Date('2026-11-23T04:00:00Z'));
    expect(events.map(({ dedupeKey, user, occurredAt }) => [dedupeKey, user?.id, occurredAt.toISOString()])).toEqual([
      [`${VISITOR}:m1`, 'u_now', '2026-11-23T03:00:00.000Z'],
      ['u_now:m2', 'u_now', '2026-11-23T03:30:00.000Z'],
    ]);
  });

  const connect = (origins: string, known?: string) =>
    webchatAdapter.connection?.list({ origins }, { http: fakeHttp(), config }, null, known);

  test('is connected by the address of a website, however it was copied', async () => {
    expect(await connect('shop.example https://WWW.Shop.example/menu?x=1, http://localhost:3000')).toMatchObject({
      ok: true,
      accounts: [
        {
          name: 'shop.example',
          address: 'shop.example +2',
          settings: { origins: ['https://shop.example', 'https://www.shop.example', 'http://localhost:3000'] },
        },
      ],
    });
    expect(await connect('shop.example', 'wc_known')).toMatchObject({ accounts: [{ accountKey: 'wc_known' }] });
  });

  test.each(['http://shop.example', 'shop', 'https://', 'ftp://shop.example', 'javascript:alert(1)', 'shop.example *'])(
    'is not connected to %s',
    async (origins) => {
      expect(await connect(origins)).toMatchObject({ ok: false, code: 'channel.bad_origin' });
    },
  );

  test('has secrets of its own, and keeps those it has', () => {
    const made = webchatAdapter.connection?.complete?.({ origins: 'https://shop.example' }) ?? {};
    expect(Object.keys(made).sort()).toEqual([...webchatAdapter.definition.secretKeys].sort());
    expect(new Set(Object.values(made)).size).toBe(3);
    expect(webchatAdapter.connection?.complete?.(made)).toEqual(made);
  });
});
