import { afterEach, expect, test } from 'vitest';
import { CUSTOMER, createScene, NUMBER_ID, type Scene, valuesOf } from '../testing.ts';

let scene: Scene;
afterEach(() => scene.close());

const from = { waId: CUSTOMER, name: 'سارة' };

test('a customer message arrives genuinely signed, with the profile and both ids of the person', async () => {
  scene = await createScene();
  const sent = scene.sim.send({ account: NUMBER_ID, from, type: 'text', text: 'وش عندكم؟ https://a.example/b' });
  await sent.acknowledged;
  const [delivery] = scene.receiver.received;
  expect(delivery?.genuine).toBe(true);
  expect(delivery?.raw).toContain('\\u0648\\u0634');
  expect(delivery?.raw).toContain('https:\\/\\/a.example\\/b');
  const value = valuesOf(delivery?.body ?? {})[0];
  expect(value?.['metadata']).toEqual({ display_phone_number: '966112340001', phone_number_id: NUMBER_ID });
  expect(value?.['contacts']).toEqual([{ profile: { name: 'سارة' }, wa_id: CUSTOMER, user_id: expect.stringMatching(/^SA\.\d{20}$/) }]);
  expect(scene.receiver.messages()[0]).toMatchObject({ id: sent.messageId, from: CUSTOMER, type: 'text' });
});

test('a customer with a hidden number has neither from nor wa_id', async () => {
  scene = await createScene();
  const person = { userId: 'US.77000111222333444', name: 'Jordan', username: '@jordan.lee' };
  await scene.sim.send({ account: NUMBER_ID, from: person, type: 'text', text: 'Hi' }).acknowledged;
  const [message] = scene.receiver.messages();
  expect(message).toMatchObject({ from_user_id: 'US.77000111222333444' });
  expect(message).not.toHaveProperty('from');
  expect(scene.receiver.received[0]?.raw).not.toContain('wa_id');
});

test('every kind of customer message has its documented shape', async () => {
  scene = await createScene();
  const base = { account: NUMBER_ID, from };
  await scene.sim.send({ ...base, type: 'image', text: 'هل هذا متوفر؟' }).acknowledged;
  await scene.sim.send({ ...base, type: 'voice' }).acknowledged;
  await scene.sim.send({ ...base, type: 'location' }).acknowledged;
  await scene.sim.send({ ...base, type: 'button_reply', choice: { id: 'b1', title: 'نعم' }, replyTo: 'wamid.X' }).acknowledged;
  await scene.sim.send({ ...base, type: 'list_reply', choice: { id: 'r1', title: 'Olaya', description: 'North' } }).acknowledged;
  await scene.sim.send({ ...base, type: 'template_button', choice: { id: 'RATE_5', title: 'ممتاز' } }).acknowledged;
  await scene.sim.send({ ...base, type: 'reaction', replyTo: 'wamid.X' }).acknowledged;
  await scene.sim.send({ ...base, type: 'unsupported' }).acknowledged;
  expect(scene.receiver.messages()).toMatchObject([
    { type: 'image', image: { caption: 'هل هذا متوفر؟', mime_type: 'image/png', id: expect.any(String) } },
    { type: 'audio', audio: { voice: true, mime_type: 'audio/ogg; codecs=opus' } },
    { type: 'location', location: { latitude: 24.774265 } },
    { context: { id: 'wamid.X' }, interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'نعم' } } },
    { interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Olaya', description: 'North' } } },
    { type: 'button', button: { payload: 'RATE_5', text: 'ممتاز' } },
    { type: 'reaction', reaction: { message_id: 'wamid.X' } },
    { type: 'unsupported', errors: [{ code: 131051 }] },
  ]);
});

test('delivery is tried again until 200, and later messages of the contact wait for it', async () => {
  scene = await createScene();
  let refusals = 3;
  scene.receiver.onDelivery = () => {
    refusals -= 1;
    return refusals >= 0 ? 503 : 200;
  };
  const first = scene.sim.send({ account: NUMBER_ID, from, type: 'text', text: 'one' });
  const second = scene.sim.send({ account: NUMBER_ID, from, type: 'text', text: 'two' });
  await Promise.all([first.acknowledged, second.acknowledged]);
  expect(scene.receiver.messages().map((message) => message['id'])).toEqual([...Array(4).fill(first.messageId), second.messageId]);
});

test('the control endpoint refuses what no phone could send, naming the field', async () => {
  scene = await createScene();
  const send = async (body: unknown) => {
    const response = await fetch(`${scene.sim.url}/_sim/phone/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  expect(await send({ account: 'nobody', from, type: 'text', text: 'x' })).toEqual({
    status: 400,
    body: { error: 'unknown account "nobody"' },
  });
  expect((await send({ account: NUMBER_ID, from: { waId: 'abc' }, type: 'text', text: 'x' })).body).toEqual({
    error: '"from.waId" must be 6 to 15 digits',
  });
  expect((await send({ account: NUMBER_ID, from, type: 'carrier pigeon' })).status).toBe(400);
  expect((await send({ account: NUMBER_ID, from, type: 'text', text: 'x', wait: true })).status).toBe(200);
});
