import { randomBytes } from 'node:crypto';
import type { SetupView } from '@wafaa/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionDeps } from '../src/app/handlers/channels.ts';
import { checkDueAccounts } from '../src/modules/connections/index.ts';
import type { TenantId } from '../src/platform/ids.ts';
import { startTestApp, type TestApp } from './app.ts';
import { makeTenant } from './database.ts';
import { freePort } from './redis.ts';

// Connecting accounts, from the first click to the hello that arrives, against the emulator's side of each provider.

let running: TestApp;
let tenantId: TenantId;
let bots = 4_000_000;

beforeAll(async () => {
  // Providers call us at an address that must be known before we listen.
  const port = await freePort();
  running = await startTestApp({ env: { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` } });
});
afterAll(() => running.close());
beforeEach(async () => {
  ({ tenantId } = await makeTenant(running.test.database));
});

interface Answer<T> {
  status: number;
  body: T & { code: string };
}
async function call<T = SetupView>(method: string, path: string, body?: unknown, as = tenantId, role = 'owner'): Promise<Answer<T>> {
  const answer = await fetch(`${running.api.url}/api/v1/channels${path}`, {
    method,
    headers: { ...(await running.bearer(as, role)), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as T & { code: string } };
}
const stepsOf = (setup: SetupView) => Object.fromEntries(setup.steps.map(({ id, state }) => [id, state]));
const problemOf = (setup: SetupView, id: string) => setup.steps.find((step) => step.id === id)?.problem;
const accounts = async () =>
  (await call<{ accounts: { id: string; state: string; health: { what: string }[] | null }[] }>('GET', '')).body.accounts;
const accountOf = async (setup: SetupView) => (await accounts()).find(({ id }) => id === setup.accountId);
const start = async (channel: string, accountId?: string) =>
  (await call('POST', '/setups', { channel, ...(accountId ? { accountId } : {}) })).body;

function makeBot(): { key: string; token: string } {
  bots += 1;
  const token = `${bots}:${'t'.repeat(24)}`;
  const key = `bot${bots}`;
  running.sim.addAccount({
    ...{ channel: 'telegram', key, businessKey: String(bots), address: `@shop_${bots}_bot`, name: { en: 'Shop', ar: 'متجر' } },
    ...{ appSecret: 'not-set-yet', accessToken: token, webhookUrl: 'http://127.0.0.1:9/' },
  });
  return { key, token };
}
async function connectBot(): Promise<{ setup: SetupView; key: string; token: string }> {
  const bot = makeBot();
  const { id } = await start('telegram');
  const { body } = await call('POST', `/setups/${id}/credentials`, { values: { botToken: bot.token } });
  return { setup: body, ...bot };
}
const revoke = async (key: string) =>
  ((await (await fetch(`${running.sim.url}/_sim/accounts/${key}/token`, { method: 'POST' })).json()) as { accessToken: string })
    .accessToken;
const hello = (key: string, from: string) =>
  running.sim.send({ account: key, from: { id: from, name: 'Sara' }, type: 'text', text: 'hello' }).acknowledged;
const auditOf = (action: string) =>
  running.test.asOwner('select id from audit_entry where tenant_id = $1 and action = $2', [tenantId, action]);

describe('a bot of Telegram', () => {
  it('is connected by its token alone, and the hello of a customer turns the last step green', async () => {
    const { setup, key } = await connectBot();
    expect(stepsOf(setup)).toEqual({ access: 'done', choose: 'done', webhook: 'done', hello: 'waiting' });
    expect(await accountOf(setup)).toMatchObject({ state: 'emulator', health: null, wayIn: 'reported' });
    await hello(key, '502345678');
    const { body } = await call('GET', `/setups/${setup.id}`);
    expect(stepsOf(body)).toMatchObject({ hello: 'done' });
  });

  it('needs to be connected again after its token was taken back, and goes on with its conversations', async () => {
    const { setup, key } = await connectBot();
    await hello(key, '502345679');
    const newToken = await revoke(key);
    const checked = await call<{ state: string; health: { what: string }[] }>('POST', `/accounts/${setup.accountId}/check`);
    expect(checked.body).toMatchObject({ state: 'needs_reconnect', health: [{ what: 'token' }], conversations: 1 });

    const repair = await start('telegram', setup.accountId ?? '');
    expect(repair.repairs).toBe(true);
    const { body } = await call('POST', `/setups/${repair.id}/credentials`, { values: { botToken: newToken } });
    expect(stepsOf(body)).toMatchObject({ webhook: 'done', hello: 'waiting' });
    await hello(key, '502345679');
    expect(stepsOf((await call('GET', `/setups/${repair.id}`)).body)).toMatchObject({ hello: 'done' });
    expect(await accountOf(setup)).toMatchObject({ state: 'emulator', conversations: 1 });
  });

  it('is disconnected at the provider too, keeps its conversations and no secret, and is connected again as itself', async () => {
    const { setup, key, token } = await connectBot();
    await hello(key, '502345680');
    const info = async () =>
      (await fetch(`${running.sim.url}/telegram/bot${token}/getWebhookInfo`)).json() as Promise<{ result: { url: string } }>;
    expect((await info()).result.url).toBe(`${running.config.publicUrl}/webhooks/telegram/${key}`);
    const { body } = await call<{ state: string }>('POST', `/accounts/${setup.accountId}/disconnect`);
    expect(body).toMatchObject({ state: 'disconnected', conversations: 1 });
    expect((await info()).result.url).toBe('');
    const [row] = await running.test.asOwner<{ credentials: Buffer }>('select credentials from channel_account where id = $1', [
      setup.accountId,
    ]);
    expect(running.app.secrets.open(tenantId, Buffer.from(row?.credentials ?? []))).toEqual({});

    const again = await start('telegram', setup.accountId ?? '');
    const connected = await call('POST', `/setups/${again.id}/credentials`, { values: { botToken: token } });
    expect(connected.body.accountId).toBe(setup.accountId);
    expect(await accountOf(setup)).toMatchObject({ state: 'emulator', conversations: 1 });
  });

  it('shows a refused token as a problem of its step and keeps nothing of it', async () => {
    const { id } = await start('telegram');
    const wrong = await call('POST', `/setups/${id}/credentials`, { values: { botToken: `999:${'x'.repeat(30)}` } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'connection.bad_credentials' } });
    const refused = await call('POST', `/setups/${id}/credentials`, { values: { botToken: `99999:${'x'.repeat(30)}` } });
    expect(problemOf(refused.body, 'access')).toMatchObject({ failure: 'auth' });
    expect(JSON.stringify(refused.body)).not.toContain('xxxx');
    const [row] = await running.test.asOwner<{ credentials: unknown }>('select credentials from channel_setup where id = $1', [id]);
    expect(row?.credentials).toBeNull();
  });

  it('belongs to one business only', async () => {
    const { token } = await connectBot();
    const other = await makeTenant(running.test.database);
    const setup = await call('POST', '/setups', { channel: 'telegram' }, other.tenantId);
    const taken = await call('POST', `/setups/${setup.body.id}/credentials`, { values: { botToken: token } }, other.tenantId);
    expect(taken).toMatchObject({ status: 409, body: { code: 'connection.taken' } });
    const twice = await start('telegram');
    expect((await call('POST', `/setups/${twice.id}/credentials`, { values: { botToken: token } })).body.code).toBe('connection.taken');
  });

  it('is not repaired with the token of another bot', async () => {
    const { setup } = await connectBot();
    const repair = await start('telegram', setup.accountId ?? '');
    const { body } = await call('POST', `/setups/${repair.id}/credentials`, { values: { botToken: makeBot().token } });
    expect(body.code).toBe('connection.other_account');
  });

  it('whose stored access no key opens says so wherever it is met, and is whole again once it is connected again', async () => {
    const { setup, token } = await connectBot();
    const id = setup.accountId ?? '';
    const lost = Buffer.from([1, ...randomBytes(80)]);
    const lose = () => running.test.asOwner('update channel_account set credentials = $2 where id = $1', [id, lost]);
    await lose();
    const looked = await call<{ state: string; reason: string | null; health: unknown[] | null }>('POST', `/accounts/${id}/check`);
    expect(looked).toMatchObject({ status: 200, body: { state: 'needs_reconnect', reason: 'credentials_unreadable', health: null } });
    // The scheduler goes on to the others, and tells the same.
    await running.test.asOwner('update channel_account set checked_at = null where id = $1', [id]);
    await checkDueAccounts(connectionDeps(running.app));
    expect(await accountOf(setup)).toMatchObject({ state: 'needs_reconnect', reason: 'credentials_unreadable' });
    const webhook = await fetch(`${running.api.url}/webhooks/telegram/${setup.account?.accountKey}`, { method: 'POST', body: '{}' });
    expect(webhook.status).toBe(503);

    const repair = await start('telegram', id);
    expect(stepsOf(repair)).toMatchObject({ access: 'waiting' });
    const mended = await call('POST', `/setups/${repair.id}/credentials`, { values: { botToken: token } });
    expect(mended.body).toMatchObject({ state: 'done', accountId: id });
    expect(await accountOf(setup)).toMatchObject({ state: 'emulator', reason: null });
    await lose();
    expect((await call<{ state: string }>('POST', `/accounts/${id}/disconnect`)).body.state).toBe('disconnected');
  });

  it('is looked at by the scheduler, which finds a webhook that somebody else took', async () => {
    const { setup, token } = await connectBot();
    await fetch(`${running.sim.url}/telegram/bot${token}/setWebhook?url=https://elsewhere.example/`);
    await checkDueAccounts(connectionDeps(running.app));
    expect((await accountOf(setup))?.health?.map(({ what }) => what)).toContain('other_url');
    const repair = await start('telegram', setup.accountId ?? '');
    expect(stepsOf(repair)).toMatchObject({ access: 'done', webhook: 'waiting' });
    expect((await call('POST', `/setups/${repair.id}/continue`, {})).body.state).toBe('done');
    expect((await call<{ health: unknown[] }>('POST', `/accounts/${setup.accountId}/check`)).body.health).toEqual([]);
  });
});

describe('a number of WhatsApp', () => {
  interface SignIn {
    setup: SetupView;
    url: URL;
  }
  const open = async (accountId?: string): Promise<SignIn> => {
    const setup = await start('whatsapp', accountId);
    const { body } = await call<{ url: string }>('POST', `/setups/${setup.id}/sign-in`);
    return { setup, url: new URL(body.url) };
  };
  /** As the person in the provider's window does: chooses, and is sent back. */
  const signIn = async ({ url }: SignIn, form: Record<string, string>): Promise<{ state: string; code?: string; error?: string }> => {
    expect((await fetch(url)).status).toBe(200);
    const given = { state: url.searchParams.get('state') ?? '', redirect_uri: url.searchParams.get('redirect_uri') ?? '', ...form };
    const answer = await fetch(`${running.sim.url}/www.facebook.com/dialog/finish`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(given) },
    });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.pathname).toBe('/channels/return');
    return Object.fromEntries(back.searchParams) as never;
  };
  const finish = (given: { state: string; code?: string; error?: string }, as = tenantId, role = 'owner') => {
    const { state, code, error } = given;
    return call('POST', '/sign-ins', { state, ...(code ? { code } : {}), ...(error ? { error } : {}) }, as, role);
  };
  let numbers = 0;
  const newNumber = () => ({ business: '', name: 'Marsa', number: `+96650${String(1_000_000 + ++numbers)}` });
  const connect = async (): Promise<SetupView> => {
    const { body } = await finish(await signIn(await open(), newNumber()));
    return body;
  };

  it('is signed up, registered, subscribed and pointed at us, in this order, and hears the hello', async () => {
    const setup = await connect();
    expect(stepsOf(setup)).toEqual({
      access: 'done',
      choose: 'done',
      register: 'done',
      subscribe: 'done',
      webhook: 'done',
      hello: 'waiting',
    });
    const key = setup.account?.accountKey ?? '';
    await hello(key, '966551110001');
    expect(stepsOf((await call('GET', `/setups/${setup.id}`)).body)).toMatchObject({ hello: 'done' });
    const checked = await call<{ health: unknown[] }>('POST', `/accounts/${setup.accountId}/check`);
    expect(checked.body).toMatchObject({ state: 'emulator', health: [] });
    expect(JSON.stringify([setup, checked.body])).not.toContain(running.sim.accounts.get(key)?.accessToken);
  });

  it('is broken by a revoked token, repaired by signing in again, and disconnected', async () => {
    const setup = await connect();
    const key = setup.account?.accountKey ?? '';
    await revoke(key);
    expect((await call<{ state: string }>('POST', `/accounts/${setup.accountId}/check`)).body.state).toBe('needs_reconnect');
    const business = running.sim.accounts.get(key)?.businessKey ?? '';
    const repaired = await finish(await signIn(await open(setup.accountId ?? ''), { business }));
    expect(repaired.body).toMatchObject({ state: 'done', accountId: setup.accountId });
    await hello(key, '966551110002');
    expect(await accountOf(setup)).toMatchObject({ state: 'emulator', conversations: 1 });
    expect((await call<{ state: string }>('POST', `/accounts/${setup.accountId}/disconnect`)).body.state).toBe('disconnected');
    const token = running.sim.accounts.get(key)?.accessToken ?? '';
    const apps = await fetch(`${running.sim.graphUrl}/${business}/subscribed_apps`, { headers: { authorization: `Bearer ${token}` } });
    expect(await apps.json()).toEqual({ data: [] });
  });

  it('takes a state once, and from the person and the business that began it only', async () => {
    const first = await open();
    const back = await signIn(first, newNumber());
    const other = await makeTenant(running.test.database);
    for (const attempt of [finish(back, other.tenantId), finish(back, tenantId, 'admin'), finish({ ...back, state: 'x'.repeat(43) })])
      expect((await attempt).body.code).toBe('connection.sign_in_expired');
    expect((await finish(back)).status).toBe(200);
    expect((await finish(back)).body.code).toBe('connection.sign_in_expired');
  });

  it('is late after ten minutes', async () => {
    const back = await signIn(await open(), newNumber());
    const now = vi.spyOn(running.app.clock, 'now').mockReturnValue(new Date(Date.now() + 10 * 60_000 + 1));
    try {
      expect((await finish(back)).body.code).toBe('connection.sign_in_expired');
    } finally {
      now.mockRestore();
    }
  });

  it('says when the person said no, and begins again', async () => {
    const first = await open();
    const said = await finish(await signIn(first, { deny: '1' }));
    expect(problemOf(said.body, 'access')).toMatchObject({ code: 'sign_in.access_denied' });
    const { body } = await call<{ url: string }>('POST', `/setups/${first.setup.id}/sign-in`);
    const again = await finish(await signIn({ setup: first.setup, url: new URL(body.url) }, newNumber()));
    expect(again.body.state).toBe('done');
  });

  /** A number whose owner set a two-step code that we cannot know, and which was taken off the Cloud API. */
  const guarded = async (): Promise<string> => {
    numbers += 1;
    const [key, business] = [`7799${1_000_000 + numbers}`, `7788${1_000_000 + numbers}`];
    const accessToken = `guarded-${numbers}`;
    running.sim.addAccount({
      ...{ key, businessKey: business, address: '+966500000099', name: { en: 'Guarded', ar: 'محروس' } },
      ...{ appSecret: 'none-yet', accessToken, webhookUrl: 'http://127.0.0.1:9/' },
    });
    const post = (edge: string, body: object) =>
      fetch(`${running.sim.graphUrl}/${key}/${edge}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await post('register', { messaging_product: 'whatsapp', pin: '246810' });
    await post('deregister', { messaging_product: 'whatsapp' });
    return business;
  };

  it('stops where the provider refuses, is seen as half connected, and goes on from there', async () => {
    const business = await guarded();
    const stopped = (await finish(await signIn(await open(), { business }))).body;
    expect(stepsOf(stopped)).toMatchObject({ choose: 'done', register: 'failed', subscribe: 'waiting' });
    expect(problemOf(stopped, 'register')).toMatchObject({ code: '133005' });
    expect(await accountOf(stopped)).toMatchObject({ state: 'half_connected', setupId: stopped.id });
    expect(stepsOf((await call('POST', `/setups/${stopped.id}/continue`, { pin: '135791' })).body)).toMatchObject({ register: 'failed' });
    expect((await call('POST', `/setups/${stopped.id}/continue`, { pin: '246810' })).body).toMatchObject({ state: 'done' });
  });

  it('is undone whole when a set-up is given up', async () => {
    const stopped = (await finish(await signIn(await open(), { business: await guarded() }))).body;
    expect((await call('DELETE', `/setups/${stopped.id}`)).status).toBe(200);
    expect(await accountOf(stopped)).toMatchObject({ state: 'disconnected' });
    expect((await call('GET', `/setups/${stopped.id}`)).body.code).toBe('connection.not_found');
    expect(await auditOf('channel.setup_undone')).toHaveLength(1);
  });

  it('comes back after a disconnect without anybody knowing its code', async () => {
    const setup = await connect();
    await call('POST', `/accounts/${setup.accountId}/disconnect`);
    const business = running.sim.accounts.get(setup.account?.accountKey ?? '')?.businessKey ?? '';
    expect((await finish(await signIn(await open(setup.accountId ?? ''), { business }))).body).toMatchObject({ state: 'done' });
  });
});

describe('who may', () => {
  it.each(['agent', 'viewer'])('not connect: %s', async (role) => {
    expect((await call('POST', '/setups', { channel: 'telegram' }, tenantId, role)).status).toBe(403);
  });

  it('begin twenty set-ups and no more', async () => {
    for (let count = 0; count < 20; count += 1) await start('telegram');
    expect((await start('telegram')) as unknown as { code: string }).toMatchObject({ code: 'connection.too_many' });
  });
});

describe('a number of Twilio', () => {
  const sid = 'AC000000000000000000000000000000c7';
  it('is chosen among those of the account, and its messages go to us', async () => {
    for (const number of ['+12025550191', '+12025550192'])
      running.sim.addAccount({
        ...{ channel: 'twilio_sms', key: `${sid}|${number}`, businessKey: sid, address: number, name: { en: number, ar: number } },
        ...{ appSecret: 'twilio-auth-token-0001', accessToken: 'twilio-auth-token-0001', webhookUrl: 'http://127.0.0.1:9/' },
      });
    const { id } = await start('twilio_sms');
    const { body } = await call('POST', `/setups/${id}/credentials`, { values: { accountSid: sid, authToken: 'twilio-auth-token-0001' } });
    expect(body.offered.map(({ address }) => address)).toEqual(['+12025550191', '+12025550192']);
    expect((await call('POST', `/setups/${id}/account`, { accountKey: `${sid}|+19990000000` })).body.code).toBe('connection.not_offered');
    const chosen = await call('POST', `/setups/${id}/account`, { accountKey: `${sid}|+12025550192` });
    expect(stepsOf(chosen.body)).toEqual({ access: 'done', choose: 'done', webhook: 'done', hello: 'waiting' });
    expect((await call<{ health: unknown[] }>('POST', `/accounts/${chosen.body.accountId}/check`)).body.health).toEqual([]);
  });
});
