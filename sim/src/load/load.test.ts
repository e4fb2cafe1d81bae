import { afterEach, expect, test } from 'vitest';
import { asList, asRecord, asString } from '../core/read.ts';
import { createScene, type Scene, valuesOf } from '../testing.ts';

let scene: Scene;
afterEach(() => scene.close());

/** A bot that answers each message id once, one contact at a time, as a product must. */
function answerOnce(target: Scene): void {
  const seen = new Set<string>();
  const lanes = new Map<string, Promise<unknown>>();
  target.receiver.onDelivery = ({ body }) => {
    for (const message of valuesOf(body).flatMap((value) => asList(value['messages']).map(asRecord))) {
      const id = asString(message['id']) ?? '';
      const to = asString(message['from']) ?? '';
      if (seen.has(id)) continue;
      seen.add(id);
      const text = `About: ${asString(asRecord(message['text'])['body'])}`;
      const send = () =>
        target.post({ messaging_product: 'whatsapp', to, type: 'text', text: { body: text }, biz_opaque_callback_data: id });
      lanes.set(to, (lanes.get(to) ?? Promise.resolve()).then(send));
    }
    return 200;
  };
}

test('a load with duplicates, lost answers, batches and bursts is judged clean when every message is answered once', async () => {
  scene = await createScene();
  answerOnce(scene);
  const load = scene.sim.load({
    contacts: 30,
    messages: 300,
    ratePerSecond: 0,
    duplicates: 0.1,
    ackLost: 0.02,
    reorder: 0.05,
    wrongSignature: 0.02,
    bursts: 0.2,
  });
  const progress = await load.acknowledged;
  const { settled, verdict } = await scene.sim.ledger.whenSettled({ timeoutMs: 10_000 });
  expect(progress).toMatchObject({ offered: 300, acknowledged: 300 });
  expect(settled).toBe(true);
  expect(verdict).toMatchObject({
    offered: 300,
    answered: 300,
    lost: [],
    answeredTwice: [],
    outOfOrder: [],
    misdirected: [],
    duplicateTrackers: [],
  });
  expect(scene.sim.webhooks()).toMatchObject({ forgedAccepted: 0 });
  expect(scene.sim.webhooks().copies).toBeGreaterThan(10);
});

test('a bot that answers copies again is found out', async () => {
  scene = await createScene();
  scene.receiver.onDelivery = async ({ body }) => {
    for (const message of valuesOf(body).flatMap((value) => asList(value['messages']).map(asRecord))) {
      await scene.post({
        messaging_product: 'whatsapp',
        to: message['from'],
        type: 'text',
        text: { body: asString(asRecord(message['text'])['body']) },
      });
    }
    return 200;
  };
  await scene.sim.load({ contacts: 5, messages: 20, ratePerSecond: 0, duplicates: 1 }).acknowledged;
  await scene.receiver.until(() => scene.sim.ledger.replies().length === 40);
  expect(scene.sim.ledger.judge().answeredTwice).toHaveLength(20);
});

test('a load keeps its rate', async () => {
  scene = await createScene();
  const progress = await scene.sim.load({ contacts: 10, messages: 100, ratePerSecond: 400 }).acknowledged;
  const seconds = ((progress.offeredAllAt ?? 0) - progress.startedAt) / 1000;
  expect(seconds).toBeGreaterThan(0.2);
});

test('the control endpoint starts a load, tells its progress, and refuses unknown options', async () => {
  scene = await createScene();
  const start = (body: unknown) =>
    fetch(`${scene.sim.url}/_sim/load`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const response = await start({ contacts: 3, messages: 9, ratePerSecond: 0, questions: ['Ready?'], wait: true });
  expect(await response.json()).toMatchObject({ id: 1, offered: 9, acknowledged: 9 });
  expect(await (await fetch(`${scene.sim.url}/_sim/load/1`)).json()).toMatchObject({ acknowledged: 9 });
  expect((await start({ speed: 9 })).status).toBe(400);
  const ledger = (await (await fetch(`${scene.sim.url}/_sim/ledger`)).json()) as { verdict: unknown };
  expect(ledger.verdict).toMatchObject({ offered: 9, acknowledged: 9, answered: 0 });
});
