import { afterEach, expect, test } from 'vitest';
import { CUSTOMER, createScene, NUMBER_ID, type Scene, textTo } from '../testing.ts';

let scene: Scene;
afterEach(() => scene.close());

const from = { waId: CUSTOMER, name: 'سارة' };

async function readStream(enough: (text: string) => boolean): Promise<string> {
  const response = await fetch(`${scene.sim.url}/_sim/phone/stream?account=${NUMBER_ID}&contact=${CUSTOMER}`);
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (enough(text)) break;
  }
  return text;
}

test('the stream begins with the whole conversation and goes on with what happens', async () => {
  scene = await createScene();
  await scene.sim.send({ account: NUMBER_ID, from, type: 'text', text: 'before' }).acknowledged;
  const reading = readStream((text) => text.includes('after'));
  await expect.poll(() => scene.sim.conversation(NUMBER_ID, CUSTOMER)?.listeners.size).toBe(1);
  await scene.post(textTo('after'));
  const text = await reading;
  expect(text).toMatch(/^event: snapshot\ndata: .*"status":"delivered".*"text":"before"/);
  expect(text).toMatch(/event: message\ndata: .*"author":"business".*"after"/);
});

test('buttons and lists reach the phone as choices', async () => {
  scene = await createScene();
  await scene.sim.send({ account: NUMBER_ID, from, type: 'text', text: 'hi' }).acknowledged;
  const interactive = {
    type: 'button',
    body: { text: 'Pick' },
    footer: { text: 'f' },
    action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'نعم' } }] },
  };
  await scene.post({ messaging_product: 'whatsapp', to: CUSTOMER, type: 'interactive', interactive });
  expect(scene.sim.conversation(NUMBER_ID, CUSTOMER)?.messages.at(-1)).toMatchObject({
    text: 'Pick',
    interactive: { footer: 'f', buttons: [{ id: 'a', title: 'نعم' }] },
  });
});

test('the page may be framed by the dashboard and by nobody else', async () => {
  scene = await createScene();
  const response = await fetch(`${scene.sim.url}/phone?account=${NUMBER_ID}`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'self' http://127.0.0.1:8000 http://localhost:8000");
  expect(policy).toContain("script-src 'self'");
  const html = await response.text();
  for (const [, path] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) expect((await fetch(scene.sim.url + path)).status).toBe(200);
  expect((await fetch(`${scene.sim.url}/assets/..%2Fpackage.json`)).status).toBe(404);
});

test('the list of accounts shows no secret and no token', async () => {
  scene = await createScene();
  const text = await (await fetch(`${scene.sim.url}/_sim/accounts`)).text();
  expect(text).toContain(NUMBER_ID);
  expect(text).not.toMatch(/test-app-secret|test-access-token/);
});

test('every string of the page is there in both languages', async () => {
  scene = await createScene();
  const { STRINGS } = (await import(new URL('../../public/strings.js', import.meta.url).href)) as {
    STRINGS: Record<'en' | 'ar', Record<string, unknown>>;
  };
  expect(Object.keys(STRINGS.ar)).toEqual(Object.keys(STRINGS.en));
  for (const [key, value] of Object.entries(STRINGS.ar)) {
    expect(JSON.stringify(value), key).not.toBe('""');
    expect([...JSON.stringify(value).matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort()).toEqual(
      [...JSON.stringify(STRINGS.en[key]).matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort(),
    );
  }
});
