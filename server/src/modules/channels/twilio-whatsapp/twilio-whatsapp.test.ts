import { expect } from 'vitest';
import { anyContent } from '../contract/arbitraries.ts';
import { testChannelAdapter } from '../contract/test-channel-adapter.ts';
import { jsonAnswer } from '../contract/testing.ts';
import type { ChannelHttpRequest } from '../contract/types.ts';
import { testAccount, testAccountSid, testConfig, toRequest } from '../twilio/testing.ts';
import { twilioWhatsAppAdapter } from './index.ts';

const refusal = (status: number, code: number, headers: Record<string, string> = {}) =>
  jsonAnswer(status, { code, message: `Something about SECRET (${code})`, status }, headers);

interface WireChoice {
  id: string;
  title?: string;
  item?: string;
  description?: string;
}

/** The limits of the provider's reference, written independently of the adapter's. */
function checkWire(request: ChannelHttpRequest): void {
  if (request.url === 'https://content.twilio.com/v1/Content') return checkContent(JSON.parse(String(request.body)));
  const form = new URLSearchParams(String(request.body));
  expect(request.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${testAccountSid}/Messages.json`);
  expect([form.get('To'), form.get('From')]).toEqual(['whatsapp:US.90000011112222333', 'whatsapp:+12025550111']);
  const body = form.get('Body') ?? '';
  expect(body.length).toBeLessThanOrEqual(form.has('MediaUrl') ? 1024 : 1600);
  expect(body !== '' || form.has('MediaUrl') || form.has('ContentSid')).toBe(true);
}

function checkContent({
  types,
}: {
  types: Record<string, { body: string; button?: string; actions?: WireChoice[]; items?: WireChoice[] }>;
}): void {
  const [kind = '', content] = Object.entries(types)[0] ?? [];
  const isList = kind === 'twilio/list-picker';
  expect(within(content?.body ?? '', 1024)).toBe(true);
  const choices = content?.items ?? content?.actions ?? [];
  expect(choices.length >= 1 && choices.length <= (isList ? 10 : 3)).toBe(true);
  for (const { id, title, item, description } of choices) {
    expect(within(id, 200) && within(item ?? title ?? '', isList ? 24 : 20)).toBe(true);
    expect(description === undefined || within(description, 72)).toBe(true);
  }
  expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
  expect(new Set(choices.map(({ item, title }) => item ?? title)).size).toBe(choices.length);
  if (isList) expect(within(content?.button ?? '', 20)).toBe(true);
}

function within(text: string, max: number): boolean {
  return text.length > 0 && text.length <= max;
}

testChannelAdapter(() => twilioWhatsAppAdapter, {
  fixtures: new URL('./fixtures/', import.meta.url),
  toRequest,
  signsBody: false,
  account: testAccount('whatsapp:+12025550111'),
  config: testConfig,
  to: { userId: 'whatsapp:US.90000011112222333', phone: '966501110001' },
  contents: anyContent,
  checkWire,
  accepted: jsonAnswer(201, { sid: 'SM00000000000000000000000000000001', status: 'queued', error_code: null }),
  batch: (count) =>
    Array.from({ length: count }, (_unused, index) => ({
      request: {
        params: {
          AccountSid: testAccountSid,
          MessageSid: `SM${index}`,
          From: 'whatsapp:+966501110001',
          To: 'whatsapp:+12025550111',
          Body: 'نفس النص',
          SmsStatus: 'received',
        },
      },
    })),
  refusals: [
    { name: 'a closed window', answer: refusal(400, 63016), expected: { failure: 'window_closed', code: '63016' } },
    { name: 'a rate of WhatsApp', answer: refusal(429, 63018), expected: { failure: 'throttled', scope: 'account' } },
    { name: 'a person WhatsApp does not know', answer: refusal(400, 63003), expected: { failure: 'recipient_unreachable' } },
    { name: 'a cap on what one person gets', answer: refusal(400, 63049), expected: { failure: 'recipient_unreachable' } },
    { name: 'a template with a fault', answer: refusal(400, 63041), expected: { failure: 'template_problem' } },
    { name: 'a file that cannot be used', answer: refusal(400, 63019), expected: { failure: 'media_problem' } },
    { name: 'a sender that is not set up', answer: refusal(400, 63007), expected: { failure: 'account_problem' } },
    { name: 'a wrong token', answer: refusal(401, 20003), expected: { failure: 'auth' } },
    { name: 'a bare 403', answer: { status: 403, headers: {}, body: '' }, expected: { failure: 'permission', code: 'http.403' } },
  ],
});
