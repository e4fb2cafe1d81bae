import { expect } from 'vitest';
import { anyContent } from '../contract/arbitraries.ts';
import { testChannelAdapter } from '../contract/test-channel-adapter.ts';
import { jsonAnswer } from '../contract/testing.ts';
import type { ChannelHttpRequest } from '../contract/types.ts';
import { testAccount, testAccountSid, testConfig, toRequest } from '../twilio/testing.ts';
import { twilioSmsAdapter } from './index.ts';

const refusal = (status: number, code: number, headers: Record<string, string> = {}) =>
  jsonAnswer(
    status,
    { code, message: `Something about SECRET (${code})`, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    headers,
  );

/** The limits of the provider's reference, written independently of the adapter's. */
function checkWire(request: ChannelHttpRequest): void {
  const form = new URLSearchParams(String(request.body));
  expect(request.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${testAccountSid}/Messages.json`);
  expect(request.headers.authorization).toBe(
    `Basic ${Buffer.from(`${testAccountSid}:fixture_twilio_auth_token_000001`).toString('base64')}`,
  );
  expect([form.get('To'), form.get('From')]).toEqual(['+966501110001', '+12025550111']);
  expect(form.get('StatusCallback')).toBe('https://hooks.example.test/webhooks/sms?tracker=out_1');
  const body = form.get('Body') ?? '';
  expect(body.length).toBeLessThanOrEqual(1600);
  expect(body !== '' || (form.get('MediaUrl') ?? '').startsWith('http')).toBe(true);
  expect(form.has('ContentSid')).toBe(false);
}

testChannelAdapter(() => twilioSmsAdapter, {
  fixtures: new URL('./fixtures/', import.meta.url),
  toRequest,
  signsBody: false,
  account: testAccount('+12025550111'),
  config: testConfig,
  to: { userId: '+966501110001', phone: '966501110001' },
  contents: anyContent,
  checkWire,
  accepted: jsonAnswer(201, { sid: 'SM00000000000000000000000000000001', status: 'queued', num_segments: '1', error_code: null }),
  batch: (count) =>
    Array.from({ length: count }, (_unused, index) => ({
      request: {
        params: {
          AccountSid: testAccountSid,
          MessageSid: `SM${index}`,
          From: '+966501110001',
          To: '+12025550111',
          Body: 'نفس النص',
          SmsStatus: 'received',
        },
      },
    })),
  refusals: [
    { name: 'somebody who sent STOP', answer: refusal(400, 21610), expected: { failure: 'opted_out', code: '21610' } },
    { name: 'a number that is none', answer: refusal(400, 21211), expected: { failure: 'recipient_unreachable' } },
    { name: 'a country that is not allowed', answer: refusal(400, 21408), expected: { failure: 'permission' } },
    { name: 'a sender that is not ours', answer: refusal(400, 21606), expected: { failure: 'account_problem' } },
    { name: 'a wrong token', answer: refusal(401, 20003), expected: { failure: 'auth', code: '20003' } },
    {
      name: 'too many at once, with the time to wait',
      answer: refusal(429, 20429, { 'retry-after': '3' }),
      expected: { failure: 'throttled', retryAfterMs: 3000 },
    },
    { name: 'a full queue', answer: refusal(400, 30001), expected: { failure: 'throttled', scope: 'account' } },
    { name: 'a suspended account', answer: refusal(403, 30002), expected: { failure: 'account_problem' } },
    { name: 'a text that is too long', answer: refusal(400, 21617), expected: { failure: 'invalid_payload' } },
    { name: 'a filter of the carriers', answer: refusal(400, 30007), expected: { failure: 'policy_blocked' } },
    { name: 'an error inside Twilio', answer: refusal(500, 99_999), expected: { failure: 'transient', code: '99999' } },
    { name: 'a code nobody knows', answer: refusal(400, 99_999), expected: { failure: 'invalid_payload', code: '99999' } },
    {
      name: 'a proxy that is too busy',
      answer: { status: 503, headers: { 'retry-after': '2' }, body: 'busy' },
      expected: { failure: 'transient', retryAfterMs: 2000 },
    },
    { name: 'a bare 429', answer: { status: 429, headers: {}, body: '' }, expected: { failure: 'throttled', code: 'http.429' } },
    { name: 'a bare 401', answer: { status: 401, headers: {}, body: '' }, expected: { failure: 'auth', code: 'http.401' } },
  ],
});
