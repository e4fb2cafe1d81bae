import { describe, expect, test } from 'vitest';
import { type Answer, fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import type { OutboundContent } from '../contract/types.ts';
import { testAccount, testConfig } from '../twilio/testing.ts';
import { connection } from './connection.ts';
import { fit } from './fit.ts';
import { findSent, send, typing } from './send.ts';

const account = testAccount('whatsapp:+12025550111');
const io = (...answers: Answer[]) => ({ http: fakeHttp(...answers), config: testConfig });
const envelope = { to: { userId: 'whatsapp:+966501110001' }, tracker: 'out_1' };
const made = jsonAnswer(201, { sid: 'HX00000000000000000000000000000001' });
const accepted = jsonAnswer(201, { sid: 'SM1', status: 'queued' });

async function sent(content: OutboundContent, ...answers: Answer[]) {
  const call = io(...(answers.length > 0 ? answers : [accepted]));
  const result = await send(account, { ...content, ...envelope }, call);
  return { result, requests: call.http.requests, form: Object.fromEntries(new URLSearchParams(String(call.http.requests.at(-1)?.body))) };
}

describe('send', () => {
  const buttons = [
    { id: 'b:1', title: 'العليا' },
    { id: 'b:2', title: 'النخيل' },
  ];

  test('choices as a content, then the message that names it', async () => {
    const { requests, form, result } = await sent({ kind: 'buttons', text: 'أي {{1}} فرع؟', buttons }, made, accepted);
    expect(JSON.parse(String(requests[0]?.body))).toMatchObject({
      language: 'ar',
      types: { 'twilio/quick-reply': { body: 'أي { {1}} فرع؟', actions: [{ id: 'b:1', title: 'العليا' }, buttons[1]] } },
    });
    expect(form).toMatchObject({ ContentSid: 'HX00000000000000000000000000000001', To: 'whatsapp:+966501110001' });
    expect(form).not.toHaveProperty('Body');
    expect(result).toMatchObject({ ok: true, messageId: 'SM1' });
  });

  test('a list as a list, titles that were cut whole below', async () => {
    const rows = [{ id: 'd:1', title: 'A dish with a name that is too long' }];
    const [part] = fit({ kind: 'list', text: 'Which?', button: 'Show', sections: [{ rows }] });
    const { requests } = await sent(part as OutboundContent, made, accepted);
    expect(JSON.parse(String(requests[0]?.body)).types['twilio/list-picker'].items).toEqual([
      { id: 'd:1', item: 'A dish with a name that…', description: 'A dish with a name that is too long' },
    ]);
  });

  test('nothing when the content could not be made; a lost answer to that is no lost message', async () => {
    const content: OutboundContent = { kind: 'buttons', text: 'Which?', buttons };
    const refused = await sent(content, jsonAnswer(400, { code: 20001, message: 'x' }));
    expect(refused).toMatchObject({ result: { ok: false, ambiguous: false } });
    const lost = await sent(content, networkError('ECONNRESET'));
    expect(lost).toMatchObject({ result: { failure: 'transient', ambiguous: false } });
    expect([refused.requests.length, lost.requests.length]).toEqual([1, 1]);
  });

  test('a place, a voice note, a template', async () => {
    const place = await sent({ kind: 'location', latitude: 24.7, longitude: 46.6, name: 'الفرع' });
    expect(place.form).toMatchObject({ Body: 'الفرع', PersistentAction: 'geo:24.7,46.6|الفرع' });
    const voice = await sent({ kind: 'media', media: 'voice', source: { link: 'https://bayt.sa/v.ogg' } });
    expect(voice.form).toMatchObject({ MediaUrl: 'https://bayt.sa/v.ogg' });
    const parameters = [
      { type: 'text' as const, text: 'سارة' },
      { type: 'text' as const, text: '42', name: 'order' },
    ];
    const name = 'HX000000000000000000000000000000aa';
    const template = await sent({ kind: 'template', name, language: 'ar', components: [{ type: 'body', parameters }] });
    expect(template.form).toMatchObject({ ContentSid: name, ContentVariables: '{"1":"سارة","order":"42"}' });
  });

  test.each<[OutboundContent, string]>([
    [{ kind: 'template', name: 'order_ready', language: 'ar', components: [] }, 'channel.bad_template'],
    [{ kind: 'reaction', messageId: 'SM1', emoji: '👍' }, 'channel.unsupported_content'],
    [{ kind: 'media', media: 'image', source: { id: '1' } }, 'channel.bad_media_link'],
  ])('refuses %j before anything leaves', async (content, code) => {
    const { result, requests } = await sent(content);
    expect(result).toMatchObject({ ok: false, code });
    expect(requests).toEqual([]);
  });

  test('Markdown in WhatsApp’s marks, links in buttons as lines', () => {
    expect(fit({ kind: 'text', text: '**Mandi** *hot* ~~50~~', markup: 'markdown' })).toEqual([
      { kind: 'text', text: '*Mandi* _hot_ ~50~' },
    ]);
    const links: OutboundContent = { kind: 'buttons', text: 'Menu', buttons: [{ id: '1', title: 'Open', url: 'https://bayt.sa/m' }] };
    expect(fit(links)).toEqual([{ kind: 'text', text: 'Menu\n\n- Open: https://bayt.sa/m' }]);
  });
});

test('typing marks the message too, at the host of messaging', async () => {
  const call = io(jsonAnswer(200, { success: true }));
  expect(await typing(account, { ...envelope.to, messageId: 'SM9' }, call)).toEqual({ ok: true });
  expect(call.http.requests[0]).toMatchObject({
    url: 'https://messaging.twilio.com/v2/Indicators/Typing.json',
    body: 'messageId=SM9&channel=whatsapp',
  });
  expect(await typing(account, envelope.to, io())).toMatchObject({ code: 'channel.no_target' });
});

test('a send whose answer was lost is found by its words; a template cannot be', async () => {
  const since = new Date('2026-11-23T12:00:00Z');
  const messages = [
    { sid: 'SM3', body: 'أي فرع؟', direction: 'outbound-api', status: 'queued', date_created: 'Mon, 23 Nov 2026 12:00:02 +0000' },
  ];
  const choices = { kind: 'buttons', text: 'أي فرع؟', buttons: [{ id: '1', title: 'a' }], ...envelope } as const;
  expect(await findSent(account, choices, since, io(jsonAnswer(200, { messages })))).toEqual({ ok: true, messageId: 'SM3' });
  const template = { kind: 'template', name: 'HX000000000000000000000000000000aa', language: 'ar', components: [], ...envelope } as const;
  expect(await findSent(account, template, since, io())).toMatchObject({ ok: false, code: 'channel.not_findable' });
});

describe('connecting a sender', () => {
  const hook = { url: 'https://wafaa.example/webhooks/twilio_whatsapp' };
  const sender = { sid: 'XE1', sender_id: 'whatsapp:+12025550111', status: 'ONLINE', webhook: { callback_url: hook.url } };
  const list = (...senders: unknown[]) => jsonAnswer(200, { senders });

  test('points it at us, and away again', async () => {
    const call = io(list(sender), jsonAnswer(202, sender));
    expect(await connection.subscribe(account, hook, call)).toEqual({ ok: true });
    expect(call.http.requests[1]?.url).toBe('https://messaging.twilio.com/v2/Channels/Senders/XE1');
    expect(JSON.parse(String(call.http.requests[1]?.body)).webhook).toMatchObject({
      callback_url: hook.url,
      status_callback_url: hook.url,
    });
    const undo = io(list(sender), jsonAnswer(202, sender));
    expect(await connection.unsubscribe(account, undo)).toEqual({ ok: true });
    expect(JSON.parse(String(undo.http.requests[1]?.body)).webhook.callback_url).toBe('');
  });

  test.each([
    [[sender], []],
    [[{ ...sender, webhook: {} }], ['missing']],
    [[{ ...sender, webhook: { callback_url: 'https://elsewhere.example' }, status: 'OFFLINE' }], ['other_url', 'failing']],
  ])('sees what differs: %#', async (senders, expected) => {
    const state = await connection.inspect(account, hook, io(list(...senders)));
    expect(state.ok && state.drift.map(({ what }) => what)).toEqual(expected);
  });

  test('refuses a sender the account does not have', async () => {
    expect(await connection.inspect(account, hook, io(list()))).toMatchObject({ code: 'channel.number_not_found' });
  });
});
