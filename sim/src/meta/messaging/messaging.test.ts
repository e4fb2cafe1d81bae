import { afterEach, describe, expect, test } from 'vitest';
import { asList, asRecord, type Json } from '../../core/read.ts';
import { createReceiver, type Receiver, SECRET, TOKEN } from '../../testing.ts';
import { createSim, type Sim, type SimOptions } from '../../create-sim.ts';

const ACCOUNT = '17841400000000501';
const PERSON = '820000000000301';

let sim: Sim;
let receiver: Receiver;
afterEach(async () => {
  await sim.close();
  await receiver.close();
});

async function open(channel: 'instagram' | 'messenger', options: SimOptions = {}) {
  receiver = await createReceiver(SECRET);
  sim = await createSim({
    ...options,
    settings: { sentMs: 1, deliveredMs: 2, readMs: 3, retryBaseMs: 5, ...options.settings },
    accounts: [
      { channel, key: ACCOUNT, name: { en: 'Layla', ar: 'ليلى' }, appSecret: SECRET, accessToken: TOKEN, webhookUrl: receiver.url },
    ],
  });
  const host = channel === 'instagram' ? 'graph.instagram.com' : 'graph.facebook.com';
  const call = async (path: string, body?: Json, token = TOKEN) => {
    const response = await fetch(`${sim.url}/${host}/v26.0${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: asRecord(await response.json()) };
  };
  const send = (message: Json, more: Json = {}) => call(`/${ACCOUNT}/messages`, { recipient: { id: PERSON }, message, ...more });
  const says = async (given: Record<string, unknown>) => {
    const sent = sim.send({ account: ACCOUNT, from: { id: PERSON, name: 'سارة القحطاني' }, type: 'text', ...given });
    await sent.acknowledged;
    return sent.messageId;
  };
  return { call, send, says };
}

/** Elements of `messaging[]` of all deliveries, in order. */
const items = (): Json[] =>
  receiver.received.flatMap(({ body }) => asList(body['entry']).flatMap((entry) => asList(asRecord(entry)['messaging']).map(asRecord)));

describe('what a customer does', () => {
  test('arrives genuinely signed, in the shape of each product', async () => {
    const { says } = await open('instagram');
    const mid = await says({ text: 'بكم العباية؟' });
    expect(receiver.received[0]?.genuine).toBe(true);
    expect(receiver.received[0]?.raw).toContain('\\u0628');
    expect(receiver.received[0]?.body).toMatchObject({
      object: 'instagram',
      entry: [{ id: ACCOUNT, messaging: [{ sender: { id: PERSON }, recipient: { id: ACCOUNT }, message: { mid, text: 'بكم العباية؟' } }] }],
    });
  });

  test('has every documented shape', async () => {
    const { says } = await open('instagram');
    const mid = await says({ text: 'first' });
    await says({ type: 'image' });
    await says({ type: 'story_reply', text: 'متوفر؟' });
    await says({ type: 'story_mention' });
    await says({ type: 'like' });
    await says({ type: 'quick_reply', choice: { id: 'YES', title: 'نعم' } });
    await says({ type: 'postback', choice: { id: 'ICE', title: 'Hours?' } });
    await says({ type: 'reaction', replyTo: mid, emoji: '❤️' });
    await says({ type: 'edit', replyTo: mid, text: 'second' });
    await says({ type: 'unsend', replyTo: mid });
    await says({ type: 'referral', text: 'qr-1' });
    await says({ type: 'owner_text', text: 'أهلًا' });
    expect(items().slice(1)).toMatchObject([
      { message: { attachments: [{ type: 'image', payload: { url: expect.stringContaining('/lookaside/instagram/') } }] } },
      { message: { text: 'متوفر؟', reply_to: { story: { id: expect.any(String) } } } },
      { message: { attachments: [{ type: 'story_mention' }] } },
      { message: { attachments: [{ type: 'like_heart' }] } },
      { message: { text: 'نعم', quick_reply: { payload: 'YES' } } },
      { postback: { title: 'Hours?', payload: 'ICE' } },
      { reaction: { mid, action: 'react', emoji: '❤️' } },
      { message_edit: { mid, text: 'second', num_edit: 1 } },
      { message: { mid, is_deleted: true } },
      { referral: { ref: 'qr-1' } },
      { sender: { id: ACCOUNT }, recipient: { id: PERSON }, message: { is_echo: true, text: 'أهلًا' } },
    ]);
    expect(sim.ledger.judge().offered).toBe(7);
  });

  test('is limited to what the app has', async () => {
    await open('messenger');
    const send = (type: string) => () => sim.send({ account: ACCOUNT, from: { id: PERSON }, type });
    expect(send('story_reply')).toThrow('no stories');
    expect(send('carrier pigeon')).toThrow('has no "carrier pigeon"');
    expect(() => sim.send({ account: ACCOUNT, from: { id: 'sara' }, type: 'text', text: 'x' })).toThrow('5 to 32 digits');
  });

  test('can be fetched by its own address, without a token', async () => {
    const { says } = await open('messenger');
    await says({ type: 'image' });
    const [attachment] = asList(asRecord(items()[0]?.['message'])['attachments']).map(asRecord);
    const response = await fetch(String(asRecord(attachment?.['payload'])['url']));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  });
});

describe('a send', () => {
  test('is shown, comes back as an echo and is marked, as each product does it', async () => {
    const instagram = await open('instagram');
    await instagram.says({ text: 'hi' });
    const { body } = await instagram.send({ text: 'السعر ٢٥٠', metadata: 'out_1' });
    const mid = body['message_id'];
    await receiver.until(() => items().length === 3);
    expect(items().slice(1)).toMatchObject([{ message: { mid, text: 'السعر ٢٥٠', is_echo: true } }, { read: { mid } }]);
    // Instagram says which app wrote, and not what that app called it.
    expect(asRecord(items()[1]?.['message'])).not.toHaveProperty('metadata');
    expect(sim.conversation(ACCOUNT, PERSON)?.messages.at(-1)).toMatchObject({ author: 'business', text: 'السعر ٢٥٠' });
    expect(sim.ledger.replies()[0]?.tracker).toBe('out_1');
  });

  test('tells on Messenger also that it arrived, and our own id', async () => {
    const { says, send } = await open('messenger');
    await says({ text: 'hi' });
    const { body } = await send({ text: 'Welcome', metadata: 'out_1' });
    await receiver.until(() => items().length === 4);
    expect(items().slice(1)).toMatchObject([
      { message: { metadata: 'out_1', is_echo: true } },
      { delivery: { mids: [body['message_id']], watermark: expect.any(Number) } },
      { read: { watermark: expect.any(Number) } },
    ]);
  });

  test('shows choices and cards, and hears what was tapped', async () => {
    const { says, send } = await open('messenger');
    await says({ text: 'hi' });
    await send({ text: 'Sure?', quick_replies: [{ content_type: 'text', title: 'Yes', payload: 'YES' }] });
    const card = { title: 'Mandi', subtitle: '45', buttons: [{ type: 'postback', title: 'Order', payload: 'r1' }] };
    await send({ attachment: { type: 'template', payload: { template_type: 'generic', elements: [card] } } });
    expect(sim.conversation(ACCOUNT, PERSON)?.messages.slice(1)).toMatchObject([
      { text: 'Sure?', interactive: { buttons: [{ id: 'YES', title: 'Yes', reply: 'quick_reply' }] } },
      { interactive: { cards: [{ title: 'Mandi', subtitle: '45', buttons: [{ id: 'r1', title: 'Order', reply: 'postback' }] }] } },
    ]);
  });

  test.each([
    ['a text of more than a thousand bytes', { text: 'س'.repeat(501) }, 100],
    ['text and picture at once', { text: 'x', attachment: { type: 'image', payload: { url: 'https://a.example/1.jpg' } } }, 100],
    ['fourteen quick replies', { text: 'x', quick_replies: Array(14).fill({ title: 'a', payload: 'b' }) }, 100],
    ['nothing', {}, 100],
  ])('is refused with %s', async (_name, message, code) => {
    const { says, send } = await open('instagram');
    await says({ text: 'hi' });
    expect(await send(message)).toMatchObject({ status: 400, body: { error: { code } } });
    expect(sim.ledger.replies()).toEqual([]);
  });

  test('is refused outside the window, but for a person within seven days', async () => {
    let now = 1_795_402_800_000;
    const { says, send } = await open('instagram', { now: () => now });
    expect((await send({ text: 'first!' })).body).toMatchObject({ error: { code: 10, error_subcode: 2018278 } });
    await says({ text: 'hi' });
    now += 25 * 3_600_000;
    const asPerson = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
    expect((await send({ text: 'late' })).status).toBe(400);
    expect((await send({ text: 'late' }, asPerson)).status).toBe(200);
    expect((await send({ text: 'late' }, { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' })).body).toMatchObject({
      error: { code: 100 },
    });
    now += 7 * 24 * 3_600_000;
    expect((await send({ text: 'late' }, asPerson)).status).toBe(400);
  });

  test('ends as faults want it', async () => {
    const { says, send } = await open('messenger');
    await says({ text: 'hi' });
    const codes: unknown[] = [];
    for (const kind of ['throttle', 'token_expired', 'window_closed', 'failed_status', 'server_error'] as const) {
      sim.faults.add({ kind, count: 1 });
      codes.push(asRecord((await send({ text: 'x' })).body['error'])['code']);
    }
    expect(codes).toEqual([613, 190, 10, 551, 2]);
    sim.faults.add({ kind: 'cut_after_record', count: 1 });
    await expect(send({ text: 'x', metadata: 'out_9' })).rejects.toThrow('fetch failed');
    expect(sim.ledger.judge().uncertainAccepted).toEqual(['out_9']);
  });

  test('with another’s token sees no such account', async () => {
    const { call } = await open('instagram');
    expect((await call(`/${ACCOUNT}/messages`, { recipient: { id: PERSON }, message: { text: 'x' } }, 'stolen')).status).toBe(401);
  });
});

test('typing and seen show on the phone and are no sends', async () => {
  const { says, call } = await open('instagram');
  await says({ text: 'hi' });
  await call('/me/messages', { recipient: { id: PERSON }, sender_action: 'typing_on' });
  await call('/me/messages', { recipient: { id: PERSON }, sender_action: 'mark_seen' });
  const thread = sim.conversation(ACCOUNT, PERSON);
  expect([thread?.typing, thread?.messages[0]?.status]).toEqual([true, 'read']);
  expect(sim.ledger.replies()).toEqual([]);
});

test('tells who somebody is once they have written, and to the business they wrote to only', async () => {
  const { says, call } = await open('messenger');
  expect((await call(`/${PERSON}?fields=first_name`)).status).toBe(400);
  await says({ text: 'hi' });
  expect((await call(`/${PERSON}?fields=first_name,last_name`)).body).toMatchObject({ first_name: 'سارة', last_name: 'القحطاني' });
});
