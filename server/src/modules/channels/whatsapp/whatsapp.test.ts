import { expect } from 'vitest';
import { anyContent } from '../contract/arbitraries.ts';
import { testChannelAdapter } from '../contract/test-channel-adapter.ts';
import { jsonAnswer } from '../contract/testing.ts';
import type { ChannelHttpRequest, ConnectedAccount } from '../contract/types.ts';
import { whatsappAdapter } from './index.ts';

const account: ConnectedAccount = {
  accountKey: '771200000000101',
  businessKey: '330000000000701',
  credentials: { accessToken: 'EAAG-invented-token-0001', pin: '482911' },
  settings: {},
};

const error = (code: number, more: Record<string, unknown> = {}) => ({
  error: {
    message: `(#${code}) Something about SECRET`,
    type: 'OAuthException',
    code,
    error_data: { details: 'Seen access_token=SECRET here' },
    fbtrace_id: 'Az8',
    ...more,
  },
});

interface WireChoice {
  id: string;
  title: string;
  description?: string;
}

/** The limits of the provider's reference, written independently of the adapter's. */
function checkWire(request: ChannelHttpRequest): void {
  const body = JSON.parse(String(request.body));
  expect(request.url).toBe('https://graph.example/v26.0/771200000000101/messages');
  expect(body).toMatchObject({ messaging_product: 'whatsapp', biz_opaque_callback_data: 'out_1', recipient: 'SA.90111222333444555' });
  expect(body).not.toHaveProperty('to');
  if (body.type === 'text') expect(within(body.text.body, 4096)).toBe(true);
  if (body.type === 'interactive') {
    const { interactive } = body;
    expect(within(interactive.body.text, 1024)).toBe(true);
    if (interactive.footer !== undefined) expect(within(interactive.footer.text, 60)).toBe(true);
    const isList = interactive.type === 'list';
    const sections: { title?: string; rows: WireChoice[] }[] = isList ? interactive.action.sections : [];
    const choices: WireChoice[] = isList
      ? sections.flatMap(({ rows }) => rows)
      : interactive.action.buttons.map(({ reply }: { reply: WireChoice }) => reply);
    expect(choices.length).toBeLessThanOrEqual(isList ? 10 : 3);
    for (const { id, title, description } of choices) {
      expect(within(id, isList ? 200 : 256) && within(title, isList ? 24 : 20) && !/\n/.test(title)).toBe(true);
      expect(description === undefined || within(description, 72)).toBe(true);
    }
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
    expect(new Set(choices.map(({ title }) => title)).size).toBe(choices.length);
    if (isList) expect(within(interactive.action.button, 20)).toBe(true);
    for (const { title } of sections) expect(sections.length === 1 || within(title ?? '', 24)).toBe(true);
  }
  const { caption } = body[body.type] ?? {};
  if (caption !== undefined) expect(['image', 'video', 'document'].includes(body.type) && within(caption, 1024)).toBe(true);
}

function within(text: string, max: number): boolean {
  return text.length > 0 && text.length <= max;
}

testChannelAdapter(() => whatsappAdapter, {
  fixtures: new URL('./fixtures/', import.meta.url),
  toRequest: (rawBody, headers = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    query: {},
    rawBody,
  }),
  account,
  config: { baseUrl: 'https://graph.example/v26.0' },
  to: { userId: 'SA.90111222333444555', phone: '966501110001' },
  contents: anyContent,
  checkWire,
  accepted: jsonAnswer(200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: '966501110001', wa_id: '966501110001', user_id: 'SA.90111222333444555' }],
    messages: [{ id: 'wamid.SENT==', message_status: 'accepted' }],
  }),
  batch: (count) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '330000000000701',
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '771200000000101' },
              messages: Array.from({ length: count }, (_unused, index) => ({
                from: '966501110001',
                id: `wamid.${index}`,
                timestamp: '1795402800',
                type: 'text',
                text: { body: 'نفس النص' },
              })),
            },
          },
        ],
      },
    ],
  }),
  refusals: [
    {
      name: 'a closed window',
      answer: jsonAnswer(400, error(131047)),
      expected: { failure: 'window_closed', code: '131047', traceId: 'Az8' },
    },
    { name: 'pair rate', answer: jsonAnswer(400, error(131056)), expected: { failure: 'throttled', scope: 'user' } },
    {
      name: 'account rate with the time to wait',
      answer: jsonAnswer(429, error(130429), { 'retry-after': '7' }),
      expected: { failure: 'throttled', scope: 'account', retryAfterMs: 7000 },
    },
    {
      name: 'the minutes until calls are accepted again',
      answer: jsonAnswer(403, error(80007), {
        'x-business-use-case-usage': JSON.stringify({ '55': [{ type: 'whatsapp', call_count: 100, estimated_time_to_regain_access: 3 }] }),
      }),
      expected: { failure: 'throttled', scope: 'account', retryAfterMs: 180_000 },
    },
    {
      name: 'an expired token',
      answer: jsonAnswer(401, error(190, { error_subcode: 463 })),
      expected: { failure: 'auth', code: '190.463' },
    },
    {
      name: 'a missing object',
      answer: jsonAnswer(400, error(100, { error_subcode: 33 })),
      expected: { failure: 'permission', code: '100' },
    },
    { name: 'a bad parameter', answer: jsonAnswer(400, error(100)), expected: { failure: 'invalid_payload', code: '100' } },
    {
      name: 'an internal error of the provider',
      answer: jsonAnswer(500, error(131000)),
      expected: { failure: 'transient', code: '131000' },
    },
    {
      name: 'an unknown code that calls itself transient',
      answer: jsonAnswer(500, error(999_999, { is_transient: true })),
      expected: { failure: 'transient' },
    },
    { name: 'an unknown code', answer: jsonAnswer(400, error(999_999)), expected: { failure: 'unknown', code: '999999' } },
    {
      name: 'a proxy that is too busy',
      answer: { status: 503, headers: { 'retry-after': '2' }, body: 'busy' },
      expected: { failure: 'transient', code: 'http.503', retryAfterMs: 2000 },
    },
    { name: 'a bare 401', answer: { status: 401, headers: {}, body: '' }, expected: { failure: 'auth', code: 'http.401' } },
  ],
});
