import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../core/read.ts';
import { CUSTOMER, createScene, NUMBER_ID, type Scene, textTo } from '../testing.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
  await scene.sim.send({ account: NUMBER_ID, from: { waId: CUSTOMER }, type: 'text', text: 'hello' }).acknowledged;
});
afterAll(() => scene.close());

const buttons = (titles: string[]): Json => ({
  messaging_product: 'whatsapp',
  to: CUSTOMER,
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Pick' },
    action: { buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `b${index}`, title } })) },
  },
});
const list = (rows: number, extra: Json = {}): Json => ({
  messaging_product: 'whatsapp',
  to: CUSTOMER,
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Pick' },
    action: {
      button: 'Open',
      sections: [
        { title: 'All', rows: Array.from({ length: rows }, (_, index) => ({ id: `r${index}`, title: `Row ${index}`, ...extra })) },
      ],
    },
  },
});

test('an accepted send answers with the real envelope and an id', async () => {
  const { status, body } = await scene.post(textTo('أهلًا'));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    messaging_product: 'whatsapp',
    contacts: [{ input: CUSTOMER, wa_id: CUSTOMER, user_id: expect.stringMatching(/^SA\./) }],
    messages: [{ id: expect.stringMatching(/^wamid\.HBgM/) }],
  });
});

test.each<[string, Json, number]>([
  ['a text of 4097 characters', textTo('x'.repeat(4097)), 100],
  ['an empty text', textTo(' '), 100],
  ['no messaging_product', { to: CUSTOMER, type: 'text', text: { body: 'x' } }, 100],
  ['no recipient', { messaging_product: 'whatsapp', type: 'text', text: { body: 'x' } }, 100],
  ['a recipient that is no number', { ...textTo('x'), to: 'sara' }, 131009],
  ['an unknown type', { messaging_product: 'whatsapp', to: CUSTOMER, type: 'hologram', hologram: {} }, 131051],
  ['four buttons', buttons(['a', 'b', 'c', 'd']), 131009],
  ['two buttons of the same title', buttons(['a', 'a']), 131009],
  ['a button title of 21 characters', buttons(['x'.repeat(21)]), 131009],
  ['a button title with a line break', buttons(['a\nb']), 131009],
  ['eleven rows', list(11), 131009],
  ['a row title of 25 characters', list(1, { title: 'x'.repeat(25) }), 131009],
  ['rows of the same id', list(2, { id: 'same' }), 131009],
  ['an unknown media id', { messaging_product: 'whatsapp', to: CUSTOMER, type: 'image', image: { id: '1' } }, 100],
  ['a template that does not exist', template('nothing', 'en', []), 132001],
  ['a template with a parameter too few', template('order_ready', 'ar', ['سارة']), 132000],
])('refuses %s with the documented code', async (_what, body, code) => {
  const answer = await scene.post(body);
  expect(answer.body['error']).toMatchObject({
    code,
    type: 'OAuthException',
    fbtrace_id: expect.stringMatching(/^A/),
    message: expect.any(String),
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

test('a text of 4096 characters, three buttons and ten rows are accepted', async () => {
  for (const body of [textTo('😀'.repeat(4096)), buttons(['a', 'b', 'c']), list(10)]) expect((await scene.post(body)).status).toBe(200);
});

test('a wrong token is 190 with HTTP 401, an unknown number is 100 with subcode 33', async () => {
  const wrong = await scene.post(textTo('x'), 'another-token');
  expect([wrong.status, wrong.body['error']]).toMatchObject([401, { code: 190 }]);
  const unknown = await scene.post(textTo('x'), undefined, '999');
  expect([unknown.status, unknown.body['error']]).toMatchObject([400, { code: 100, error_subcode: 33, type: 'GraphMethodException' }]);
});

test('outside the 24 hours only a template is accepted', async () => {
  const stranger = '966509999999';
  expect((await scene.post({ ...textTo('x'), to: stranger })).body['error']).toMatchObject({ code: 131047 });
  const accepted = await scene.post({ ...template('order_ready', 'ar', ['سارة', '12']), to: stranger });
  expect(accepted.status).toBe(200);
  expect(scene.sim.conversation(NUMBER_ID, stranger)?.messages.at(-1)?.text).toBe('مرحبًا سارة، طلبك 12 جاهز.');
});

test('statuses follow as sent, delivered, read, and carry the tracker', async () => {
  const { body } = await scene.post(textTo('with tracker', { biz_opaque_callback_data: 'cnv_1:3:0' }));
  const id = (body['messages'] as { id: string }[])[0]?.id;
  const own = () => scene.receiver.statuses().filter((status) => status['id'] === id);
  await scene.receiver.until(() => own().length === 3);
  expect(own().map((status) => status['status'])).toEqual(['sent', 'delivered', 'read']);
  expect(own().every((status) => status['biz_opaque_callback_data'] === 'cnv_1:3:0' && status['recipient_id'] === CUSTOMER)).toBe(true);
});

test('a business-scoped id works as recipient and is dropped silently as to', async () => {
  const userId = scene.sim.conversation(NUMBER_ID, CUSTOMER)?.contact.userId;
  const count = () => scene.sim.conversation(NUMBER_ID, CUSTOMER)?.messages.length ?? 0;
  const before = count();
  expect((await scene.post({ messaging_product: 'whatsapp', recipient: userId, type: 'text', text: { body: 'a' } })).status).toBe(200);
  expect(count()).toBe(before + 1);
  expect((await scene.post({ ...textTo('b'), to: userId })).status).toBe(200);
  expect(count()).toBe(before + 1);
});

test('a read mark turns earlier bubbles blue and shows typing until the answer', async () => {
  const sent = scene.sim.send({ account: NUMBER_ID, from: { waId: CUSTOMER }, type: 'text', text: 'there?' });
  await sent.acknowledged;
  const mark = { messaging_product: 'whatsapp', status: 'read', message_id: sent.messageId, typing_indicator: { type: 'text' } };
  expect((await scene.post(mark)).body).toEqual({ success: true });
  const conversation = scene.sim.conversation(NUMBER_ID, CUSTOMER);
  expect(conversation?.messages.filter((message) => message.author === 'customer').every((message) => message.status === 'read')).toBe(
    true,
  );
  expect(conversation?.typing).toBe(true);
  await scene.post(textTo('yes'));
  expect(conversation?.typing).toBe(false);
});

function template(name: string, code: string, parameters: string[]): Json {
  const components = [{ type: 'body', parameters: parameters.map((text) => ({ type: 'text', text })) }];
  return { messaging_product: 'whatsapp', to: CUSTOMER, type: 'template', template: { name, language: { code }, components } };
}
