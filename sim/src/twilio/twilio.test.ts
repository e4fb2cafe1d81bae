import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asList, asRecord, type Json } from '../core/read.ts';
import { createSim, type Sim } from '../create-sim.ts';
import { createPlainReceiver, type PlainReceiver } from '../testing.ts';
import { twilioSignature } from './sign.ts';

const SID = 'AC000000000000000000000000000000a1';
const SMS = `${SID}|+12025550111`;
const WHATSAPP = `${SID}|whatsapp:+12025550111`;
const TOKEN = 'invented-auth-token';
let sim: Sim;
let receiver: PlainReceiver;

beforeEach(async () => {
  receiver = await createPlainReceiver();
  const account = { name: { en: 'Bayt' }, appSecret: TOKEN, accessToken: TOKEN };
  sim = await createSim({
    settings: { sentMs: 1, deliveredMs: 2, readMs: 3 },
    accounts: [
      {
        ...account,
        channel: 'twilio_sms',
        key: SMS,
        webhookUrl: `${receiver.url}/webhooks/twilio_sms`,
        publicUrl: 'https://wafaa.example',
      },
      { ...account, channel: 'twilio_whatsapp', key: WHATSAPP, webhookUrl: `${receiver.url}/webhooks/twilio_whatsapp` },
    ],
  });
});
afterEach(async () => {
  await sim.close();
  await receiver.close();
});

async function call(method: string, path: string, body?: Json, token = TOKEN): Promise<Json> {
  const isJson = path.startsWith('/content');
  const response = await fetch(`${sim.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Basic ${Buffer.from(`${SID}:${token}`).toString('base64')}`,
      ...(body ? { 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded' } : {}),
    },
    ...(body ? { body: isJson ? JSON.stringify(body) : new URLSearchParams(body as Record<string, string>).toString() } : {}),
  });
  return { ...asRecord(await response.json().catch(() => ({}))), http: response.status, location: response.headers.get('location') };
}
const API = `/api.twilio.com/2010-04-01/Accounts/${SID}`;
const send = (body: Json, from = '+12025550111', to = '+966501110001') =>
  call('POST', `${API}/Messages.json`, { From: from, To: to, ...body });
const say = (account: string, more: Partial<Parameters<Sim['send']>[0]> = {}) =>
  sim.send({ account, from: { id: '966501110001', name: 'Sara' }, type: 'text', text: 'A+B & C=100%', ...more }).acknowledged;
const form = (index: number) => Object.fromEntries(new URLSearchParams(receiver.received.at(index)?.body));

describe('a customer', () => {
  test('comes as a form, signed over the public address', async () => {
    await say(SMS);
    const [got] = receiver.received;
    expect(form(0)).toMatchObject({ From: '+966501110001', To: '+12025550111', Body: 'A+B & C=100%', SmsStatus: 'received' });
    const signed = twilioSignature('https://wafaa.example/webhooks/twilio_sms', got?.body ?? '', TOKEN);
    expect(got?.headers['x-twilio-signature']).toBe(signed);
  });

  test('has WhatsApp’s ways where it is WhatsApp', async () => {
    await say(WHATSAPP, { type: 'location' });
    await say(WHATSAPP, { type: 'list_reply', choice: { id: 'b:1', title: 'Olaya' } });
    expect(form(0)).toMatchObject({ From: 'whatsapp:+966501110001', Latitude: '24.774265', MessageType: 'location' });
    expect(form(1)).toMatchObject({ ListId: 'b:1', ListTitle: 'Olaya', MessageType: 'interactive' });
    expect(() => sim.send({ account: SMS, from: { id: '966501110001' }, type: 'location' })).toThrow('no places');
  });

  test('who says STOP is told of, and gets nothing until START', async () => {
    await say(SMS, { text: 'stop' });
    expect(form(0)).toMatchObject({ Body: 'stop', OptOutType: 'STOP' });
    expect(await send({ Body: 'x' })).toMatchObject({ http: 400, code: 21610 });
    await say(SMS, { text: 'START' });
    expect(await send({ Body: 'x' })).toMatchObject({ http: 201 });
  });

  test('sends files that want credentials once and not at the store', async () => {
    await say(SMS, { type: 'image' });
    const path = new URL(form(0)['MediaUrl0'] ?? '').pathname;
    expect(await call('GET', path, undefined, 'wrong')).toMatchObject({ http: 401 });
    const moved = await call('GET', path);
    expect(moved['http']).toBe(307);
    expect(await call('GET', String(moved['location']))).toMatchObject({ http: 404 });
    const stored = await fetch(`${sim.url}${String(moved['location'])}`);
    expect(stored.headers.get('content-type')).toBe('image/png');
  });
});

describe('the API', () => {
  test.each<[Json, string, number]>([
    [{ Body: '' }, '+966501110001', 21602],
    [{ Body: 'x'.repeat(1601) }, '+966501110001', 21617],
    [{ Body: 'x' }, 'nobody', 21211],
  ])('refuses %j to %s', async (body, to, code) => {
    expect(await send(body, '+12025550111', to)).toMatchObject({ http: 400, code });
  });

  test('lets in who has the token, for senders of the account', async () => {
    expect(await call('POST', `${API}/Messages.json`, { Body: 'x' }, 'wrong')).toMatchObject({ http: 401, code: 20003 });
    expect(await send({ Body: 'x' }, '+19999999999')).toMatchObject({ code: 21606 });
    expect(await call('GET', `${API}.json`)).toMatchObject({ http: 200, sid: SID });
  });

  test('reports where each send says, and lists what was sent', async () => {
    const sent = await send({ Body: 'نعم', StatusCallback: 'https://wafaa.example/webhooks/twilio_sms?tracker=out_1' });
    await receiver.until(() => receiver.received.length >= 2);
    expect(receiver.received[0]?.path).toBe('/webhooks/twilio_sms?tracker=out_1');
    expect(form(1)).toMatchObject({ MessageSid: sent['sid'], MessageStatus: 'delivered' });
    const listed = await call('GET', `${API}/Messages.json?To=%2B966501110001`);
    expect(asList(listed['messages'])[0]).toMatchObject({ sid: sent['sid'], body: 'نعم', direction: 'outbound-api' });
  });

  test('shows choices that were made before, and closes WhatsApp’s window by a report', async () => {
    const types = { 'twilio/quick-reply': { body: 'Which?', actions: [{ id: 'b:1', title: 'Olaya' }] } };
    const made = await call('POST', '/content.twilio.com/v1/Content', { friendly_name: 'x', language: 'en', types });
    const callback = { StatusCallback: `${receiver.url}/webhooks/twilio_whatsapp` };
    await send({ ContentSid: String(made['sid']), ...callback }, 'whatsapp:+12025550111', 'whatsapp:+966501110001');
    await receiver.until(() => receiver.received.length >= 1);
    expect(form(0)).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '63016' });
    await say(WHATSAPP);
    await send({ ContentSid: String(made['sid']) }, 'whatsapp:+12025550111', 'whatsapp:+966501110001');
    expect(sim.conversation(WHATSAPP, '966501110001')?.messages.at(-1)).toMatchObject({
      text: 'Which?',
      interactive: { buttons: [{ id: 'b:1' }] },
    });
    const tooMany = {
      'twilio/quick-reply': { body: 'x', actions: Array.from({ length: 4 }, (_unused, index) => ({ id: `${index}`, title: `${index}` })) },
    };
    expect(await call('POST', '/content.twilio.com/v1/Content', { types: tooMany })).toMatchObject({ http: 400 });
  });

  test('points numbers and senders where they are told to', async () => {
    const numbers = await call('GET', `${API}/IncomingPhoneNumbers.json?PhoneNumber=%2B12025550111`);
    const number = asRecord(asList(numbers['incoming_phone_numbers'])[0]);
    const set = await call('POST', `${API}/IncomingPhoneNumbers/${String(number['sid'])}.json`, {
      SmsUrl: 'https://a.example',
      SmsMethod: 'POST',
    });
    expect(set).toMatchObject({ sms_url: 'https://a.example' });
    const senders = await call('GET', '/messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp');
    expect(asList(senders['senders'])).toMatchObject([{ sender_id: 'whatsapp:+12025550111' }]);
  });

  test('faults speak its words', async () => {
    sim.faults.add({ kind: 'throttle', count: 1 });
    expect(await send({ Body: 'x' })).toMatchObject({ http: 429, code: 20429 });
    sim.faults.add({ kind: 'cut_after_record', count: 1 });
    await expect(send({ Body: 'kept' })).rejects.toThrow('fetch failed');
    expect(sim.conversation(SMS, '966501110001')?.messages.at(-1)?.text).toBe('kept');
  });
});
