import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asList, asRecord, type Json } from '../../core/read.ts';
import { createSim, type Sim } from '../../create-sim.ts';

const APP = '100000000000001';
const SECRET = 'app-secret-of-tests';
const BACK = 'http://127.0.0.1:9/channels/return';
const GRAPH = 'graph.facebook.com/v26.0';
const NEIGHBOUR = 'http://127.0.0.1:9/webhooks/';

let sim: Sim;
beforeEach(async () => {
  sim = await createSim({});
  for (const channel of ['instagram', 'messenger'])
    sim.addAccount({
      ...{ channel, key: channel === 'instagram' ? '17841400000000601' : '104700000000601', name: { en: 'Layla' }, appSecret: 'none' },
      ...{ accessToken: `token-of-${channel}`, webhookUrl: `${NEIGHBOUR}${channel}` },
    });
});
afterEach(() => sim.close());

async function call(path: string, init: RequestInit = {}): Promise<{ status: number; body: Json }> {
  const answer = await fetch(`${sim.url}/${path}`, { redirect: 'manual', ...init });
  return { status: answer.status, body: asRecord(await answer.json()) };
}
const by = (token: unknown, init: RequestInit = {}): RequestInit => ({ ...init, headers: { authorization: `Bearer ${String(token)}` } });

async function finish(path: string, form: Record<string, string>): Promise<URL> {
  const body = new URLSearchParams({ state: 'abc', redirect_uri: BACK, ...form });
  const answer = await fetch(`${sim.url}/${path}`, { method: 'POST', redirect: 'manual', body });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '');
}
const RIGHTS = 'instagram_business_basic,instagram_business_manage_messages';
const atInstagram = (form: Record<string, string>) => finish('www.instagram.com/oauth/finish', { scope: RIGHTS, ...form });
const exchangeInstagram = (code: string, more: Record<string, string> = {}) =>
  call('api.instagram.com/oauth/access_token', {
    method: 'POST',
    body: new URLSearchParams({
      ...{ client_id: APP, client_secret: SECRET, grant_type: 'authorization_code', redirect_uri: BACK, code, ...more },
    }),
  });
const PAGE_RIGHTS = 'pages_show_list,pages_messaging,pages_manage_metadata';
const atFacebook = (form: Record<string, string>) => finish('www.facebook.com/dialog/pages', { scope: PAGE_RIGHTS, ...form });
const query = (given: Record<string, string>) => new URLSearchParams(given).toString();
const exchangeFacebook = (code: string) =>
  call(`${GRAPH}/oauth/access_token?${query({ client_id: APP, client_secret: SECRET, redirect_uri: BACK, code })}`);

test('the windows open for the app only, and say plainly whose they are', async () => {
  for (const [path, rights] of [
    ['www.instagram.com/oauth/authorize', RIGHTS],
    ['www.facebook.com/v26.0/dialog/oauth', PAGE_RIGHTS],
  ]) {
    const ask = { client_id: APP, redirect_uri: BACK, response_type: 'code', scope: rights ?? '', state: 'a"b' };
    const page = await fetch(`${sim.url}/${path}?${query(ask)}`);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('no real account is touched');
    expect(text).not.toContain('a"b');
    expect((await fetch(`${sim.url}/${path}?${query({ ...ask, client_id: '1' })}`)).status).toBe(400);
  }
});

test('Instagram gives an hour for a code, sixty days for that, and sixty more', async () => {
  const back = await atInstagram({ account: '17841400000000601' });
  expect(back.hash).toBe('#_');
  const short = await exchangeInstagram(back.searchParams.get('code') ?? '');
  expect(short.body).toMatchObject({ permissions: RIGHTS.split(',') });
  const ask = query({ grant_type: 'ig_exchange_token', client_secret: SECRET, access_token: String(short.body['access_token']) });
  const long = await call(`graph.instagram.com/access_token?${ask}`);
  expect(long.body).toMatchObject({ token_type: 'bearer', expires_in: 5_183_944 });
  const me = await call('graph.instagram.com/v26.0/me?fields=id,user_id', by(long.body['access_token']));
  expect(me.body).toMatchObject({ user_id: '17841400000000601', id: short.body['user_id'], account_type: 'BUSINESS' });
  expect(me.body['id']).not.toBe(me.body['user_id']);
  const again = query({ grant_type: 'ig_refresh_token', access_token: String(long.body['access_token']) });
  const renewed = await call(`graph.instagram.com/refresh_access_token?${again}`);
  expect(renewed.body['access_token']).not.toBe(long.body['access_token']);
  expect((await call(`graph.instagram.com/refresh_access_token?${again}`)).body).toMatchObject({ error: { code: 190 } });
});

test('a code is good once, for its own address, and in its time', async () => {
  const codeOf = async (more: Record<string, string> = {}) =>
    (await atInstagram({ account: '17841400000000601', ...more })).searchParams.get('code') ?? '';
  const once = await codeOf();
  expect((await exchangeInstagram(once)).status).toBe(200);
  expect(await exchangeInstagram(once)).toMatchObject({ status: 400, body: { error_type: 'OAuthException', code: 400 } });
  expect((await exchangeInstagram(await codeOf(), { redirect_uri: `${BACK}/` })).status).toBe(400);
  expect((await exchangeInstagram(await codeOf({ mishap: 'expired_code' }))).status).toBe(400);
  const page = (await atFacebook({ account: '104700000000601' })).searchParams.get('code') ?? '';
  expect((await exchangeFacebook(page)).status).toBe(200);
  expect((await exchangeFacebook(page)).body).toMatchObject({ error: { code: 100, error_subcode: 36009 } });
});

test('whoever declines, or whose browser mixes states up, comes back so', async () => {
  for (const at of [atInstagram, atFacebook]) {
    const declined = await at({ deny: '1' });
    expect(Object.fromEntries(declined.searchParams)).toMatchObject({ error: 'access_denied', error_reason: 'user_denied', state: 'abc' });
    expect((await at({ account: 'new', name: 'New', mishap: 'wrong_state' })).searchParams.get('state')).not.toBe('abc');
  }
});

test('Facebook lists the pages of a person in parts, with tasks and, for a token that lasts, their own tokens', async () => {
  const keys = Array.from({ length: 5 }, (_, index) => `1047000000007${index}`);
  for (const key of keys)
    sim.addAccount({ channel: 'messenger', key, name: { en: key }, appSecret: 'n', accessToken: `t${key}`, webhookUrl: NEIGHBOUR });
  const back = await atFacebook({ account: keys.join(',') });
  const short = await exchangeFacebook(back.searchParams.get('code') ?? '');
  const ask = {
    grant_type: 'fb_exchange_token',
    client_id: APP,
    client_secret: SECRET,
    fb_exchange_token: String(short.body['access_token']),
  };
  const { access_token: token } = (await call(`${GRAPH}/oauth/access_token?${query(ask)}`)).body;
  const first = (await call(`${GRAPH}/me/accounts?limit=3`, by(token))).body;
  const { cursors, next } = asRecord(first['paging']);
  expect(next).toBeDefined();
  const second = (await call(`${GRAPH}/me/accounts?limit=3&after=${String(asRecord(cursors)['after'])}`, by(token))).body;
  expect(asRecord(second['paging'])['next']).toBeUndefined();
  const pages = [...asList(first['data']), ...asList(second['data'])].map(asRecord);
  expect(pages.map(({ id }) => id)).toEqual(keys);
  expect(pages[0]?.['tasks']).toContain('MESSAGING');
  const about = await call(`${GRAPH}/debug_token?${query({ input_token: String(token), access_token: `${APP}|${SECRET}` })}`);
  expect(about.body['data']).toMatchObject({ app_id: APP, type: 'USER', is_valid: true, user_id: '10220000000000007' });
  // The page's token is the page's own.
  const own = await call(
    `${GRAPH}/${keys[0]}/subscribed_apps?subscribed_fields=messages`,
    by(pages[0]?.['access_token'], { method: 'POST' }),
  );
  expect(own.body).toEqual({ success: true });
});

test('a mishap leaves a permission, or the role on a page, out', async () => {
  const back = await atFacebook({ account: '104700000000601', mishap: 'missing_permission' });
  const { access_token: token } = (await exchangeFacebook(back.searchParams.get('code') ?? '')).body;
  const about = await call(`${GRAPH}/debug_token?${query({ input_token: String(token) })}`);
  expect(asRecord(about.body['data'])['scopes']).toEqual(['public_profile', 'pages_show_list', 'pages_manage_metadata']);
  const other = await atFacebook({ account: '104700000000601', mishap: 'no_role' });
  const held = (await exchangeFacebook(other.searchParams.get('code') ?? '')).body['access_token'];
  const pages = asList((await call(`${GRAPH}/me/accounts`, by(held))).body['data']);
  expect(asRecord(pages[0])['tasks']).toEqual(['ANALYZE']);
});

test('a new account sends nowhere until the app subscribes, then where its neighbours do, and no longer after it left', async () => {
  await atInstagram({ account: 'new', name: 'Marsa Store' });
  const made = sim.accounts.list().find(({ name }) => name.en === 'Marsa Store');
  expect(made?.address).toBe('marsa.store');
  const at = `graph.instagram.com/v26.0/${made?.key}/subscribed_apps`;
  const nowhere = made?.webhookUrl;
  await call(`${at}?subscribed_fields=messages`, by(made?.accessToken, { method: 'POST' }));
  expect(made?.webhookUrl).toBe(`${NEIGHBOUR}instagram`);
  await call(at, by(made?.accessToken, { method: 'DELETE' }));
  expect(made?.webhookUrl).toBe(nowhere);
});

test('an owner closes messages, lets a token run out, and takes the access back with a signed request', async () => {
  const key = '104700000000601';
  const deed = (name: string, body: object = {}) =>
    call(`_sim/accounts/${key}/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await deed('messages', { open: false });
  expect((await call(`${GRAPH}/${key}/conversations`, by('token-of-messenger'))).body).toMatchObject({ error: { code: 200 } });
  await deed('messages', { open: true });
  expect((await call(`${GRAPH}/${key}/conversations`, by('token-of-messenger'))).body).toEqual({ data: [] });

  const back = await atFacebook({ account: key, person: '555000111' });
  await exchangeFacebook(back.searchParams.get('code') ?? '');
  const told: { path: string; body: string }[] = [];
  const product = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      told.push({ path: request.url ?? '', body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(product.address() as AddressInfo).port}`;
    expect((await deed('removal', { kind: 'deauthorize', url })).body).toEqual({ status: 200, body: { ok: true } });
    const [signature = '', payload = ''] = (new URLSearchParams(told[0]?.body).get('signed_request') ?? '').split('.');
    expect(told[0]?.path).toBe('/provider/messenger/deauthorize');
    expect(signature).toBe(createHmac('sha256', SECRET).update(payload).digest('base64url'));
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ user_id: '555000111', algorithm: 'HMAC-SHA256' });
  } finally {
    await new Promise((resolve) => product.close(resolve));
  }
  expect((await call(`${GRAPH}/${key}/conversations`, by('token-of-messenger'))).body).toMatchObject({
    error: { code: 190, error_subcode: 463 },
  });
  expect((await deed('removal', { kind: 'nothing' })).status).toBe(400);
});
