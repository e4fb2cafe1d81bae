import { describe, expect, test } from 'vitest';
import { eventOf, type LedgerBench, type TestTenant } from '../../../test/ledger.ts';
import { withLedger } from '../../../test/with-ledger.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { measureUnhandled, watchUnhandled } from './measure-unhandled.ts';

describe('what was acknowledged and not handled', () => {
  let bench: LedgerBench;
  let tenant: TestTenant;
  withLedger((opened, own) => {
    [bench, tenant] = [opened, own];
  });

  const measure = () => measureUnhandled(bench.test.database.system);
  const watch = () => watchUnhandled({ database: bench.test.database, log: createLog('silent', {}) });
  /** As if everything had come so long ago. */
  const age = (minutes: number) =>
    bench.test.asOwner('update inbound set received_at = now() - make_interval(mins => $2) where tenant_id = $1', [
      tenant.tenantId,
      minutes,
    ]);

  test('is nought while messages are fresh, and once they are answered', async () => {
    await bench.says(tenant, '1', 'hello');
    expect(await measure()).toMatchObject({ messages: 0, conversations: 0, forgotten: 0, oldestMs: 0 });
    expect(await watch()).toBe(false);
    const lane = await bench.claimOne();
    const { ids } = await bench.prepare(lane, 1);
    await age(10);
    await bench.finish(lane, { result: 'sent', outboundId: ids[0], uptoSeq: 1, providerMessageId: 'w1', nextOutboundId: null });
    expect(await measure()).toMatchObject({ messages: 0 });
  });

  test('counts messages that nobody takes, how many conversations they are in, and since when', async () => {
    await bench.ingest([eventOf(tenant, '1'), eventOf(tenant, '1'), eventOf(tenant, '2')]);
    await age(10);
    const { oldestMs, ...stats } = await measure();
    expect(stats).toMatchObject({ messages: 3, conversations: 2, forgotten: 0 });
    expect(oldestMs).toBeGreaterThanOrEqual(600_000);
    expect(await watch()).toBe(true);
  });

  test('tells those apart that no worker would ever look at', async () => {
    const conversation = await bench.says(tenant, '1', 'hello');
    await bench.test.asOwner('update lane set ready_at = null where conversation_id = $1', [conversation]);
    await age(10);
    expect(await measure()).toMatchObject({ messages: 1, forgotten: 1 });
  });

  test('leaves out what waits rightly: for its account, for its rate, and for a tenant that rests', async () => {
    for (const [from, failureKind] of [
      ['1', 'parked'],
      ['2', 'paced'],
      ['3', 'throttled'],
    ] as const) {
      const { lane, ids } = await bench.replying(tenant, from);
      await bench.finish(lane, { result: 'retry', outboundId: ids[0], failureKind, failureCode: 'x', delayMs: 300_000 });
    }
    await age(10);
    expect(await measure()).toMatchObject({ messages: 0 });
    await bench.says(tenant, '4', 'hello');
    await age(10);
    expect(await measure()).toMatchObject({ messages: 1 });
    await bench.test.asOwner(`update tenant set state = 'suspended' where tenant_id = $1`, [tenant.tenantId]);
    expect(await measure()).toMatchObject({ messages: 0 });
  });

  test('counts what came for nobody and what nobody understood, of the last minutes', async () => {
    const before = await measure();
    await bench.ingest([eventOf({ accountKey: 'nobody' }, '1')], []);
    const after = await measure();
    expect([after.strangers - before.strangers, after.notUnderstood - before.notUnderstood]).toEqual([1, 1]);
    await bench.test.asOwner(`update webhook_delivery set received_at = now() - interval '6 minutes'`);
    expect(await measure()).toMatchObject({ strangers: 0, notUnderstood: 0 });
  });
});
