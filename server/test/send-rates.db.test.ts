import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { repliesOf, startTestApp, type TestApp } from './app.ts';

// The product keeps what the provider would refuse; the emulator keeps the provider's own counters and refuses what is too much.

describe('send rates', () => {
  let running: TestApp;
  beforeAll(async () => {
    running = await startTestApp({ env: { SEND_RATE_SCALE: '1' } });
  });
  afterEach(() => {
    running.sim.faults.clear();
    running.sim.settings.pairBurst = 0;
  });
  afterAll(() => running.close());

  const write = (accountKey: string, from: string, text = 'hello') =>
    running.sim.send({ account: accountKey, from: { id: from, name: 'Customer' }, type: 'text', text }).acknowledged;
  const answered = (accountKey: string, from: string) => repliesOf(running.sim, accountKey, from).length;
  const sends = async (result: string): Promise<number> =>
    (await running.app.metrics.sends.get()).values.find(({ labels }) => labels.result === result)?.value ?? 0;
  const lanesOf = (tenantId: string) =>
    running.test.asOwner<{ state: string; attempts: number; kind: string | null; code: string | null; ms: number }>(
      `select o.state, o.attempts, o.failure_kind as kind, o.failure_code as code, (extract(epoch from l.ready_at - now()) * 1000)::int as ms
         from outbound o join lane l on l.tenant_id = o.tenant_id and l.conversation_id = o.conversation_id where o.tenant_id = $1 order by o.created_at`,
      [tenantId],
    );

  test('of a number are kept: everybody is answered, and the provider refuses nothing', async () => {
    const { tenantId, accountKey } = await running.addTenant();
    await running.test.asOwner(`update channel_account set settings = '{"coexistence": true}' where tenant_id = $1`, [tenantId]);
    const account = running.sim.accounts.get(accountKey);
    if (account) account.throughputPerSecond = 20;
    const [refusedBefore, pacedBefore] = [await sends('retry'), await sends('paced')];
    await Promise.all(Array.from({ length: 40 }, (_, index) => write(accountKey, `9665000001${String(index).padStart(2, '0')}`)));
    await vi.waitFor(
      () => {
        for (let index = 0; index < 40; index += 1) expect(answered(accountKey, `9665000001${String(index).padStart(2, '0')}`)).toBe(1);
      },
      { timeout: 30_000, interval: 50 },
    );
    expect([(await sends('retry')) - refusedBefore, (await sends('paced')) - pacedBefore > 10]).toEqual([0, true]);
    expect((await lanesOf(tenantId)).map(({ attempts }) => attempts)).toEqual(Array.from({ length: 40 }, () => 1));
  });

  test('a number that is throttled waits as long as it is told, nothing else is asked of its provider, and others go on', async () => {
    const [slow, other] = [await running.addTenant(), await running.addTenant()];
    const fault = running.sim.faults.add({ kind: 'throttle', account: slow.accountKey, retryAfterSeconds: 3_600 });
    await write(slow.accountKey, '966500000201');
    await vi.waitFor(async () => expect(await lanesOf(slow.tenantId)).toMatchObject([{ state: 'queued', kind: 'throttled' }]), {
      timeout: 10_000,
    });
    await write(slow.accountKey, '966500000202');
    await vi.waitFor(async () => expect((await lanesOf(slow.tenantId))[1]).toMatchObject({ state: 'queued', kind: 'paced', attempts: 0 }), {
      timeout: 10_000,
    });
    await write(other.accountKey, '966500000203');
    await vi.waitFor(() => expect(answered(other.accountKey, '966500000203')).toBe(1), { timeout: 10_000 });
    expect((await lanesOf(slow.tenantId)).every(({ ms }) => ms > 3_000_000)).toBe(true);
    expect(running.sim.faults.list().find(({ id }) => id === fault.id)?.struck).toBe(1);
  });
});
