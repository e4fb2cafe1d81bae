import { afterEach, expect, test } from 'vitest';
import { createFaults } from './faults.ts';
import { CUSTOMER, createScene, NUMBER_ID, type Scene, textTo } from './testing.ts';

let scene: Scene;
afterEach(() => scene.close());

const from = { waId: CUSTOMER };
const say = (text: string) => scene.sim.send({ account: NUMBER_ID, from, type: 'text', text });
const texts = () => scene.receiver.messages().map((message) => (message['text'] as { body: string }).body);

test('duplicate posts the same message again and acknowledges it once', async () => {
  scene = await createScene();
  scene.sim.faults.add({ kind: 'duplicate', count: 1, copies: 2 });
  await say('once').acknowledged;
  await scene.receiver.until(() => scene.receiver.messages().length === 3);
  expect(new Set(scene.receiver.messages().map((message) => message['id'])).size).toBe(1);
  expect(scene.sim.ledger.judge().acknowledged).toBe(1);
});

test('reorder lets the next message of the contact go first', async () => {
  scene = await createScene();
  scene.sim.faults.add({ kind: 'reorder', count: 1 });
  await Promise.all([say('first').acknowledged, say('second').acknowledged]);
  expect(texts()).toEqual(['second', 'first']);
});

test('batch puts many contacts into one POST and keeps the order of each', async () => {
  scene = await createScene();
  scene.sim.faults.add({ kind: 'batch', size: 1000, withinMs: 40 });
  await scene.sim.load({ contacts: 20, messages: 400, ratePerSecond: 0 }).acknowledged;
  expect(scene.receiver.received.length).toBeLessThanOrEqual(16);
  expect(scene.receiver.messages()).toHaveLength(400);
  const seen = new Map<string, number>();
  for (const text of texts()) {
    const [, contact = '', number] = /#(\d+)-(\d+)/.exec(text) ?? [];
    expect(Number(number)).toBe((seen.get(contact) ?? 0) + 1);
    seen.set(contact, Number(number));
  }
});

test('wrong_signature comes first and is no acknowledgement', async () => {
  scene = await createScene();
  scene.sim.faults.add({ kind: 'wrong_signature', count: 1 });
  await say('hello').acknowledged;
  expect(scene.receiver.received.map((delivery) => delivery.genuine)).toEqual([false, true]);
  expect(scene.sim.webhooks()).toMatchObject({ wrongSignature: 1, forgedAccepted: 0 });
});

test('ack_lost delivers, ignores the answer, and delivers again', async () => {
  scene = await createScene();
  scene.sim.faults.add({ kind: 'ack_lost', count: 1 });
  await say('hello').acknowledged;
  await scene.receiver.until(() => texts().length === 2);
  expect(texts()).toEqual(['hello', 'hello']);
});

test('throttle, server_error, token_expired, window_closed and error answer with their codes, as often as asked', async () => {
  scene = await createScene();
  await say('hello').acknowledged;
  for (const kind of ['throttle', 'server_error', 'token_expired', 'window_closed'] as const) scene.sim.faults.add({ kind, count: 1 });
  scene.sim.faults.add({ kind: 'error', count: 1, skip: 0, status: 400, code: 131056 });
  const answers = [];
  for (let attempt = 0; attempt < 6; attempt += 1) answers.push(await scene.post(textTo('hi')));
  expect(answers.map(({ status, body }) => [status, (body['error'] as { code: number } | undefined)?.code])).toEqual([
    [429, 130429],
    [503, 2],
    [401, 190],
    [400, 131047],
    [400, 131056],
    [200, undefined],
  ]);
  expect(answers[0]?.headers.get('retry-after')).toBe('1');
});

test('cut_before records nothing, cut_after_record records what the sender never learns', async () => {
  scene = await createScene();
  await say('hello').acknowledged;
  scene.sim.faults.add({ kind: 'cut_before', count: 1 });
  await expect(scene.post(textTo('one', { biz_opaque_callback_data: 'a' }))).rejects.toThrow('fetch failed');
  expect(scene.sim.ledger.replies()).toHaveLength(0);
  scene.sim.faults.add({ kind: 'cut_after_record', count: 1 });
  await expect(scene.post(textTo('one', { biz_opaque_callback_data: 'a' }))).rejects.toThrow('fetch failed');
  expect(scene.sim.ledger.judge().uncertainAccepted).toEqual(['a']);
});

test('hang never answers and ends with the emulator', async () => {
  scene = await createScene();
  await say('hello').acknowledged;
  scene.sim.faults.add({ kind: 'hang_after_record', count: 1 });
  const hanging = scene.post(textTo('one', { biz_opaque_callback_data: 'h' })).catch((error: unknown) => error);
  await scene.receiver.until(() => scene.receiver.statuses().length === 3);
  await scene.sim.close();
  expect(await hanging).toBeInstanceOf(TypeError);
  expect(scene.sim.ledger.judge().uncertainAccepted).toEqual(['h']);
});

test('failed_status accepts and then fails by webhook', async () => {
  scene = await createScene();
  await say('hello').acknowledged;
  scene.sim.faults.add({ kind: 'failed_status', code: 131026, count: 1 });
  expect((await scene.post(textTo('one'))).status).toBe(200);
  await scene.receiver.until(() => scene.receiver.statuses().length === 1);
  expect(scene.receiver.statuses()[0]).toMatchObject({ status: 'failed', errors: [{ code: 131026, title: 'Message undeliverable' }] });
  expect(scene.sim.ledger.replies()).toHaveLength(0);
});

test('the same seed strikes at the same occasions, another seed at others', () => {
  const pattern = (seed: number) => {
    const faults = createFaults(seed);
    faults.add({ kind: 'hang', probability: 0.3 });
    return Array.from({ length: 200 }, () => faults.strike(['hang'], { account: 'a', contact: 'c' }).length).join('');
  };
  expect(pattern(1)).toBe(pattern(1));
  expect(pattern(1)).not.toBe(pattern(2));
});

test('a rule may be meant for one contact only, and an unknown kind is refused', async () => {
  scene = await createScene();
  const add = (fault: unknown) =>
    fetch(`${scene.sim.url}/_sim/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) });
  expect((await add({ kind: 'throttle', contact: '966500000000' })).status).toBe(201);
  expect((await add({ kind: 'earthquake' })).status).toBe(400);
  await say('hello').acknowledged;
  expect((await scene.post(textTo('hi'))).status).toBe(200);
});
