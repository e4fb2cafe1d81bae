import type { SetupView } from '@wafaa/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionDeps } from '../src/app/handlers/channels.ts';
import { checkDueAccounts, renewDueAccess } from '../src/modules/connections/index.ts';
import { repliesOf } from './app.ts';
import { type Connecting, keyOf, problemOf, type Somebody, startConnecting, stepsOf } from './connecting.ts';

// Instagram and Messenger from the first click to the hello, and each way in which it goes wrong, against the emulator's side of Meta.

const DAY_MS = 86_400_000;
let bench: Connecting;
let me: Somebody;
let people = 830_000_000_000_000;
const newPerson = (): string => String(++people);

beforeAll(async () => {
  bench = await startConnecting();
  // The app's callback is set by whoever runs the installation: it is where an account of the product sends already.
  for (const channel of ['instagram', 'messenger'])
    await bench.running.addTenant({ channel, accountKey: channel === 'instagram' ? '17841400000099001' : '104700000099001' });
});
afterAll(() => bench.running.close());
beforeEach(async () => {
  me = await bench.somebody();
});

const NEW = { account: 'new', name: 'Marsa' };
/** What the scheduler works with, so many days from now. */
const inDays = (days: number) => ({ ...connectionDeps(bench.running.app), clock: { now: () => new Date(Date.now() + days * DAY_MS) } });
const tokenOf = (key: string): string => bench.running.sim.accounts.get(key)?.accessToken ?? '';

for (const channel of ['instagram', 'messenger'] as const) {
  describe(`an account of ${channel}`, () => {
    const connect = (form: Record<string, string> = NEW, accountId?: string): Promise<SetupView> => me.connect(channel, form, accountId);
    const apps = async (key: string) => {
      const host = channel === 'instagram' ? 'graph.instagram.com' : 'graph.facebook.com';
      const answer = await fetch(`${bench.running.sim.url}/${host}/v26.0/${key}/subscribed_apps`, {
        headers: { authorization: `Bearer ${tokenOf(key)}` },
      });
      return ((await answer.json()) as { data: { subscribed_fields: string[] }[] }).data;
    };

    it('is signed in, looked at, subscribed, and hears the hello', async () => {
      const setup = await connect();
      expect(stepsOf(setup)).toEqual({ access: 'done', choose: 'done', preflight: 'done', subscribe: 'done', hello: 'waiting' });
      const key = keyOf(setup);
      expect((await apps(key))[0]?.subscribed_fields).toContain('messages');
      const person = newPerson();
      await bench.hello(key, person);
      // And the bot answers, by the account's own token.
      await vi.waitFor(() => expect(repliesOf(bench.running.sim, key, person)).not.toEqual([]), { timeout: 15_000, interval: 20 });
      expect(stepsOf((await me.call('GET', `/setups/${setup.id}`)).body)).toMatchObject({ hello: 'done' });
      const checked = await me.call<{ health: unknown[] }>('POST', `/accounts/${setup.accountId}/check`);
      expect(checked.body).toMatchObject({ state: 'emulator', health: [] });
      expect(JSON.stringify([setup, checked.body])).not.toContain(tokenOf(key));
    });

    it.each([
      ['the person said no', { deny: '1' }, 'sign_in.access_denied'],
      ['the code is too old', { ...NEW, mishap: 'expired_code' }, 'channel.code_refused'],
      ['a right was left out', { ...NEW, mishap: 'missing_permission' }, 'channel.rights_missing'],
    ])('says when %s, keeps nothing, and begins again in the same set-up', async (_what, form, code) => {
      const stopped = await connect(form);
      expect(stepsOf(stopped)).toMatchObject({ access: 'failed', choose: 'waiting' });
      expect(problemOf(stopped, 'access')).toMatchObject({ code });
      const [row] = await bench.running.test.asOwner<{ credentials: unknown }>('select credentials from channel_setup where id = $1', [
        stopped.id,
      ]);
      expect(row?.credentials).toBeNull();
      const again = await me.finish(await bench.inWindow(channel, await me.open(stopped), NEW));
      expect(again.body).toMatchObject({ id: stopped.id, state: 'done' });
    });

    it('takes no answer with a wrong state, and none twice', async () => {
      const setup = await me.start(channel);
      const wrong = await bench.inWindow(channel, await me.open(setup), { ...NEW, mishap: 'wrong_state' });
      expect((await me.finish(wrong)).body.code).toBe('connection.sign_in_expired');
      const back = await bench.inWindow(channel, await me.open(setup), NEW);
      const other = await bench.somebody();
      expect((await other.finish(back)).body.code).toBe('connection.sign_in_expired');
      expect((await me.finish(back)).status).toBe(200);
      expect((await me.finish(back)).body.code).toBe('connection.sign_in_expired');
    });

    it('shows an account that cannot be used with what it lacks, and goes on once it can', async () => {
      const [mishap, lacking] = channel === 'instagram' ? ['personal', 'personal_account'] : ['no_role', 'no_role'];
      const stopped = await connect({ ...NEW, mishap });
      expect(stepsOf(stopped)).toMatchObject({ access: 'done', choose: 'waiting' });
      expect(stopped.offered).toMatchObject([{ lacking }]);
      const accountKey = stopped.offered[0]?.accountKey ?? '';
      const forced = await me.call('POST', `/setups/${stopped.id}/account`, { accountKey });
      expect(forced.body.code).toBe('connection.not_offered');
      const again = await me.finish(await bench.inWindow(channel, await me.open(stopped), { account: accountKey }));
      expect(again.body.state).toBe('done');
    });

    it('stops before anything is subscribed where the owner closed the messages, is half connected, and goes on when they are open', async () => {
      const first = await connect();
      const key = keyOf(first);
      await me.call('POST', `/accounts/${first.accountId}/disconnect`);
      await bench.atProvider(key, 'messages', { open: false });
      const stopped = await connect({ account: key }, first.accountId ?? '');
      expect(stepsOf(stopped)).toMatchObject({ preflight: 'failed', subscribe: 'waiting' });
      expect(problemOf(stopped, 'preflight')).toMatchObject({ failure: 'permission', code: 'channel.messages_closed' });
      expect(await apps(key)).toEqual([]);
      expect(await me.account(first.accountId)).toMatchObject({ state: 'half_connected', setupId: stopped.id });
      await bench.atProvider(key, 'messages', { open: true });
      expect((await me.call('POST', `/setups/${stopped.id}/continue`, {})).body).toMatchObject({ state: 'done' });
    });

    it('is told when its token ended, parks, and goes on with its conversations after signing in again', async () => {
      const setup = await connect();
      const key = keyOf(setup);
      await bench.hello(key, newPerson());
      await bench.atProvider(key, 'expire');
      const checked = await me.call('POST', `/accounts/${setup.accountId}/check`);
      expect(checked.body).toMatchObject({ state: 'needs_reconnect', health: [{ what: 'token' }], conversations: 1 });
      const repaired = await connect({ account: key }, setup.accountId ?? '');
      expect(repaired).toMatchObject({ state: 'done', repairs: true, accountId: setup.accountId });
      await bench.hello(key, newPerson());
      expect(await me.account(setup.accountId)).toMatchObject({ state: 'emulator', conversations: 2 });
    });

    it('is found unsubscribed or hearing too little by the scheduler, and repaired without signing in', async () => {
      const setup = await connect();
      const key = keyOf(setup);
      const host = channel === 'instagram' ? 'graph.instagram.com' : 'graph.facebook.com';
      const address = `${bench.running.sim.url}/${host}/v26.0/${key}/subscribed_apps`;
      const headers = { authorization: `Bearer ${tokenOf(key)}` };
      await fetch(`${address}?subscribed_fields=messages`, { method: 'POST', headers });
      await checkDueAccounts(connectionDeps(bench.running.app));
      expect((await me.account(setup.accountId))?.health?.map(({ what }) => what)).toEqual(['events_missing']);
      await fetch(address, { method: 'DELETE', headers });
      const found = await me.call<{ health: { what: string }[] }>('POST', `/accounts/${setup.accountId}/check`);
      expect(found.body.health.map(({ what }) => what)).toEqual(['not_subscribed']);
      const repair = await me.start(channel, setup.accountId ?? '');
      expect(stepsOf(repair)).toMatchObject({ access: 'done', choose: 'done', preflight: 'waiting' });
      expect((await me.call('POST', `/setups/${repair.id}/continue`, {})).body.state).toBe('done');
      expect((await me.account(setup.accountId))?.health).toBeNull();
      expect((await me.call<{ health: unknown[] }>('POST', `/accounts/${setup.accountId}/check`)).body.health).toEqual([]);
    });

    it('is disconnected at Meta too, and keeps conversations and nothing of who gave the access', async () => {
      const setup = await connect();
      const key = keyOf(setup);
      await bench.hello(key, newPerson());
      const { body } = await me.call<{ state: string }>('POST', `/accounts/${setup.accountId}/disconnect`);
      expect(body).toMatchObject({ state: 'disconnected', conversations: 1 });
      expect(await apps(key)).toEqual([]);
      const [row] = await bench.running.test.asOwner<{ granted_by: string[]; access_ends_at: unknown; credentials: Buffer }>(
        'select granted_by, access_ends_at, credentials from channel_account where id = $1',
        [setup.accountId],
      );
      expect(row).toMatchObject({ granted_by: [], access_ends_at: null });
      expect(bench.running.app.secrets.open(me.tenantId, Buffer.from(row?.credentials ?? []))).toEqual({});
    });

    it('belongs to one business only, and is repaired as itself only', async () => {
      const setup = await connect();
      const other = await bench.somebody();
      const taken = await other.connect(channel, { account: keyOf(setup) });
      expect(taken as unknown).toMatchObject({ code: 'connection.taken' });
      const wrong = await connect(NEW, setup.accountId ?? '');
      expect(wrong as unknown).toMatchObject({ code: 'connection.other_account' });
    });
  });
}

describe('pages of one person', () => {
  it('are offered to choose from, and the chosen one holds its own token and not the person’s', async () => {
    const keys = ['104700000088001', '104700000088002'];
    for (const key of keys)
      bench.running.sim.addAccount({
        ...{ channel: 'messenger', key, name: { en: `Page ${key.slice(-1)}` }, appSecret: 'none', accessToken: `page-${key}` },
        webhookUrl: 'http://127.0.0.1:9/',
      });
    const setup = await me.connect('messenger', { account: keys.join(',') });
    expect(setup.offered.map(({ name }) => name)).toEqual(['Page 1', 'Page 2']);
    const chosen = await me.call('POST', `/setups/${setup.id}/account`, { accountKey: keys[1] });
    expect(chosen.body).toMatchObject({ state: 'done', account: { accountKey: keys[1] } });
    const [row] = await bench.running.test.asOwner<{ credentials: Buffer; access_ends_at: Date | null }>(
      'select credentials, access_ends_at from channel_account where id = $1',
      [chosen.body.accountId],
    );
    expect(bench.running.app.secrets.open(me.tenantId, Buffer.from(row?.credentials ?? []))).toEqual({
      accessToken: tokenOf(keys[1] ?? ''),
    });
    // A page's token from one that lasts does not end by itself.
    expect(row?.access_ends_at).toBeNull();
  });
});

describe('access that ends', () => {
  const connect = () => me.connect('instagram', NEW);

  it('is renewed a month before its end, not sooner, and the new token is the one that is used', async () => {
    const setup = await connect();
    const [key, first] = [keyOf(setup), tokenOf(keyOf(setup))];
    await renewDueAccess(inDays(20));
    expect(tokenOf(key)).toBe(first);
    expect(await renewDueAccess(inDays(35))).toBeGreaterThanOrEqual(1);
    expect(tokenOf(key)).not.toBe(first);
    expect((await me.call<{ health: unknown[] }>('POST', `/accounts/${setup.accountId}/check`)).body.health).toEqual([]);
    // Sixty days again, as the provider counts: nothing to do before another month is over.
    await renewDueAccess(inDays(25));
    expect(await me.audited('channel.access_renewed')).toHaveLength(1);
  });

  it('asks to be connected again when the renewal is refused, once', async () => {
    const setup = await connect();
    await bench.atProvider(keyOf(setup), 'expire');
    await renewDueAccess(inDays(35));
    await renewDueAccess(inDays(37));
    expect(await me.audited('channel.access_not_renewed')).toHaveLength(1);
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'needs_reconnect', reason: '190.463' });
  });

  it('is tried again the next day when the provider does not answer, and nobody is asked to do anything', async () => {
    const setup = await connect();
    const down = { ...inDays(35), http: { request: () => Promise.reject(new Error('down')) } };
    await renewDueAccess(down);
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'emulator', reason: null });
    await renewDueAccess(inDays(35));
    expect(await me.audited('channel.access_renewed')).toHaveLength(0);
    await renewDueAccess(inDays(36.5));
    expect(await me.audited('channel.access_renewed')).toHaveLength(1);
  });

  const findings = async (id: string | null) => (await me.account(id))?.health?.map(({ what }) => what);
  /** A round of the scheduler, so many days from now. */
  const round = async (days: number, given: object = {}) => {
    await renewDueAccess({ ...inDays(days), ...given });
    await checkDueAccounts({ ...inDays(days), ...given });
  };

  it('is told a week before, and parks with that reason once the provider refuses it', async () => {
    const setup = await connect();
    await checkDueAccounts(inDays(55));
    expect(await findings(setup.accountId)).toEqual(['access_ending']);
    await bench.atProvider(keyOf(setup), 'expire');
    for (const days of [61, 61.01, 61.02, 62.5]) {
      await round(days);
      expect(await me.account(setup.accountId)).toMatchObject({ state: 'needs_reconnect', reason: 'access_ended' });
    }
    expect(await me.audited('channel.access_ended')).toHaveLength(1);
  });

  it('that should be over and is still accepted stays open, with a finding, however often somebody looks', async () => {
    const setup = await connect();
    // The account may be asked about, and its access is not renewed.
    const { http } = connectionDeps(bench.running.app);
    const refusing = {
      http: {
        request: (...asked: Parameters<typeof http.request>) =>
          asked[0].url.includes('refresh_access_token')
            ? Promise.resolve({
                status: 400,
                headers: {},
                body: Buffer.from('{"error":{"code":190,"error_subcode":463,"message":"ended"}}'),
              })
            : http.request(...asked),
      },
    };
    const told: unknown[] = [];
    for (const days of [61, 61.01, 61.02, 62.5, 64]) {
      await round(days, refusing);
      told.push((await me.account(setup.accountId))?.state, await findings(setup.accountId));
    }
    expect(told).toEqual(Array.from({ length: 5 }, () => ['emulator', ['access_over']]).flat());
    expect(await me.audited('channel.access_ended')).toHaveLength(0);
    // The provider makes up its mind, and changes it.
    await bench.atProvider(keyOf(setup), 'expire');
    await round(65, refusing);
    expect(await me.account(setup.accountId)).toMatchObject({ state: 'needs_reconnect', reason: 'access_ended' });
  });

  it('of a WhatsApp business is renewed too, where the installation’s tokens end', async () => {
    bench.running.sim.settings.businessTokenEnds = true;
    try {
      const setup = await me.connect('whatsapp', { business: '', name: 'Marsa', number: '+966508880001' });
      const first = tokenOf(keyOf(setup));
      await renewDueAccess(inDays(35));
      expect(tokenOf(keyOf(setup))).not.toBe(first);
      expect((await me.call<{ health: unknown[] }>('POST', `/accounts/${setup.accountId}/check`)).body).toMatchObject({ health: [] });
    } finally {
      bench.running.sim.settings.businessTokenEnds = false;
    }
  });
});
