import { describe, expect, test } from 'vitest';
import { type Answer, fakeHttp, jsonAnswer } from '../contract/testing.ts';
import type { OutboundContent } from '../contract/types.ts';
import { testAccount, testAccountSid, testConfig } from '../twilio/testing.ts';
import { connection } from './connection.ts';
import { smsCapabilities } from './definition.ts';
import { fit } from './fit.ts';
import { countSegments } from './segments.ts';
import { findSent, send } from './send.ts';

const account = testAccount('+12025550111');
const io = (...answers: Answer[]) => ({ http: fakeHttp(...answers), config: testConfig });
const to = { userId: '+966501110001', phone: '966501110001' };
const envelope = { to, tracker: 'out_1' };

describe('segments', () => {
  test.each([
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['€'.repeat(80), 'gsm7', 160, 1],
    ['€'.repeat(81), 'gsm7', 162, 2],
    ['م'.repeat(70), 'ucs2', 70, 1],
    ['م'.repeat(71), 'ucs2', 71, 2],
    [`${'a'.repeat(100)}م`, 'ucs2', 101, 2],
    ['👍', 'ucs2', 2, 1],
  ] as const)('of %j', (text, encoding, length, count) => {
    expect(countSegments(text)).toEqual({ encoding, length, count });
  });
});

describe('fit', () => {
  test('leaves no typographer’s letter that would double the price, and changes no other text', () => {
    expect(fit({ kind: 'text', text: '“Mandi” – 45… • it’s on' })).toEqual([{ kind: 'text', text: '"Mandi" - 45... - it\'s on' }]);
    expect(fit({ kind: 'text', text: '“مندي” – ٤٥' })).toEqual([{ kind: 'text', text: '“مندي” – ٤٥' }]);
  });

  test('cuts so that phones can join a part, and never inside a word', () => {
    for (const text of ['كلمة طويلة '.repeat(300), 'a longer answer, word by word. '.repeat(150)]) {
      const parts = fit({ kind: 'text', text });
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect(countSegments(part.kind === 'text' ? part.text : '').count).toBeLessThanOrEqual(10);
      expect(parts.map((part) => (part.kind === 'text' ? part.text : '')).join(' ')).toBe(text.trim());
    }
  });

  test.each<[OutboundContent, string]>([
    [
      { kind: 'text', text: '**Mandi** is [here](https://bayt.sa/m)\n- rice\n`x`', markup: 'markdown' },
      'Mandi is here: https://bayt.sa/m\n- rice\nx',
    ],
    [
      {
        kind: 'buttons',
        text: 'Which?',
        buttons: [
          { id: '1', title: 'Olaya' },
          { id: '2', title: 'Menu', url: 'https://bayt.sa/m' },
        ],
      },
      'Which?\n\n- Olaya\n- Menu: https://bayt.sa/m',
    ],
    [
      { kind: 'list', text: 'Which?', button: 'Show', sections: [{ rows: [{ id: '1', title: 'Mandi', description: 'with rice' }] }] },
      'Which?\n\n- Mandi: with rice',
    ],
    [{ kind: 'location', latitude: 24.7, longitude: 46.6, name: 'الفرع' }, 'الفرع\nhttps://maps.google.com/?q=24.7,46.6'],
    [{ kind: 'contacts', contacts: [{ formattedName: 'Bayt', phones: [{ phone: '+96611' }] }] }, 'Bayt\n+96611'],
  ])('%j as words', (content, text) => {
    expect(fit(content)).toEqual([{ kind: 'text', text }]);
  });
});

describe('send', () => {
  const accepted = jsonAnswer(201, { sid: 'SM1', status: 'queued' });

  test('a picture with its words', async () => {
    const call = io(accepted);
    const content = { kind: 'media', media: 'image', source: { link: 'https://bayt.sa/a.jpg' }, caption: 'المنيو' } as const;
    expect(await send(account, { ...content, ...envelope }, call)).toMatchObject({ ok: true, messageId: 'SM1' });
    const form = new URLSearchParams(String(call.http.requests[0]?.body));
    expect([form.get('Body'), form.get('MediaUrl')]).toEqual(['المنيو', 'https://bayt.sa/a.jpg']);
  });

  test('through a messaging service, where one is set', async () => {
    const call = io(accepted);
    const service = testAccount('+12025550111', { messagingServiceSid: 'MG000000000000000000000000000000c1' });
    await send(service, { kind: 'text', text: 'hi', ...envelope }, call);
    const form = new URLSearchParams(String(call.http.requests[0]?.body));
    expect([form.get('MessagingServiceSid'), form.get('From')]).toEqual(['MG000000000000000000000000000000c1', '+12025550111']);
  });

  test('with an API key where there is one', async () => {
    const call = io(accepted);
    const keyed = { ...account, credentials: { ...account.credentials, apiKeySid: 'SK1', apiKeySecret: 'secret' } };
    await send(keyed, { kind: 'text', text: 'hi', ...envelope }, call);
    expect(call.http.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('SK1:secret').toString('base64')}`);
  });

  test.each<[OutboundContent, object, string]>([
    [{ kind: 'text', text: 'hi' }, { to: { userId: 'somebody' } }, 'channel.bad_address'],
    [{ kind: 'media', media: 'sticker', source: { link: 'https://bayt.sa/a.webp' } }, {}, 'channel.unsupported_content'],
    [{ kind: 'media', media: 'image', source: { id: '1' } }, {}, 'channel.bad_media_link'],
    [{ kind: 'reaction', messageId: 'SM1', emoji: '👍' }, {}, 'channel.unsupported_content'],
    [{ kind: 'template', name: 'x', language: 'ar', components: [] }, {}, 'channel.unsupported_content'],
  ])('refuses %j before anything leaves', async (content, more, code) => {
    const call = io(accepted);
    expect(await send(account, { ...content, ...envelope, ...more }, call)).toMatchObject({ ok: false, code });
    expect(call.http.requests).toEqual([]);
  });
});

describe('a send whose answer was lost', () => {
  const since = new Date('2026-11-23T12:00:00Z');
  const message = (more: Record<string, unknown>) => ({
    sid: 'SM9',
    body: 'نعم',
    direction: 'outbound-api',
    status: 'sent',
    date_created: 'Mon, 23 Nov 2026 12:00:02 +0000',
    ...more,
  });
  const look = async (...messages: Record<string, unknown>[]) => {
    const call = io(jsonAnswer(200, { messages }));
    const found = await findSent(account, { kind: 'text', text: 'نعم', ...envelope }, since, call);
    return { found, url: call.http.requests[0]?.url ?? '' };
  };

  test('is found among the messages to the same address', async () => {
    const { found, url } = await look(message({ sid: 'SM8', body: 'لا' }), message({}));
    expect(found).toEqual({ ok: true, messageId: 'SM9' });
    const query = new URL(url).searchParams;
    expect([query.get('To'), query.get('From'), query.get('DateSent>')]).toEqual(['+966501110001', '+12025550111', '2026-11-23']);
  });

  test.each([
    ['an older one', { date_created: 'Mon, 23 Nov 2026 11:40:00 +0000' }],
    ['one of theirs', { direction: 'inbound' }],
    ['one that never left', { status: 'failed' }],
    ['one without a time', { date_created: null }],
  ])('is not taken for %s', async (_what, more) => {
    expect((await look(message(more))).found).toEqual({ ok: true, messageId: null });
  });

  test('stays unknown while Twilio does not answer', async () => {
    const call = io(jsonAnswer(500, { code: 20500, message: 'x' }));
    expect(await findSent(account, { kind: 'text', text: 'نعم', ...envelope }, since, call)).toMatchObject({
      ok: false,
      failure: 'transient',
    });
  });
});

describe('connecting a number', () => {
  const hook = { url: 'https://wafaa.example/webhooks/twilio_sms' };
  const number = { sid: 'PN1', phone_number: '+12025550111', sms_url: hook.url, sms_method: 'POST', capabilities: { sms: true } };
  const list = (...numbers: unknown[]) => jsonAnswer(200, { incoming_phone_numbers: numbers });

  test('points it at us, and away again', async () => {
    const call = io(list(number), jsonAnswer(200, number));
    expect(await connection.subscribe(account, hook, call)).toEqual({ ok: true });
    const [, change] = call.http.requests;
    expect(change?.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${testAccountSid}/IncomingPhoneNumbers/PN1.json`);
    expect(Object.fromEntries(new URLSearchParams(String(change?.body)))).toEqual({ SmsUrl: hook.url, SmsMethod: 'POST' });
    const undo = io(list(number), jsonAnswer(200, number));
    expect(await connection.unsubscribe(account, undo)).toEqual({ ok: true });
    expect(new URLSearchParams(String(undo.http.requests[1]?.body)).get('SmsUrl')).toBe('');
  });

  test.each([
    [[number], []],
    [[{ ...number, sms_url: '' }], ['missing']],
    [[{ ...number, sms_url: 'https://elsewhere.example' }], ['other_url']],
    [[{ ...number, sms_method: 'GET' }], ['events_missing']],
  ])('sees what differs: %#', async (numbers, expected) => {
    const state = await connection.inspect(account, hook, io(list(...numbers)));
    expect(state.ok && state.drift.map(({ what }) => what)).toEqual(expected);
  });

  test('refuses a number the account does not have, and one without text messages', async () => {
    expect(await connection.subscribe(account, hook, io(list()))).toMatchObject({ code: 'channel.number_not_found' });
    const voice = { ...number, capabilities: { sms: false } };
    expect(await connection.subscribe(account, hook, io(list(voice)))).toMatchObject({ code: 'channel.number_without_sms' });
  });

  test('knows how fast its kind of number sends', () => {
    expect(smsCapabilities({}).rate.perAccountPerSecond).toBe(1);
    expect(smsCapabilities({ numberType: 'short_code' }).rate.perAccountPerSecond).toBe(100);
  });
});
