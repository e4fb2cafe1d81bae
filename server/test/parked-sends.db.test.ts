import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkDueAccounts } from '../src/modules/connections/index.ts';
import { connectionDeps } from '../src/app/handlers/channels.ts';
import type { TenantId } from '../src/platform/ids.ts';
import { repliesOf, startTestApp, type TestApp } from './app.ts';

// The provider takes a token back while customers write. Nothing is lost, nothing is asked in vain, and what waited goes in its order.

const RESTING = { timeout: 15_000, interval: 40 };

describe('sends of an account that is shut', () => {
  let running: TestApp;
  let tenant: { tenantId: TenantId; accountId: string; accountKey: string };
  beforeAll(async () => {
    running = await startTestApp();
  });
  afterEach(() => running.sim.faults.clear());
  afterAll(() => running.close());

  const write = (from: string, text = 'hello', accountKey = tenant.accountKey) =>
    running.sim.send({ account: accountKey, from: { id: from, name: 'Customer' }, type: 'text', text }).acknowledged;
  const rows = () =>
    running.test.asOwner<{ state: string; attempts: number; kind: string | null; code: string | null; conversation: string }>(
      `select state, attempts, failure_kind as kind, failure_code as code, conversation_id as conversation from outbound
         where tenant_id = $1 order by created_at, id`,
      [tenant.tenantId],
    );
  const account = async () => {
    const answer = await fetch(`${running.api.url}/api/v1/channels`, { headers: await running.bearer(tenant.tenantId) });
    const { accounts } = (await answer.json()) as { accounts: { state: string; reason: string | null; waiting: number }[] };
    return accounts[0];
  };
  const events = async () =>
    (
      await running.test.asOwner<{ kind: string }>(`select kind from event where tenant_id = $1 and kind like 'account.%' order by id`, [
        tenant.tenantId,
      ])
    ).map(({ kind }) => kind);
  const revoke = async () => {
    const answer = await fetch(`${running.sim.url}/_sim/accounts/${tenant.accountKey}/token`, { method: 'POST' });
    return ((await answer.json()) as { accessToken: string }).accessToken;
  };
  /** As connecting again ends: the new token is sealed, the account stands. */
  const connectAgain = (accessToken: string) =>
    running.test.database.withTenant(tenant.tenantId, (db) =>
      db.query
        .updateTable('channel_account')
        .set({ credentials: running.app.secrets.seal(tenant.tenantId, { accessToken }), state: 'live', state_reason: null })
        .where('id', '=', tenant.accountId)
        .execute(),
    );
  /** Three customers write, the first twice, to a number whose token is dead. */
  const park = async (names: string[]) => {
    tenant = await running.addTenant();
    const token = await revoke();
    for (const name of names) {
      const before = (await rows()).length;
      await write(name);
      await vi.waitFor(async () => {
        const all = await rows();
        expect(all.length).toBeGreaterThan(before);
        expect(all.every(({ state }) => state === 'queued')).toBe(true);
      }, RESTING);
    }
    return token;
  };

  test('wait and are told: the provider is asked once, no attempt is counted, and the account says why and how many', async () => {
    const shutBefore = (await running.app.metrics.accountsShut.get()).values[0]?.value ?? 0;
    await park(['966500000301', '966500000302', '966500000303']);
    const all = await rows();
    expect(all.map(({ kind }) => kind)).toEqual(['auth', 'parked', 'parked']);
    expect(all.map(({ attempts, code }) => [attempts, code])).toEqual([
      [0, '190'],
      [0, '190'],
      [0, '190'],
    ]);
    expect(await account()).toMatchObject({ state: 'needs_reconnect', reason: '190', waiting: 3 });
    expect(await events()).toEqual(['account.shut']);
    expect((await running.app.metrics.accountsShut.get()).values[0]?.value).toBe(shutBefore + 1);
    const metrics = await (await fetch(`${running.api.url}/metrics`)).text();
    expect(metrics).toContain('wafaa_parked_sends 3');
    expect(metrics).toContain('wafaa_acknowledged_unhandled 0');
    expect(metrics).toContain('wafaa_channel_accounts{channel="whatsapp",state="needs_reconnect"} 1');
  });

  test('of another account go on meanwhile', async () => {
    await park(['966500000311']);
    const other = await running.addTenant();
    await write('966500000312', 'hello', other.accountKey);
    await vi.waitFor(() => expect(repliesOf(running.sim, other.accountKey, '966500000312')).toHaveLength(1), RESTING);
    expect((await rows()).map(({ state }) => state)).toEqual(['queued']);
  });

  test('go by themselves once it is connected again, and what came later is answered after them', async () => {
    const token = await park(['966500000321', '966500000322']);
    await write('966500000321', 'hello again');
    await connectAgain(token);
    await vi.waitFor(() => {
      expect(repliesOf(running.sim, tenant.accountKey, '966500000321')).toHaveLength(2);
      expect(repliesOf(running.sim, tenant.accountKey, '966500000322')).toHaveLength(1);
    }, RESTING);
    await vi.waitFor(
      async () => expect((await rows()).every(({ state }) => state === 'sent' || state === 'delivered' || state === 'read')).toBe(true),
      RESTING,
    );
    expect(await account()).toMatchObject({ waiting: 0, reason: null });
    expect(await events()).toEqual(['account.shut', 'account.mended']);
  });

  test('whose window closed meanwhile are left to a person, and the others go', async () => {
    const token = await park(['966500000331', '966500000332']);
    const [late] = await rows();
    await running.test.asOwner(`update conversation set window_expires_at = now() - interval '1 minute' where tenant_id = $1 and id = $2`, [
      tenant.tenantId,
      late?.conversation,
    ]);
    await running.test.asOwner(
      `update inbound set occurred_at = now() - interval '25 hours' where tenant_id = $1 and conversation_id = $2`,
      [tenant.tenantId, late?.conversation],
    );
    await connectAgain(token);
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000332')).toHaveLength(1), RESTING);
    await vi.waitFor(async () => expect((await rows())[0]).toMatchObject({ state: 'needs_human', code: 'window.closed' }), RESTING);
    expect(repliesOf(running.sim, tenant.accountKey, '966500000331')).toEqual([]);
    const [held] = await running.test.asOwner<{ pen: string; reason: string }>(
      'select pen_holder as pen, pen_reason as reason from conversation where tenant_id = $1 and id = $2',
      [tenant.tenantId, late?.conversation],
    );
    expect(held).toEqual({ pen: 'nobody', reason: 'send_failed' });
  });

  test('go when the provider lets us in again by itself: accounts that are shut are looked at every ten minutes', async () => {
    tenant = await running.addTenant();
    running.sim.faults.add({ kind: 'token_expired', account: tenant.accountKey, count: 1 });
    await write('966500000341');
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'queued', kind: 'auth' }]), RESTING);
    const checkedAgo = (minutes: number) =>
      running.test.asOwner(`update channel_account set checked_at = now() - make_interval(mins => $2) where tenant_id = $1`, [
        tenant.tenantId,
        minutes,
      ]);
    await checkedAgo(9);
    await checkDueAccounts(connectionDeps(running.app));
    expect((await rows())[0]?.state).toBe('queued');
    await checkedAgo(11);
    await checkDueAccounts(connectionDeps(running.app));
    await vi.waitFor(() => expect(repliesOf(running.sim, tenant.accountKey, '966500000341')).toHaveLength(1), RESTING);
  });
});
