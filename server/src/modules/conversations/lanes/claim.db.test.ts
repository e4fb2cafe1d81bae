import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLedgerBench, eventOf, type LedgerBench } from '../../../../test/ledger.ts';

describe('claim', () => {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await createLedgerBench();
  });
  beforeEach(() => bench.test.asOwner('update lane set ready_at = null, done_seq = last_seq'));
  afterAll(() => bench.close());

  const fill = async (people: number, text = 'hi') => {
    const tenant = await bench.tenant();
    await bench.ingest(Array.from({ length: people }, (_, index) => eventOf(tenant, `p${index}`, { text })));
    return tenant;
  };

  test('gives no lane to two workers that ask at once', async () => {
    await fill(60);
    const workers = ['a', 'b', 'c', 'd'].map((name) => bench.worker(name));
    const taken: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      for (const lanes of await Promise.all(workers.map((worker) => worker.claim(15, {}))))
        taken.push(...lanes.map((lane) => lane.conversationId));
    }
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken).toHaveLength(60);
  });

  test('brings what waits in its order, with the words that came before', async () => {
    const tenant = await bench.tenant();
    const conversation = await bench.says(tenant, 'x', 'first');
    const first = await bench.claimOne();
    const { ids } = await bench.prepare(first, 1);
    await bench.finish(first, { result: 'sent', outboundId: ids[0], uptoSeq: 1, providerMessageId: 'w', nextOutboundId: null });
    await bench.says(tenant, 'x', 'second');
    await bench.says(tenant, 'x', 'third');
    const lane = await bench.claimOne();
    expect(lane).toMatchObject({ conversationId: conversation, tenantId: tenant.tenantId, doneSeq: 1, penHolder: 'bot', stored: [] });
    expect(lane.pending.map((message) => message.text)).toEqual(['second', 'third']);
    expect(lane.history.map(({ author, text }) => `${author}: ${text}`)).toEqual(['contact: first', 'bot: reply']);
  });

  test('takes the first of every tenant before the second of any', async () => {
    const flood = await fill(30);
    const quiet = await fill(2);
    const lanes = await bench.ledger.claim(4, {});
    expect(lanes.filter((lane) => lane.tenantId === quiet.tenantId)).toHaveLength(2);
    expect(lanes.filter((lane) => lane.tenantId === flood.tenantId)).toHaveLength(2);
  });

  test('finds a quiet tenant behind a flood that fills every window and has reached its cap', async () => {
    const flood = await fill(900);
    await bench.test.asOwner(`update lane set ready_at = now() - interval '5 minutes' where tenant_id = $1`, [flood.tenantId]);
    const quiet = await fill(1);
    const lanes = await bench.worker('busy', { perTenant: 16 }).claim(20, { [flood.tenantId]: 16 });
    expect(lanes.map((lane) => lane.tenantId)).toEqual([quiet.tenantId]);
  });

  test('lets a worker hold no more lanes of one tenant than its cap, those it holds already counted', async () => {
    const tenant = await fill(10);
    const worker = bench.worker('capped', { perTenant: 3 });
    expect(await worker.claim(10, { [tenant.tenantId]: 1 })).toHaveLength(2);
    expect(await worker.claim(10, { [tenant.tenantId]: 3 })).toHaveLength(0);
  });

  test('leases: nobody else gets the lane until the lease ends, then the next gets it under a higher token', async () => {
    await fill(1);
    const first = await bench.claimOne();
    expect(await bench.worker('other').claim(5, {})).toEqual([]);
    await bench.test.asOwner(
      `update lane set ready_at = now() - interval '1 ms', leased_until = now() - interval '1 ms' where conversation_id = $1`,
      [first.conversationId],
    );
    const second = await bench.claimOne(bench.worker('other'));
    expect(second).toMatchObject({ conversationId: first.conversationId, token: first.token + 1, attempts: 2 });
  });

  test('leaves a lane alone until its time', async () => {
    const tenant = await bench.tenant();
    await bench.ingest([eventOf(tenant, 'later', { waitMs: 60_000 })]);
    expect(await bench.ledger.claim(5, {})).toEqual([]);
  });
});
