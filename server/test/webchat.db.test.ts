import { createHmac, randomUUID } from 'node:crypto';
import type { WebchatEntry, WebchatSession } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapterFor } from '../src/modules/channels/index.ts';
import { addSource, processSource } from '../src/modules/knowledge/index.ts';
import { startTestApp, type TestApp } from './app.ts';
import { addChat, type Chat, problemOf, textsOf, visitorOf, visitorsOf } from './chats.ts';

// The chat of a website as a browser calls it: over HTTP, from an origin of its own, against the whole product.

const SHOP = 'https://shop.example';
const MENU = Buffer.from('name_en,name_ar,section,price,diet\nFalafel,فلافل,Mezze,20,vegan\nHummus,حمص,Mezze,22,vegan\n');

let running: TestApp;
let chat: Chat;
let other: Chat;

async function addShop(accountKey: string, origin: string): Promise<Chat> {
  const shop = await addChat(running, accountKey, origin);
  const sourceId = await addSource(running.app, shop.tenantId, { name: 'menu.csv', mime: 'text/csv', bytes: MENU });
  await processSource({ ...running.app, onChanged: () => {} }, shop.tenantId, sourceId);
  return shop;
}

beforeAll(async () => {
  running = await startTestApp();
  chat = await addShop('wc_shop_000000000001', SHOP);
  other = await addShop('wc_other_00000000002', 'https://other.example');
});
afterAll(() => running.close());

const { call, begin, say, inboundOf, quiet, follow } = visitorsOf(() => ({ running, chat, origin: SHOP }));

describe('a visitor of a website', () => {
  it('is answered with the rows of the menu, in the thread and on the line, and finds both after a reload', async () => {
    const { token, entries } = await begin();
    expect(entries).toEqual([]);
    const answered = await say(token, { id: randomUUID(), text: 'How much is the hummus?' });
    expect(answered.headers.get('access-control-allow-origin')).toBe(SHOP);
    const [question, answer] = await follow(token, 0, 2);
    expect(question?.from).toBe('visitor');
    expect(answer?.from).toBe('business');
    expect(textsOf(answer ? [answer] : []).join()).toContain('22');
    const again = await begin({ token });
    expect(visitorOf(again.token)).toBe(visitorOf(token));
    expect(textsOf(again.entries)[0]).toBe('How much is the hummus?');
    expect(again.cursor).toBe(again.entries.at(-1)?.seq);
  });

  it('says a thing once, however often it is sent, also all at the same time', async () => {
    const { token } = await begin();
    const message = { id: randomUUID(), text: 'Is the falafel vegan?' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => say(token, message)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const numbers = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { taken: { seq: number }[] }).taken[0]?.seq));
    expect(new Set(numbers).size).toBe(1);
    await quiet();
    await say(token, { ...message, text: 'other words under the same id' });
    await quiet();
    expect((await inboundOf(visitorOf(token))).map(({ text }) => text)).toEqual(['Is the falafel vegan?']);
    const { entries } = await begin({ token });
    expect(entries.filter(({ from }) => from === 'visitor')).toHaveLength(1);
    expect(entries.filter(({ from }) => from === 'business')).toHaveLength(1);
  });

  it('is heard in the order of writing, whatever comes late or twice', async () => {
    const { token } = await begin();
    const words = ['one', 'two', 'three', 'four'].map((text) => ({ id: randomUUID(), text }));
    const [one, two, three, four] = words as [
      { id: string; text: string },
      { id: string; text: string },
      { id: string; text: string },
      { id: string; text: string },
    ];
    await say(token, one, two);
    // The first try of a message that was given up, and then sent again with its followers.
    await say(token, two, three, four);
    await say(token, one);
    await quiet();
    expect((await inboundOf(visitorOf(token))).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
    const { entries } = await begin({ token });
    expect(textsOf(entries.filter(({ from }) => from === 'visitor'))).toEqual(['one', 'two', 'three', 'four']);
  });

  it('misses nothing and sees nothing twice over lines that break anywhere', async () => {
    const { token } = await begin();
    await say(token, ...['How much is the falafel?', 'And the hummus?'].map((text) => ({ id: randomUUID(), text })));
    await quiet();
    await say(token, { id: randomUUID(), text: 'Is the hummus vegan?' });
    await quiet();
    const whole = (await begin({ token })).entries;
    expect(whole.length).toBeGreaterThanOrEqual(5);
    const seen: WebchatEntry[] = [];
    for (let cursor = 0; seen.length < whole.length; cursor = seen.at(-1)?.seq ?? 0)
      seen.push(...(await follow(token, cursor, 1)).slice(0, 1));
    expect(seen).toEqual(whole);
    for (let index = 1; index < whole.length; index += 1) expect(whole[index]?.seq).toBe((whole[index - 1]?.seq ?? 0) + 1);
  });

  it('has the answer marked as read once it was on the screen', async () => {
    const { token } = await begin();
    await say(token, { id: randomUUID(), text: 'How much is the falafel?' });
    await quiet();
    const { cursor } = await begin({ token });
    expect((await call('/read', { seq: cursor }, { token })).status).toBe(204);
    const [row] = await running.test.asOwner<{ state: string }>(
      `select o.state from outbound o join conversation c on c.tenant_id = o.tenant_id and c.id = o.conversation_id
       join contact_identity i on i.tenant_id = c.tenant_id and i.contact_id = c.contact_id where i.value = $1`,
      [visitorOf(token)],
    );
    expect(row?.state).toBe('read');
  });
});

describe('somebody who is signed in on the website', () => {
  const user = (id: string, secret = chat.secrets['identitySecret'] ?? '') => ({
    id,
    hash: createHmac('sha256', secret).update(id).digest('hex'),
    name: 'Sara',
  });

  it('takes along what they wrote as a stranger, and finds it on another device', async () => {
    const stranger = await begin();
    await say(stranger.token, { id: randomUUID(), text: 'How much is the hummus?' });
    await quiet();
    const signedIn = await begin({ token: stranger.token, user: user('cust-7') });
    expect(textsOf(signedIn.entries)[0]).toBe('How much is the hummus?');
    await say(signedIn.token, { id: randomUUID(), text: 'And the falafel?' });
    await quiet();
    const elsewhere = await begin({ user: user('cust-7') });
    expect(textsOf(elsewhere.entries.filter(({ from }) => from === 'visitor'))).toEqual(['How much is the hummus?', 'And the falafel?']);
    const people = await running.test.asOwner<{ contact_id: string }>(
      'select distinct contact_id from contact_identity where value = any ($1)',
      [[visitorOf(stranger.token), visitorOf(signedIn.token)]],
    );
    expect(people).toHaveLength(1);
    // The stranger's token shows and says nothing any more, and the user's alone opens nothing.
    expect(await problemOf(await say(stranger.token, { id: randomUUID(), text: 'hello' }))).toEqual([401, 'webchat.no_visitor']);
    expect((await begin({ token: stranger.token })).entries).toEqual([]);
    expect((await begin({ token: signedIn.token })).entries).toEqual([]);
  });

  it('sees the stranger’s line end with word of it, and the stranger’s token opens none from then on', async () => {
    const { token } = await begin();
    await say(token, { id: randomUUID(), text: 'How much is the hummus?' });
    await quiet();
    const line = await call('/stream', { after: 0 }, { token });
    await begin({ token, user: user('cust-11') });
    running.app.bus.publish('webchat', `${chat.tenantId} ${visitorOf(token)}`);
    expect(await line.text()).toMatch(/event: over\ndata: \{\}\n\n$/);
    expect(await problemOf(await call('/stream', { after: 0 }, { token }))).toEqual([401, 'webchat.no_visitor']);
  });

  it('is nobody without the signature of the website’s server', async () => {
    const forged = await call('/sessions', { user: user('cust-8', other.secrets['identitySecret']) });
    expect(await problemOf(forged)).toEqual([403, 'webchat.bad_identity']);
    const swapped = await call('/sessions', { user: { ...user('cust-8'), id: 'cust-9' } });
    expect(await problemOf(swapped)).toEqual([403, 'webchat.bad_identity']);
  });
});

describe('the door of the chat', () => {
  it('opens for the tenant’s websites only', async () => {
    for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null', null]) {
      const response = await call('/sessions', {}, { origin });
      expect(response.headers.get('access-control-allow-origin'), String(origin)).toBeNull();
      expect(await problemOf(response), String(origin)).toEqual([403, 'webchat.origin_not_allowed']);
    }
    const preflight = (origin: string) =>
      fetch(`${running.api.url}/webchat/v1/${chat.key}/messages`, { method: 'OPTIONS', headers: { origin } });
    expect((await preflight(SHOP)).headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await preflight('https://evil.example')).status).toBe(403);
    expect(await problemOf(await call('/sessions', {}, { key: 'wc_nobody_000000001' }))).toEqual([404, 'webchat.unknown_key']);
  });

  it('knows no forged, changed, expired or foreign visitor', async () => {
    const { token } = await begin();
    const [payload = '', signature = ''] = token.split('.');
    const as = (claims: object, secret: string) => {
      const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
      return `${text}.${createHmac('sha256', secret).update(`token ${text}`).digest('base64url')}`;
    };
    const soon = Math.floor(Date.now() / 1_000) + 60;
    const own = chat.secrets['visitorSecret'] ?? '';
    const claims = { k: chat.key, v: visitorOf(token), e: soon };
    const bad = [
      `${payload}.${signature.slice(0, -2)}AA`,
      as(claims, 'guessed'),
      as({ ...claims, e: soon - 3_600 }, own),
      as({ ...claims, k: other.key }, own),
      as(claims, other.secrets['visitorSecret'] ?? ''),
      `${payload}.${signature}.x`,
      'x'.repeat(40),
    ];
    for (const shown of bad) {
      expect(await problemOf(await say(shown, { id: randomUUID(), text: 'hello' })), shown).toEqual([401, 'webchat.no_visitor']);
      expect((await call('/stream', { after: 0 }, { token: shown })).status).toBe(401);
      expect(visitorOf((await begin({ token: shown })).token)).not.toBe(visitorOf(token));
    }
    expect((await say(as(claims, own), { id: randomUUID(), text: 'the same claims, well signed' })).status).toBe(200);
  });

  it('is shown, changed and told its secret in the dashboard to its own tenant only', async () => {
    const headers = { ...(await running.bearer(chat.tenantId)), 'content-type': 'application/json' };
    const at = (accountId: string, rest = '', init: RequestInit = {}) =>
      fetch(`${running.api.url}/api/v1/channels/accounts/${accountId}/webchat${rest}`, { headers, ...init });
    expect(await (await at(chat.accountId)).text()).toContain(chat.key);
    const refused = [
      await at(other.accountId),
      await at(other.accountId, '', { method: 'PATCH', body: JSON.stringify({ origins: [SHOP] }) }),
      await at(other.accountId, '/identity-secret', { method: 'POST', headers: await running.bearer(chat.tenantId) }),
    ];
    expect(refused.map((answer) => answer.status)).toEqual([404, 404, 404]);
    for (const answer of refused) expect(await answer.text()).not.toContain(other.key);
  });

  it('shows one tenant’s thread to no visitor of another, under whatever key', async () => {
    const { token } = await begin();
    await say(token, { id: randomUUID(), text: 'only for the shop' });
    await quiet();
    const elsewhere = { key: other.key, origin: 'https://other.example', token };
    expect((await call('/stream', { after: 0 }, elsewhere)).status).toBe(401);
    expect((await call('/messages', { messages: [{ id: randomUUID(), text: 'hello' }] }, elsewhere)).status).toBe(401);
    const session = (await (await call('/sessions', { token }, elsewhere)).json()) as WebchatSession;
    expect([session.entries, visitorOf(session.token) === visitorOf(token)]).toEqual([[], false]);
    const planted = await running.app.webchat.around({ request: () => Promise.reject(new Error('it leaves the process')) }).request({
      method: 'POST',
      url: `https://webchat.internal/v1/accounts/${chat.key}/messages`,
      headers: { authorization: `Bearer ${other.secrets['serviceSecret']}` },
      body: JSON.stringify({ id: 'out_x', to: visitorOf(token), content: { kind: 'text', text: 'planted' } }),
      timeoutMs: 1_000,
    });
    expect(planted.status).toBe(401);
    const views = await fetch(`${running.api.url}/api/v1/channels/accounts/${chat.accountId}/webchat`, {
      headers: await running.bearer(other.tenantId),
    });
    expect(views.status).toBe(404);
  });

  it('refuses what is too large, too long, malformed, or posted past it', async () => {
    const { token } = await begin();
    const huge = await call('/messages', JSON.stringify({ messages: [{ id: randomUUID(), text: 'x'.repeat(200_000) }] }), { token });
    expect(await problemOf(huge)).toEqual([413, 'request.too_large']);
    expect(huge.headers.get('access-control-allow-origin')).toBe(SHOP);
    for (const body of [
      { messages: [] },
      { messages: [{ id: randomUUID(), text: 'x'.repeat(4_001) }] },
      { messages: [{ id: 'not-a-uuid', text: 'hello' }] },
      { messages: [{ id: randomUUID(), text: '   ' }] },
      { messages: [{ id: randomUUID(), text: 'hello', visitor: 'v_another' }] },
      { messages: Array.from({ length: 21 }, () => ({ id: randomUUID(), text: 'hello' })) },
    ])
      expect(await problemOf(await call('/messages', body, { token }))).toEqual([400, 'request.invalid']);
    expect(await problemOf(await call('/messages', '{"messages":', { token }))).toEqual([400, 'request.malformed_json']);
    const past = await fetch(`${running.api.url}/webhooks/webchat/${chat.key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-webchat-signature': `sha256=${'0'.repeat(64)}` },
      body: JSON.stringify({ visitor: { id: visitorOf(token) }, messages: [{ id: randomUUID(), text: 'past the door' }] }),
    });
    expect(await problemOf(past)).toEqual([401, 'webhook.bad_signature']);
    expect(await inboundOf(visitorOf(token))).toEqual([]);
  });

  it('takes odd letters as letters', async () => {
    const { token } = await begin();
    const text = 'nul \u0000, half \ud83d, قوس ⁧ and <b>bold</b>';
    expect((await say(token, { id: randomUUID(), text })).status).toBe(200);
    expect((await inboundOf(visitorOf(token))).map((row) => row.text)).toEqual(['nul \uFFFD, half \uFFFD, قوس ⁧ and <b>bold</b>']);
  });

  it('slows a visitor who floods, and says for how long; nobody else notices', async () => {
    const { token } = await begin();
    const answers: Response[] = [];
    for (let time = 0; time < 30; time += 1) answers.push(await say(token, { id: randomUUID(), text: 'again' }));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await say((await begin()).token, { id: randomUUID(), text: 'hello' })).status).toBe(200);
    await quiet();
  });

  it('answers a send that is repeated, or looked up, with the one message it is', async () => {
    const { token } = await begin();
    await say(token, { id: randomUUID(), text: 'hello' });
    await quiet();
    const before = (await begin({ token })).entries.length;
    const adapter = adapterFor('webchat');
    const account = { accountKey: chat.key, businessKey: chat.key, credentials: chat.secrets, settings: {} };
    const io = { http: running.app.webchat.around(running.app.http), config: running.config.channels.configFor('webchat') };
    const message = { kind: 'text' as const, text: 'from us', to: { userId: visitorOf(token) }, tracker: 'out_twice' };
    expect(await adapter?.findSent?.(account, message, new Date(), io)).toEqual({ ok: true, messageId: null });
    for (let time = 0; time < 3; time += 1)
      expect(await adapter?.send(account, message, io)).toMatchObject({ ok: true, messageId: 'out_twice' });
    expect(await adapter?.findSent?.(account, message, new Date(), io)).toEqual({ ok: true, messageId: 'out_twice' });
    expect((await begin({ token })).entries).toHaveLength(before + 1);
    expect(await adapter?.send(account, { ...message, to: { userId: 'v_nobody_at_all' } }, io)).toMatchObject({
      failure: 'recipient_unreachable',
    });
  });
});

describe('what is over is over', () => {
  it('a contact who is erased leaves no thread, and one who writes again begins a new one above the old numbers', async () => {
    const { token } = await begin();
    await say(token, { id: randomUUID(), text: 'forget me' });
    await quiet();
    const { cursor } = await begin({ token });
    const [row] = await running.test.asOwner<{ id: string }>('select contact_id as id from contact_identity where value = $1', [
      visitorOf(token),
    ]);
    const erased = await fetch(`${running.api.url}/api/v1/contacts/${row?.id}`, {
      method: 'DELETE',
      headers: await running.bearer(chat.tenantId),
    });
    expect(erased.status).toBe(200);
    const left = await running.test.asOwner(
      'select 1 from webchat_entry where visitor_id = $1 union all select 1 from webchat_visitor where id = $1',
      [visitorOf(token)],
    );
    expect(left).toEqual([]);
    expect((await begin({ token })).entries).toEqual([]);
    expect(cursor).toBeGreaterThan(1_700_000_000);
  });

  it('a contact who is erased between signing in and the next message leaves no thread under either name', async () => {
    const stranger = await begin();
    await say(stranger.token, { id: randomUUID(), text: 'forget me as well' });
    await quiet();
    const hash = createHmac('sha256', chat.secrets['identitySecret'] ?? '')
      .update('cust-12')
      .digest('hex');
    const signedIn = await begin({ token: stranger.token, user: { id: 'cust-12', hash } });
    expect(textsOf(signedIn.entries)[0]).toBe('forget me as well');
    const people = [stranger, signedIn].map(({ token }) => visitorOf(token));
    await running.test.asOwner(
      `insert into webchat_file (tenant_id, account_id, visitor_id, id, author, kind, storage_key) values ($1, $2, $3, 'f', 'visitor', 'image', 'k')`,
      [chat.tenantId, chat.accountId, people[1]],
    );
    const [row] = await running.test.asOwner<{ id: string }>('select contact_id as id from contact_identity where value = any ($1)', [
      people,
    ]);
    const headers = await running.bearer(chat.tenantId);
    expect((await fetch(`${running.api.url}/api/v1/contacts/${row?.id}`, { method: 'DELETE', headers })).status).toBe(200);
    const left = await running.test.asOwner(
      `select 1 from webchat_entry where visitor_id = any ($1) union all select 1 from webchat_file where visitor_id = any ($1)
       union all select 1 from webchat_visitor where id = any ($1)`,
      [people],
    );
    expect(left).toEqual([]);
  });

  it('a chat that is disconnected closes its door and ends every visit', async () => {
    const leaving = await addShop('wc_leaving_000000003', SHOP);
    const session = (await (await call('/sessions', {}, { key: leaving.key })).json()) as WebchatSession;
    const headers = await running.bearer(leaving.tenantId);
    const gone = await fetch(`${running.api.url}/api/v1/channels/accounts/${leaving.accountId}/disconnect`, { method: 'POST', headers });
    expect(gone.status).toBe(200);
    expect(
      await problemOf(
        await call('/messages', { messages: [{ id: randomUUID(), text: 'hello' }] }, { key: leaving.key, token: session.token }),
      ),
    ).toEqual([404, 'webchat.unknown_key']);
  });
});
