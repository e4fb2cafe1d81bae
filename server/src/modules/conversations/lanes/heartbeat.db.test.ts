import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLedgerBench, type LedgerBench, statusOf } from '../../../../test/ledger.ts';

describe('for how long news of a send could have reached us', () => {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await createLedgerBench();
  });
  beforeEach(() => bench.test.asOwner('delete from service_heartbeat'));
  afterAll(() => bench.close());

  const beat = (instance: string) => bench.test.database.system.call('heartbeat', 'api', instance, 4_000);
  const age = (instance: string, column: 'up_since' | 'seen_at', seconds: number) =>
    bench.test.asOwner(`update service_heartbeat set ${column} = now() - make_interval(secs => $2) where instance = $1`, [
      instance,
      seconds,
    ]);
  /** Down to the next of the numbers that the tests speak of: a busy machine takes its time between two statements. */
  const upSeconds = async () => {
    const ms = await bench.ledger.ingressUpMs();
    return ms === null ? null : [600, 60, 45, 0].find((seconds) => ms >= seconds * 1_000);
  };

  test('not at all while no API process answers, or none has for a while', async () => {
    expect(await upSeconds()).toBeNull();
    await beat('a');
    await age('a', 'seen_at', 5);
    expect(await upSeconds()).toBeNull();
  });

  test('since the API process began that has answered for longest', async () => {
    await beat('a');
    await beat('b');
    await age('a', 'up_since', 60);
    expect(await upSeconds()).toBe(60);
    await beat('a');
    expect(await upSeconds()).toBe(60);
  });

  test('anew after a gap in its answers', async () => {
    await beat('a');
    await age('a', 'up_since', 60);
    await age('a', 'seen_at', 10);
    await beat('a');
    expect(await upSeconds()).toBe(0);
  });

  test('only since the provider had told us what it could not tell during an outage', async () => {
    const tenant = await bench.tenant();
    await beat('a');
    await age('a', 'up_since', 600);
    const old = new Date(Date.now() - 30_000).toISOString();
    await bench.ingest([statusOf(tenant, 'delivered', { tracker: 'long ago', occurredAt: old })]);
    expect(await upSeconds()).toBe(0);
    await age('-', 'seen_at', 45);
    expect(await upSeconds()).toBe(45);
    await bench.ingest([statusOf(tenant, 'delivered', { tracker: 'just now' })]);
    expect(await upSeconds()).toBe(45);
  });

  test('says how long a stored reply has been on its way, by the same clock', async () => {
    const tenant = await bench.tenant();
    const { lane, ids } = await bench.replying(tenant, '1');
    await bench.finish(lane, { result: 'uncertain', outboundId: ids[0], delayMs: 0 });
    await bench.test.asOwner(`update outbound set sending_at = now() - interval '20 seconds' where id = $1`, [ids[0]]);
    const ms = (await bench.claimOne()).stored[0]?.sendingForMs ?? 0;
    expect(ms).toBeGreaterThanOrEqual(20_000);
    expect(ms).toBeLessThan(60_000);
  });
});
