import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLedgerBench, eventOf, type LedgerBench, type LedgerEvent, statusOf } from '../../../../test/ledger.ts';
import { createLocalBus } from '../../../platform/bus/bus.ts';
import { makeId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/telemetry/log.ts';
import { createMetrics } from '../../../platform/telemetry/metrics.ts';
import { createLaneWorker } from './lane-worker.ts';
import type { LaneDeps } from './run-lane.ts';

// Four workers and two batchers over one ledger. What was sent is read from the rows and from what the provider's side saw.

const MESSAGES_EACH = 4;

describe('four workers and two batchers on one ledger', () => {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await createLedgerBench();
  });
  afterAll(() => bench.close());

  test('answer every message once and in order, while copies, statuses and retries cross each other', async () => {
    const onPostgres = bench.test.url !== null;
    const conversations = onPostgres ? 300 : 60;
    const tenants = [await bench.tenant(), await bench.tenant(), await bench.tenant()];
    const tenantOf = (person: number) => tenants[person % tenants.length] ?? tenants[0];
    const statuses: LedgerEvent[] = [];
    const seen = new Map<string, string[]>();
    let sends = 0;
    const deps = (name: string): LaneDeps => ({
      ledger: bench.worker(name, { leaseMs: 60_000, perTenant: 40 }),
      sender: {
        async send(lane, reply) {
          sends += 1;
          if (sends % 17 === 0) return { kind: 'retry', failureKind: 'throttled', failureCode: '130429', delayMs: 1 };
          const text = 'text' in reply.payload ? reply.payload.text : '';
          const conversation = (lane as { conversationId?: string }).conversationId ?? '';
          seen.set(conversation, [...(seen.get(conversation) ?? []), text]);
          const tenant = tenants.find(({ tenantId }) => tenantId === lane.tenantId);
          // The status is faster than our own record of the send.
          if (tenant)
            statuses.push(
              statusOf(tenant, sends % 2 ? 'sent' : 'delivered', { tracker: reply.tracker, targetMessageId: `w-${reply.tracker}` }),
            );
          return { kind: 'sent', providerMessageId: `w-${reply.tracker}` };
        },
        uncertainPolicy: async () => 'human',
      },
      decide: async (lane) => ({
        outcome: 'answered',
        contents: [
          { kind: 'text', text: lane.pending.map((message) => message.text).join(' ') },
          { kind: 'text', text: '' },
        ],
        language: null,
        handoffReason: null,
        trace: { question: '', outcome: 'answered', totalMs: 0, steps: [] },
        modelTokens: 0,
      }),
      decideFallback: () => {
        throw new Error('no turn breaks here');
      },
      metrics: createMetrics(),
      log: createLog('silent', {}),
      onChanged: () => {},
      leaseMs: 60_000,
      uncertainAfterMs: 60_000,
    });
    const bus = createLocalBus();
    const workers = ['one', 'two', 'three', 'four'].map((name) =>
      createLaneWorker(deps(name), { atOnce: 40, bus, log: createLog('silent', {}) }),
    );
    for (const worker of workers) worker.start();

    const deliveries: LedgerEvent[][] = [];
    for (let number = 1; number <= MESSAGES_EACH; number += 1) {
      for (let person = 0; person < conversations; person += 1) {
        const tenant = tenantOf(person);
        if (!tenant) continue;
        const messageId = makeId('msg');
        deliveries.push([eventOf(tenant, `person-${person}`, { text: `${number}`, messageId })]);
      }
    }
    // In the order of writing for each person; every fifth delivery comes twice.
    let at = 0;
    let batches = 0;
    const batcher = async (): Promise<void> => {
      for (;;) {
        const batch = deliveries.slice(at, at + 40);
        at += 40;
        const told = statuses.splice(0, 40).map((status) => [status]);
        if (batch.length + told.length === 0) return;
        await bench.ingest(...batch, ...batch.filter((_, index) => index % 5 === 0), ...told);
        batches += 1;
        bus.publish('lanes', '');
      }
    };
    await Promise.all([batcher(), batcher()]);
    await expect
      .poll(
        async () =>
          (await bench.row<{ open: number }>('select count(*)::int as open from lane where ready_at is not null or done_seq < last_seq'))
            .open,
        {
          timeout: 30_000,
          interval: 50,
        },
      )
      .toBe(0);
    for (const worker of workers) await worker.stop(5_000);
    await batcher();

    expect(batches).toBeGreaterThan(5);
    expect(seen.size).toBe(conversations);
    const wanted = Array.from({ length: MESSAGES_EACH }, (_, index) => `${index + 1}`);
    const arrival = await bench.test.asOwner<{ id: string; texts: string[] }>(
      'select conversation_id as id, array_agg(text order by seq) as texts from inbound where seq is not null group by 1',
    );
    for (const { id, texts } of arrival) {
      expect(texts.toSorted()).toEqual(wanted);
      expect(seen.get(id)?.join(' ').split(/\s+/).filter(Boolean), id).toEqual(texts);
    }
    expect(
      await bench.test.asOwner(`select state, count(*)::int from outbound where state not in ('sent', 'delivered') group by 1`),
    ).toEqual([]);
    const doubled = await bench.test.asOwner(
      'select conversation_id, part, provider_message_id from outbound group by 1, 2, 3 having count(*) > 1',
    );
    expect(doubled).toEqual([]);
    if (onPostgres) {
      // Everybody locks in one order, so nobody ever waited crosswise.
      await bench.test.asOwner('select pg_stat_force_next_flush()');
      expect(await bench.row('select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()')).toEqual({
        deadlocks: 0,
      });
    }
  });

  test('two batches that carry each other’s statuses do not wait for each other crosswise', async () => {
    const tenant = await bench.tenant();
    const [one, two] = [await bench.replying(tenant, 'cross-1'), await bench.replying(tenant, 'cross-2')];
    for (const { lane, ids } of [one, two]) await bench.finish(lane, { result: 'uncertain', outboundId: ids[0], delayMs: 60_000 });
    const filler = (name: string) => Array.from({ length: 150 }, (_, index) => eventOf(tenant, `${name}-${index}`));
    const news = (id: string | undefined) => statusOf(tenant, 'delivered', { tracker: id, targetMessageId: `w-${id}` });
    await Promise.all([
      bench.ingest([eventOf(tenant, 'cross-1'), ...filler('a'), news(two.ids[0])]),
      bench.ingest([eventOf(tenant, 'cross-2'), ...filler('b'), news(one.ids[0])]),
    ]);
    expect(await bench.test.asOwner('select distinct state from outbound where tenant_id = $1', [tenant.tenantId])).toEqual([
      { state: 'delivered' },
    ]);
  });
});
