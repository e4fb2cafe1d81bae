import { afterAll, beforeAll, expect, test } from 'vitest';
import { asList, asRecord, type Json } from '../core/read.ts';
import { CUSTOMER, createScene, NUMBER_ID, type Scene, TOKEN } from '../testing.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene({});
});
afterAll(() => scene.close());

const list = async (query: string) => {
  const answer = await fetch(`${scene.sim.graphUrl}/330000000000701/message_templates?${query}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return (await answer.json()) as { data: Json[]; paging: { cursors: { after: string }; next?: string }; error?: { code: number } };
};
const change = async (template: Json) => {
  const answer = await fetch(`${scene.sim.url}/_sim/accounts/${NUMBER_ID}/templates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(template),
  });
  return { status: answer.status, body: asRecord(await answer.json()) };
};
const send = (name: string, components: Json[]) =>
  scene.post({ messaging_product: 'whatsapp', to: CUSTOMER, type: 'template', template: { name, language: { code: 'en' }, components } });
const text = (...words: string[]) => words.map((one) => ({ type: 'text', text: one }));

test('templates come page by page until none is left', async () => {
  const first = await list('limit=2');
  expect([first.data.length, first.paging.next]).toEqual([2, expect.stringContaining('/330000000000701/message_templates?limit=2&after=')]);
  const second = await list(`limit=2&after=${first.paging.cursors.after}`);
  expect(second.data.map(({ name, language }) => [name, language])).toEqual([['order_ready', 'ar']]);
  expect(second.paging.next).toBeUndefined();
  expect((await list('after=nonsense')).error).toMatchObject({ code: 100 });
});

test('a review is told by a signed webhook of the business account, and a stopped template is refused', async () => {
  expect(await change({ name: 'order_ready', language: 'en', status: 'PAUSED' })).toMatchObject({
    status: 201,
    body: { acknowledged: true },
  });
  const [entry] = asList(scene.receiver.received.at(-1)?.body['entry']).map(asRecord);
  expect(scene.receiver.received.at(-1)?.genuine).toBe(true);
  expect(entry).toMatchObject({
    id: '330000000000701',
    changes: [
      {
        field: 'message_template_status_update',
        value: { event: 'PAUSED', message_template_name: 'order_ready', message_template_language: 'en' },
      },
    ],
  });
  expect((await send('order_ready', [{ type: 'body', parameters: text('a', 'b') }])).body['error']).toMatchObject({ code: 132015 });
  await change({ name: 'order_ready', language: 'en', status: 'DISABLED' });
  expect((await send('order_ready', [{ type: 'body', parameters: text('a', 'b') }])).body['error']).toMatchObject({ code: 132016 });
  expect((await change({ name: 'order_ready', language: 'en', status: 'LOST' })).status).toBe(400);
});

test('each part takes its own parameters, and a wrong one has the documented code', async () => {
  await change({
    name: 'offer',
    language: 'en',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Hi {{guest}}' },
      { type: 'FOOTER', text: 'Bayt' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'See', url: 'https://a.sa/{{1}}' }] },
    ],
  });
  const header = { type: 'header', parameters: [{ type: 'image', image: { link: 'https://a.sa/a.jpg' } }] };
  const body = { type: 'body', parameters: [{ type: 'text', parameter_name: 'guest', text: 'Sara' }] };
  const button = { type: 'button', sub_type: 'url', index: '0', parameters: text('12') };
  expect((await send('offer', [header, body, button])).status).toBe(200);
  expect(scene.sim.conversation(NUMBER_ID, CUSTOMER)?.messages.at(-1)?.text).toBe('Hi Sara\nBayt');
  const codeOf = async (components: Json[]) => asRecord((await send('offer', components)).body['error'])['code'];
  expect(await codeOf([body, button])).toBe(132000);
  expect(await codeOf([header, body])).toBe(132000);
  expect(await codeOf([{ ...header, parameters: [{ type: 'video', video: { link: 'https://a' } }] }, body, button])).toBe(132012);
  expect(await codeOf([header, { type: 'body', parameters: text('Sara') }, button])).toBe(100);
  expect(await codeOf([header, { type: 'body', parameters: [{ ...body.parameters[0], text: 'a\nb' }] }, button])).toBe(132018);
  expect(await codeOf([header, { type: 'body', parameters: [{ ...body.parameters[0], text: 'x'.repeat(1025) }] }, button])).toBe(132005);
});
