import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asList, asRecord, type Json } from '../core/read.ts';
import { createSim, type Sim } from '../create-sim.ts';
import { createPlainReceiver, type PlainReceiver } from '../testing.ts';

const KEY = 'tg_1';
const TOKEN = '6000000001:invented-token';
const SARA = '502345678';
let sim: Sim;
let receiver: PlainReceiver;

beforeEach(async () => {
  receiver = await createPlainReceiver();
  sim = await createSim({
    accounts: [
      {
        channel: 'telegram',
        key: KEY,
        address: '@bayt_bot',
        name: { en: 'Bayt' },
        appSecret: 'hook-secret',
        accessToken: TOKEN,
        webhookUrl: `${receiver.url}/webhooks/telegram/${KEY}`,
      },
    ],
  });
});
afterEach(async () => {
  await sim.close();
  await receiver.close();
});

/** A call of the bot, at the address a product makes of the provider's own. */
async function call(method: string, body: Json = {}, token = TOKEN): Promise<Json> {
  const response = await fetch(`${sim.url}/api.telegram.org/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...asRecord(await response.json()) };
}
const say = (more: Partial<Parameters<Sim['send']>[0]> = {}) =>
  sim.send({ account: KEY, from: { id: SARA, name: 'Sara Q' }, type: 'text', text: 'مرحبا', ...more }).acknowledged;
const updates = () => receiver.received.map(({ body }) => asRecord(JSON.parse(body)));

describe('a customer of a bot', () => {
  test('comes as one update a POST, counted, with the secret', async () => {
    await say();
    await say({ type: 'voice', text: 'a voice' });
    await say({ type: 'location' });
    const [first, second] = updates();
    expect(receiver.received[0]?.headers['x-telegram-bot-api-secret-token']).toBe('hook-secret');
    expect(first?.['message']).toMatchObject({ from: { id: 502345678, first_name: 'Sara', last_name: 'Q' }, text: 'مرحبا' });
    expect(Number(second?.['update_id'])).toBe(Number(first?.['update_id']) + 1);
    expect(updates().map((update) => Object.keys(asRecord(update['message'])).at(-1))).toEqual(['text', 'caption', 'venue']);
  });

  test('taps a button that turns until it is answered, in the answer to the webhook or by a call', async () => {
    await say();
    await call('sendMessage', {
      chat_id: 502345678,
      text: 'Which?',
      reply_markup: { inline_keyboard: [[{ text: 'Olaya', callback_data: 'b:1' }]] },
    });
    await say({ type: 'button_reply', choice: { id: 'b:1', title: 'Olaya' } });
    const tap = asRecord(updates().at(-1)?.['callback_query']);
    expect(tap).toMatchObject({ data: 'b:1', message: { text: 'Which?' } });
    expect(await call('answerCallbackQuery', { callback_query_id: tap['id'] })).toMatchObject({ ok: true });
    expect(await call('answerCallbackQuery', { callback_query_id: tap['id'] })).toMatchObject({ error_code: 400 });
    receiver.answer = '';
    const second = sim.send({ account: KEY, from: { id: SARA }, type: 'button_reply', choice: { id: 'b:1', title: 'Olaya' } });
    receiver.answer = JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: second.messageId });
    await second.acknowledged;
    expect(await call('answerCallbackQuery', { callback_query_id: second.messageId })).toMatchObject({ error_code: 400 });
  });

  test('reacts, blocks and comes back', async () => {
    await say();
    const sent = asRecord((await call('sendMessage', { chat_id: SARA, text: 'أهلًا' }))['result']);
    await say({ type: 'reaction', replyTo: String(sent['message_id']), emoji: '👍' });
    expect(updates().at(-1)?.['message_reaction']).toMatchObject({ new_reaction: [{ emoji: '👍' }] });
    await say({ type: 'block' });
    expect(await call('sendMessage', { chat_id: SARA, text: 'x' })).toMatchObject({
      error_code: 403,
      description: expect.stringContaining('blocked'),
    });
    await fetch(`${sim.url}/_sim/reset`, { method: 'POST' });
    await say();
    expect(await call('sendMessage', { chat_id: SARA, text: 'x' })).toMatchObject({ ok: true });
    await say({ type: 'block' });
    await say({ type: 'unblock' });
    expect(await call('sendMessage', { chat_id: SARA, text: 'x' })).toMatchObject({ ok: true });
  });
});

describe('the Bot API', () => {
  test('lets in who has the token', async () => {
    expect(await call('getMe', {}, '6000000001:another')).toMatchObject({ status: 401, ok: false });
    expect(await call('getMe', {}, 'nonsense')).toMatchObject({ status: 404 });
    expect(await call('getMe')).toMatchObject({ ok: true, result: { is_bot: true, username: 'bayt_bot' } });
    expect(await call('inventMethod')).toMatchObject({ status: 404 });
  });

  test.each<[string, Json, string]>([
    ['sendMessage', { text: '' }, 'text is empty'],
    ['sendMessage', { text: 'x'.repeat(4097) }, 'too long'],
    ['sendMessage', { text: 'x', entities: [{ type: 'bold', offset: 0, length: 5 }] }, "can't parse entities"],
    [
      'sendMessage',
      { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'ع'.repeat(33) }]] } },
      'BUTTON_DATA_INVALID',
    ],
    ['sendPhoto', { photo: 'x', caption: 'x'.repeat(1025) }, 'caption is too long'],
    ['sendVenue', { latitude: 24, longitude: 46, title: '' }, 'venue'],
    ['editMessageText', { message_id: 1, text: 'x' }, 'not found'],
  ])('%s refuses %j', async (method, body, sentence) => {
    await say();
    expect(await call(method, { chat_id: SARA, ...body })).toMatchObject({
      error_code: 400,
      description: expect.stringContaining(sentence),
    });
  });

  test('writes to nobody who never wrote', async () => {
    expect(await call('sendMessage', { chat_id: 700000001, text: 'x' })).toMatchObject({ description: 'Bad Request: chat not found' });
  });

  test('gives files in two steps', async () => {
    await say({ type: 'image' });
    const photo = asRecord(asList(asRecord(updates()[0]?.['message'])['photo'])[0]);
    const file = asRecord((await call('getFile', { file_id: photo['file_id'] }))['result']);
    const bytes = await fetch(`${sim.url}/api.telegram.org/file/bot${TOKEN}/${String(file['file_path'])}`);
    expect((await bytes.arrayBuffer()).byteLength).toBe(file['file_size']);
    expect(await call('getFile', { file_id: 'nothing' })).toMatchObject({ error_code: 400 });
  });

  test('keeps the webhook that was set, and shows it', async () => {
    await call('setWebhook', { url: `${receiver.url}/elsewhere`, secret_token: 'new-secret', allowed_updates: ['message'] });
    expect(await call('getWebhookInfo')).toMatchObject({ result: { url: `${receiver.url}/elsewhere`, allowed_updates: ['message'] } });
    await say();
    expect(receiver.received[0]).toMatchObject({ path: '/elsewhere', headers: { 'x-telegram-bot-api-secret-token': 'new-secret' } });
  });

  test('faults speak its words', async () => {
    await say();
    sim.faults.add({ kind: 'throttle', count: 1, retryAfterSeconds: 7 });
    expect(await call('sendMessage', { chat_id: SARA, text: 'x' })).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    sim.faults.add({ kind: 'cut_after_record', count: 1 });
    await expect(call('sendMessage', { chat_id: SARA, text: 'kept' })).rejects.toThrow('fetch failed');
    expect(sim.conversation(KEY, SARA)?.messages.at(-1)?.text).toBe('kept');
  });
});
