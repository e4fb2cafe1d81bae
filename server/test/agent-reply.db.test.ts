import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { repliesOf, startTestApp, type TestApp } from './app.ts';
import { postWebhook } from './http/webhook-calls.ts';

let running: TestApp;
let tenant: Awaited<ReturnType<TestApp['addTenant']>>;

beforeAll(async () => {
  running = await startTestApp();
  const menu = Buffer.from('name_en,name_ar,section,price\nFalafel,فلافل,Mezze,20\nHummus,حمص,Mezze,22\n');
  tenant = await running.addTenant({ files: [{ name: 'menu.csv', mime: 'text/csv', bytes: menu }] });
});
afterAll(() => running.close());

async function call(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = await running.bearer(tenant.tenantId, 'agent');
  const answer = await running.api.server.inject({
    method,
    url: `/api/v1/conversations/${path}`,
    headers,
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
async function conversationOf(waId: string): Promise<string> {
  const [row] = await running.test.asOwner<{ id: string }>(
    `select c.id from conversation c join contact_identity i on i.contact_id = c.contact_id and i.tenant_id = c.tenant_id
     where c.tenant_id = $1 and i.value = $2`,
    [tenant.tenantId, waId],
  );
  return row?.id ?? '';
}
const phone = (waId: string): string[] => repliesOf(running.sim, tenant.accountKey, waId);
const customerWrites = (waId: string, text: string) =>
  running.sim.send({ account: tenant.accountKey, from: { id: waId, name: 'Customer' }, type: 'text', text }).acknowledged;

it('a person writes from the dashboard: the customer reads it, the bot is silent, and the thread says who wrote', async () => {
  const waId = '966500000101';
  await running.ask(tenant.accountKey, waId, 'How much is the falafel?');
  const id = await conversationOf(waId);
  const sent = await call('POST', `${id}/messages`, { text: 'This is Sara. Today it comes with a free tea.' });
  expect(sent).toMatchObject({ status: 201, body: { conversation: { pen: { holder: 'agent' } } } });
  await vi.waitFor(() => expect(phone(waId).at(-1)).toBe('This is Sara. Today it comes with a free tea.'), { timeout: 10_000 });

  const before = phone(waId).length;
  await customerWrites(waId, 'How much is the hummus?');
  await call('POST', `${id}/messages`, { text: 'The hummus is on me.' });
  await vi.waitFor(() => expect(phone(waId).at(-1)).toBe('The hummus is on me.'), { timeout: 10_000 });
  expect(phone(waId)).toHaveLength(before + 1);

  const thread = (await call('GET', `${id}/messages`)).body.items as { author: string; agent: { name: string } | null; status: string }[];
  expect(thread.map(({ author, agent }) => (agent ? `${author}, by name` : author))).toEqual([
    'contact',
    'bot',
    'agent, by name',
    'contact',
    'agent, by name',
  ]);
});

it('takes many at once, and every worker hears which, so that their running turns end', async () => {
  await running.ask(tenant.accountKey, '966500000111', 'How much is the falafel?');
  await running.ask(tenant.accountKey, '966500000112', 'How much is the falafel?');
  const ids = [await conversationOf('966500000111'), await conversationOf('966500000112')];
  const heard: string[] = [];
  const leave = running.app.bus.subscribe('pen', (name) => void heard.push(name));
  const headers = await running.bearer(tenant.tenantId, 'agent');
  const taken = await running.api.server.inject({
    method: 'POST',
    url: '/api/v1/inbox/bulk',
    headers,
    payload: { ids, deed: { kind: 'take' } },
  });
  expect(taken.json()).toEqual({ changed: 2 });
  await vi.waitFor(() => expect(heard.toSorted()).toEqual(ids.map((id) => `${tenant.tenantId} ${id}`).toSorted()));
  leave();
});

it('hears at once of a word from the owner’s own phone, so that a running turn ends', async () => {
  const waId = '966500000113';
  await running.ask(tenant.accountKey, waId, 'How much is the falafel?');
  const id = await conversationOf(waId);
  const heard: string[] = [];
  const leave = running.app.bus.subscribe('pen', (name) => void heard.push(name));
  const echo = { from: '966110000000', to: waId, id: 'wamid.echo-113', type: 'text', text: { body: 'It is me, the owner.' } };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '966110000000', phone_number_id: tenant.accountKey },
    message_echoes: [{ ...echo, timestamp: String(Math.floor(Date.now() / 1000)) }],
  };
  const entry = [{ id: `waba-${tenant.accountKey}`, changes: [{ field: 'smb_message_echoes', value }] }];
  const told = await postWebhook(running, JSON.stringify({ object: 'whatsapp_business_account', entry }));
  expect(told.statusCode).toBe(200);
  expect(heard).toEqual([`${tenant.tenantId} ${id}`]);
  expect((await call('GET', id)).body).toMatchObject({ pen: { holder: 'agent', reason: 'phone_echo' } });
  leave();
});

it('gives the conversation back so that the bot answers what waits', async () => {
  const waId = '966500000102';
  await running.ask(tenant.accountKey, waId, 'How much is the falafel?');
  const id = await conversationOf(waId);
  await call('POST', `${id}/pen`, { action: 'take' });
  await customerWrites(waId, 'How much is the hummus?');
  const given = await call('POST', `${id}/pen`, { action: 'give_to_bot', answerWaiting: true });
  expect(given).toMatchObject({ status: 200, body: { pen: { holder: 'bot' } } });
  await vi.waitFor(() => expect(phone(waId).at(-1)).toContain('Hummus: 22 SAR'), { timeout: 10_000 });
});

it('keeps a note among the team', async () => {
  const waId = '966500000103';
  await running.ask(tenant.accountKey, waId, 'How much is the falafel?');
  const id = await conversationOf(waId);
  const before = phone(waId).length;
  expect((await call('POST', `${id}/notes`, { text: 'Regular guest.' })).status).toBe(201);
  await running.ask(tenant.accountKey, waId, 'How much is the hummus?');
  expect(phone(waId)).toHaveLength(before + 1);
  expect(phone(waId).join(' ')).not.toContain('Regular guest');
  const thread = (await call('GET', `${id}/messages`)).body.items as { direction: string; text: string }[];
  expect(thread.find((message) => message.direction === 'note')?.text).toBe('Regular guest.');
});

it('refuses an empty word, a colleague’s conversation and a closed window with a reason', async () => {
  const waId = '966500000104';
  await running.ask(tenant.accountKey, waId, 'How much is the falafel?');
  const id = await conversationOf(waId);
  expect((await call('POST', `${id}/messages`, { text: '   ' })).status).toBe(400);
  await running.test.asOwner(
    `update conversation set pen_holder = 'agent', pen_agent = 'Omar', pen_agent_id = 'usr_other', pen_reason = 'taken_by_agent' where id = $1`,
    [id],
  );
  expect(await call('POST', `${id}/messages`, { text: 'Hello' })).toMatchObject({
    status: 409,
    body: { code: 'conversation.held_by_other' },
  });
  await running.test.asOwner(`update conversation set window_expires_at = now() - interval '1 day' where id = $1`, [id]);
  expect(await call('POST', `${id}/messages`, { text: 'Hello', takeOver: true })).toMatchObject({
    status: 409,
    body: { code: 'conversation.window_closed' },
  });
});
