import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectionDeps } from '../src/app/handlers/channels.ts';
import { checkDueAccounts, createAccountWatch } from '../src/modules/connections/index.ts';
import { repliesOf } from './app.ts';
import { type Connecting, keyOf, type Somebody, startConnecting } from './connecting.ts';
import { signInAs } from './people.ts';

// What may be losing messages is told without anybody complaining, with when it began, and is over by itself.

const RESTING = { timeout: 15_000, interval: 40 };

describe('an account that may be losing messages', () => {
  let connecting: Connecting;
  let me: Somebody;
  let accountId: string;
  let key: string;
  let businesses = 0;
  beforeAll(async () => {
    connecting = await startConnecting();
  });
  beforeEach(async () => {
    businesses += 1;
    me = await connecting.somebody();
    const setup = await me.connect('whatsapp', { business: '', name: `Marsa ${businesses}`, number: `+96650999${1000 + businesses}` });
    [accountId, key] = [setup.accountId ?? '', keyOf(setup)];
  });
  afterEach(() => connecting.running.sim.faults.clear());
  afterAll(() => connecting.running.close());

  const sql = <Row extends object>(text: string, values: unknown[] = []) => connecting.running.test.asOwner<Row>(text, values);
  const watch = () =>
    createAccountWatch({ ...connecting.running.app, onChanged: (id) => connecting.running.app.bus.publish('changed', id) });
  const look = () => watch().look();
  const account = async () => {
    const found = await me.account(accountId);
    if (!found) throw new Error('the account is gone');
    return found;
  };
  const alarms = async () => (await account()).alarms.map(({ what }) => what);
  const events = async () =>
    (
      await sql<{ kind: string; what: string }>(
        `select kind, payload ->> 'what' as what from event where tenant_id = $1 and kind in ('account.alarm', 'account.calm') order by id`,
        [me.tenantId],
      )
    ).map(({ kind, what }) => `${kind} ${what}`);
  const asks = async (from: string) => {
    await connecting.hello(key, from);
    await vi.waitFor(() => expect(repliesOf(connecting.running.sim, key, from).length).toBeGreaterThan(0), RESTING);
  };
  const rested = () =>
    vi.waitFor(
      async () => expect(await sql('select 1 from lane where tenant_id = $1 and ready_at is not null', [me.tenantId])).toEqual([]),
      RESTING,
    );
  /** People wrote in the hours around that moment in each of these weeks before it, and last `hoursAgo`. */
  const usedTo = async (people: number, weeks: readonly number[], hoursAgo: number) => {
    for (const week of weeks)
      await sql(
        `insert into account_hour (tenant_id, account_id, hour_at, people)
         select $1, $2, date_trunc('hour', now() - make_interval(hours => $5)) - $3 * interval '7 days' + h * interval '1 hour', $4
         from generate_series(-10, 3) h
         on conflict do nothing`,
        [me.tenantId, accountId, week, people, hoursAgo],
      );
    await sql(`update channel_account set heard_at = now() - make_interval(hours => $2) where tenant_id = $1`, [me.tenantId, hoursAgo]);
  };

  describe('is silent', () => {
    test('at hours at which people always wrote: it is told once, asked about at once, and over when somebody is heard', async () => {
      await usedTo(4, [1, 2, 3], 2);
      await sql('update channel_account set checked_at = now() where tenant_id = $1', [me.tenantId]);
      expect(await look()).toBe(1);
      expect(await look()).toBe(1);
      const [alarm] = (await account()).alarms;
      expect(alarm).toMatchObject({ what: 'silent', detail: { weeks: 3, people: 8 } });
      expect(Date.now() - Date.parse(alarm?.since ?? '')).toBeGreaterThanOrEqual(2 * 3_600_000);
      expect(await events()).toEqual(['account.alarm silent']);
      expect((await account()).checkedAt).toBeNull();
      await checkDueAccounts(connectionDeps(connecting.running.app));
      expect((await account()).checkedAt).not.toBeNull();
      await asks('966500000801');
      await look();
      expect(await alarms()).toEqual([]);
      expect(await events()).toEqual(['account.alarm silent', 'account.calm silent']);
    });

    test('and that is nothing where it was as quiet in one of the weeks before, or where only one week is known', async () => {
      await usedTo(40, [1, 3], 2);
      await usedTo(0, [2], 2);
      await look();
      expect(await alarms()).toEqual([]);
      await sql('delete from account_hour where tenant_id = $1', [me.tenantId]);
      await usedTo(40, [1], 2);
      await look();
      expect(await alarms()).toEqual([]);
    });

    test('for weeks, and is still told: its silence does not become its rhythm', async () => {
      await usedTo(4, [1, 2], 24 * 40);
      await look();
      expect(await alarms()).toEqual(['silent']);
    });

    test('and its rhythm is what it heard itself: people by the hour, each once', async () => {
      for (const from of ['966500000802', '966500000802', '966500000803']) await asks(from);
      await rested();
      await sql(`update inbound set received_at = date_trunc('hour', now()) - interval '90 minutes' where tenant_id = $1`, [me.tenantId]);
      await look();
      expect(await sql('select people from account_hour where tenant_id = $1', [me.tenantId])).toEqual([{ people: 2 }]);
      const [{ ago } = { ago: 0 }] = await sql<{ ago: number }>(
        `select extract(epoch from date_trunc('hour', now()) - heard_at)::int / 60 as ago from channel_account where tenant_id = $1`,
        [me.tenantId],
      );
      expect(ago).toBe(90);
    });
  });

  test('hears late: the provider’s own times say so, by the half of the messages', async () => {
    for (let nth = 0; nth < 5; nth += 1) await asks(`96650000081${nth}`);
    await rested();
    await look();
    expect(await alarms()).toEqual([]);
    await sql(`update inbound set occurred_at = occurred_at - interval '5 minutes' where tenant_id = $1`, [me.tenantId]);
    await look();
    const [alarm] = (await account()).alarms;
    expect(alarm).toMatchObject({ what: 'late', detail: { messages: 5 } });
    expect(alarm?.detail.lagSeconds).toBeGreaterThanOrEqual(299);
    // What came late ten minutes ago is over.
    await sql(`update inbound set received_at = received_at - interval '11 minutes' where tenant_id = $1`, [me.tenantId]);
    await look();
    expect(await alarms()).toEqual([]);
  });

  test('is told nothing of its sends any more, until the next one is confirmed; where the provider never says, nothing is missed', async () => {
    await connecting.atProvider(key, 'webhook', { statuses: false });
    for (let nth = 0; nth < 5; nth += 1) await asks(`96650000082${nth}`);
    await rested();
    await look();
    // An hour is nothing.
    expect(await alarms()).toEqual([]);
    await sql(`update outbound set created_at = created_at - interval '2 hours' where tenant_id = $1`, [me.tenantId]);
    const standing = watch();
    await standing.look();
    expect((await account()).alarms).toMatchObject([{ what: 'unconfirmed', detail: { people: 5 } }]);
    // Between two counts of the sends it stands as it is.
    await standing.look();
    expect(await alarms()).toEqual(['unconfirmed']);
    await connecting.atProvider(key, 'webhook', { statuses: true });
    await asks('966500000829');
    await vi.waitFor(
      async () =>
        expect(await sql(`select 1 from outbound where tenant_id = $1 and state in ('delivered', 'read')`, [me.tenantId])).not.toEqual([]),
      RESTING,
    );
    await look();
    expect(await alarms()).toEqual([]);
    await sql(`update channel_account set channel = 'telegram' where tenant_id = $1`, [me.tenantId]);
    await sql(`update outbound set state = 'sent' where tenant_id = $1`, [me.tenantId]);
    await look();
    expect(await sql('select 1 from account_alarm where tenant_id = $1 and resolved_at is null', [me.tenantId])).toEqual([]);
  });

  test('has messages that were acknowledged and are not handled, which is over with the last of them', async () => {
    await asks('966500000831');
    await rested();
    await sql(
      `insert into inbound (tenant_id, account_id, dedupe_key, delivery_id, conversation_id, seq, kind, text, payload, occurred_at, received_at)
       select tenant_id, account_id, 'forgotten', delivery_id, conversation_id, 2, 'text', 'hello again', payload, now(), now() - interval '10 minutes'
       from inbound where tenant_id = $1 and seq = 1`,
      [me.tenantId],
    );
    await sql('update lane set last_seq = 2 where tenant_id = $1', [me.tenantId]);
    await look();
    expect((await account()).alarms).toMatchObject([{ what: 'unhandled', detail: { messages: 1 } }]);
    await sql('update lane set ready_at = now() where tenant_id = $1', [me.tenantId]);
    await rested();
    await look();
    expect(await alarms()).toEqual([]);
  });

  describe('is found to be so by a look at the provider', () => {
    const findings = async () => (await account()).health?.map(({ what }) => what);
    const check = () => me.call('POST', `/accounts/${accountId}/check`);

    test('which is once an hour: another callback, and it is gone when the callback is ours again', async () => {
      const [own] = await sql<{ checked: boolean }>('select checked_at is not null as checked from channel_account where tenant_id = $1', [
        me.tenantId,
      ]);
      expect(own).toBeDefined();
      await sql(`update channel_account set checked_at = now() - interval '59 minutes', health = '[]' where tenant_id = $1`, [me.tenantId]);
      const { webhookUrl } = await connecting.atProvider<{ webhookUrl: string }>(key, 'webhook', {});
      await connecting.atProvider(key, 'webhook', { url: 'https://somebody.else/hook' });
      await checkDueAccounts(connectionDeps(connecting.running.app));
      expect(await findings()).toEqual([]);
      await sql(`update channel_account set checked_at = now() - interval '61 minutes' where tenant_id = $1`, [me.tenantId]);
      await checkDueAccounts(connectionDeps(connecting.running.app));
      expect(await findings()).toEqual(['other_url']);
      await connecting.atProvider(key, 'webhook', { url: webhookUrl });
      await check();
      expect(await findings()).toEqual([]);
    });

    test('the provider calls our address and nobody answers it', async () => {
      await connecting.atProvider(key, 'webhook', { reachable: false });
      await check();
      expect(await findings()).toEqual(['callback_dead']);
      await connecting.atProvider(key, 'webhook', { reachable: true });
      await check();
      expect(await findings()).toEqual([]);
    });

    test('our app is no longer subscribed', async () => {
      const sim = connecting.running.sim.accounts.get(key);
      const answer = await fetch(`${connecting.running.sim.url}/graph/v26.0/${sim?.businessKey}/subscribed_apps`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${sim?.accessToken}` },
      });
      expect(answer.status).toBe(200);
      await check();
      expect(await findings()).toContain('not_subscribed');
    });
  });

  test('is told to its own business and to who runs the installation, and to nobody else', async () => {
    await usedTo(4, [1, 2], 2);
    await connecting.atProvider(key, 'webhook', { reachable: false });
    await me.call('POST', `/accounts/${accountId}/check`);
    await sql(`update channel_account set heard_at = now() - interval '2 hours' where tenant_id = $1`, [me.tenantId]);
    await look();
    const other = await connecting.somebody();
    expect(JSON.stringify((await other.call('GET', '')).body)).not.toContain(accountId);
    const { headers } = await signInAs(connecting.running.app.door, null, 'operator');
    const answer = await fetch(`${connecting.running.api.url}/api/v1/operator/losses`, { headers });
    const { alarms: told } = (await answer.json()) as { alarms: { tenant: { id: string }; channel: string; what: string }[] };
    const mine = told.filter(({ tenant }) => tenant.id === me.tenantId);
    expect(mine.map(({ what }) => what).toSorted()).toEqual(['callback_dead', 'silent']);
    const metrics = await (await fetch(`${connecting.running.api.url}/metrics`)).text();
    expect(metrics).toMatch(/wafaa_account_alarms\{what="silent"\} \d/);
  });

  test('says nothing once it is disconnected, and nothing while its business rests', async () => {
    await usedTo(4, [1, 2], 2);
    await look();
    expect(await alarms()).toEqual(['silent']);
    await sql(`update tenant set state = 'suspended' where tenant_id = $1`, [me.tenantId]);
    await look();
    await sql(`update tenant set state = 'active' where tenant_id = $1`, [me.tenantId]);
    await me.call('POST', `/accounts/${accountId}/disconnect`);
    expect(await alarms()).toEqual([]);
    await look();
    expect(await sql('select 1 from account_alarm where tenant_id = $1 and resolved_at is null', [me.tenantId])).toEqual([]);
  });
});
