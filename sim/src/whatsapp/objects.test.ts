import { afterAll, beforeAll, expect, test } from 'vitest';
import { asRecord } from '../core/read.ts';
import { CUSTOMER, createScene, NUMBER_ID, type Scene, TOKEN } from '../testing.ts';

let scene: Scene;
let now = 1_795_402_800_000;
beforeAll(async () => {
  scene = await createScene({ now: () => now });
});
afterAll(() => scene.close());

const get = (path: string, token = TOKEN) =>
  fetch(path.startsWith('http') ? path : `${scene.sim.graphUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });

test('a picture of a customer is fetched in two steps with the token, until its address expires', async () => {
  await scene.sim.send({ account: NUMBER_ID, from: { waId: CUSTOMER }, type: 'image' }).acknowledged;
  const { id } = asRecord(scene.receiver.messages()[0]?.['image']);
  const first = (await (await get(`/${String(id)}?phone_number_id=${NUMBER_ID}`)).json()) as {
    url: string;
    mime_type: string;
    file_size: number;
  };
  expect(first).toMatchObject({ messaging_product: 'whatsapp', mime_type: 'image/png', id });
  const file = await get(first.url);
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(file.headers.get('content-length')).toBe(String(first.file_size));
  expect((await get(first.url, 'wrong')).status).toBe(401);
  now += 5 * 60 * 1000 + 1;
  expect((await get(first.url)).status).toBe(404);
});

test('an upload gets an id that a send may use, and a file of a wrong type is refused', async () => {
  await scene.sim.send({ account: NUMBER_ID, from: { waId: CUSTOMER }, type: 'text', text: 'hi' }).acknowledged;
  const upload = async (type: string) => {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new Blob([new Uint8Array([1, 2, 3])], { type }), 'a.bin');
    const response = await fetch(`${scene.sim.graphUrl}/${NUMBER_ID}/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: form,
    });
    return (await response.json()) as { id?: string; error?: { code: number } };
  };
  const { id } = await upload('image/png');
  const sent = await scene.post({ messaging_product: 'whatsapp', to: CUSTOMER, type: 'image', image: { id, caption: 'here' } });
  expect(sent.status).toBe(200);
  expect((await upload('application')).error).toMatchObject({ code: 100 });
});

test('numbers, subscriptions, templates and tokens have the shapes of the Graph API', async () => {
  expect(await (await get('/330000000000701/phone_numbers')).json()).toMatchObject({
    data: [{ id: NUMBER_ID, display_phone_number: '+966112340001', status: 'CONNECTED' }],
  });
  expect(await (await get('/330000000000701/message_templates')).json()).toMatchObject({
    data: [{ name: 'hello_world', status: 'APPROVED' }, {}, {}],
  });
  expect(await (await get('/330000000000701/subscribed_apps')).json()).toEqual({ data: [] });
  await fetch(`${scene.sim.graphUrl}/330000000000701/subscribed_apps`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } });
  expect(await (await get('/330000000000701/subscribed_apps')).json()).toMatchObject({
    data: [{ whatsapp_business_api_data: { id: expect.any(String) } }],
  });
  expect(await (await get(`/debug_token?input_token=${TOKEN}`)).json()).toMatchObject({
    data: { is_valid: true, granular_scopes: [{ target_ids: ['330000000000701'] }, {}] },
  });
  expect(await (await get('/debug_token?input_token=other')).json()).toMatchObject({ data: { is_valid: false, error: { code: 190 } } });
  expect(await (await get('/1/2/3/4')).json()).toMatchObject({ error: { code: 2500 } });
});
