import { describe, expect, it } from 'vitest';
import { mintTenantId } from '../../../platform/ids.ts';
import { makeResilient, PATIENCE } from './resilient-store.ts';
import { type VectorFailure, type VectorStore, VectorStoreError } from './vector-store.ts';

const tenantId = mintTenantId('00000000-0000-4000-8000-000000000001');
const query = { space: 's', vector: new Float32Array(1), limit: 1 };

function failingWith(failures: (VectorFailure | null)[], retryAfterMs: number | null = null) {
  const asked: string[] = [];
  const step = async (): Promise<never[]> => {
    asked.push('search');
    const failure = failures.shift() ?? null;
    if (failure) throw new VectorStoreError('pinecone', failure, { retryAfterMs });
    return [];
  };
  const store = { name: 'pinecone', outside: true, search: step, upsert: step, close: async () => {} } as unknown as VectorStore;
  let now = 0;
  const waits: number[] = [];
  const resilient = makeResilient(store, {
    ...{ now: () => now, random: () => 0.5, patience: { ...PATIENCE, breaker: { failures: 3, openMs: 1_000 } } },
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
    },
  });
  return { resilient, asked, waits, pass: (ms: number) => void (now += ms) };
}

describe('a store outside', () => {
  it('is asked again with growing waits', async () => {
    const { resilient, asked, waits } = failingWith(['unavailable', 'timeout', null]);
    await resilient.upsert(tenantId, []);
    expect(asked).toHaveLength(3);
    expect(waits).toEqual([150, 300]);
  });

  it('is asked when it said, if that is later', async () => {
    const { resilient, waits } = failingWith(['throttled', null], 4_000);
    await resilient.search(tenantId, query);
    expect(waits).toEqual([4_000]);
  });

  it.each(['refused', 'misconfigured'] as const)('is not asked again when it said %s', async (failure) => {
    const { resilient, asked } = failingWith([failure]);
    await expect(resilient.upsert(tenantId, [])).rejects.toMatchObject({ failure });
    expect(asked).toHaveLength(1);
  });

  it('that fails in a row is left alone for a while, then tried once', async () => {
    const { resilient, asked, pass } = failingWith(Array.from({ length: 9 }, () => 'unavailable' as const));
    await expect(resilient.search(tenantId, query)).rejects.toMatchObject({ failure: 'unavailable' });
    await expect(resilient.search(tenantId, query)).rejects.toMatchObject({ failure: 'open' });
    expect(asked).toHaveLength(3);
    await expect(resilient.search(tenantId, query)).rejects.toMatchObject({ failure: 'open' });
    expect(asked).toHaveLength(3);
    pass(1_001);
    await expect(resilient.search(tenantId, query)).rejects.toMatchObject({ failure: 'open' });
    expect(asked).toHaveLength(4);
  });

  it('that comes back is asked as before', async () => {
    const { resilient, asked, pass } = failingWith(['unavailable', 'unavailable', 'unavailable']);
    await expect(resilient.search(tenantId, query)).rejects.toThrow(/./);
    await expect(resilient.search(tenantId, query)).rejects.toMatchObject({ failure: 'open' });
    pass(1_001);
    expect(await resilient.search(tenantId, query)).toEqual([]);
    expect(await resilient.search(tenantId, query)).toEqual([]);
    expect(asked).toHaveLength(5);
  });

  it('is not blamed for a turn that was ended', async () => {
    const { resilient } = failingWith([]);
    const reason = new Error('the turn was ended');
    for (let turn = 0; turn < 5; turn += 1)
      await expect(resilient.search(tenantId, { ...query, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await resilient.search(tenantId, query)).toEqual([]);
  });
});
