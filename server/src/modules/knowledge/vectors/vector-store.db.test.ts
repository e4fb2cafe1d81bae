import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantId } from '../../../platform/ids.ts';
import { makeResilient, PATIENCE } from './resilient-store.ts';
import { directions, openPlace, openStore, type Place, row, SPACE, type StoreUnderTest, unit } from './testing.ts';
import { type HeldVector, VECTOR_STORES, type VectorRow, VectorStoreError } from './vector-store.ts';

// What every store of vectors promises, asked of all of them: the database, and the official clients of the others against emulators that speak
// their wire.

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.test.close());

const quick = { ...PATIENCE, searchMs: 400, otherMs: 3_000, breaker: { failures: 1_000, openMs: 1 } };

describe.each(VECTOR_STORES)('%s', (name) => {
  let under: StoreUnderTest;
  beforeAll(async () => {
    under = await openStore(name, place.test);
  });
  afterAll(() => under.close());

  const rowsOfTwoSources: VectorRow[] = [
    row('chk_1', unit(1)),
    row('chk_1', unit(2), { sentence: 1 }),
    row('chk_2', unit(3), { version: 'doc_b' }),
    row('chk_3', unit(4), { sourceId: 'src_b', version: 'doc_c' }),
  ];
  const withRows = async (rows: VectorRow[] = rowsOfTwoSources): Promise<TenantId> => {
    const tenantId = await place.tenantWith(rows);
    await under.store.upsert(tenantId, rows);
    return tenantId;
  };
  const found = async (tenantId: TenantId, vector: Float32Array, limit = 10, space = SPACE): Promise<string[]> =>
    (await under.store.search(tenantId, { space, vector, limit })).filter(({ cosine }) => cosine > 0.5).map(({ chunkId }) => chunkId);
  const held = async (tenantId: TenantId): Promise<HeldVector[]> => {
    const all: HeldVector[] = [];
    for await (const part of under.store.list(tenantId)) all.push(...part);
    return all;
  };

  it('finds a chunk by its nearest sentence, with its cosine', async () => {
    const tenantId = await withRows();
    const [best, second] = await under.store.search(tenantId, { space: SPACE, vector: unit(2), limit: 2 });
    expect(best?.chunkId).toBe('chk_1');
    expect(best?.cosine).toBeCloseTo(1, 3);
    expect(second?.cosine).toBeCloseTo(0, 3);
  });

  it('puts a vector in the place of the one before', async () => {
    const tenantId = await withRows();
    await under.store.upsert(tenantId, [row('chk_1', unit(9))]);
    expect(await found(tenantId, unit(1))).toEqual([]);
    expect(await found(tenantId, unit(9))).toEqual(['chk_1']);
    expect(await under.store.count(tenantId)).toBe(4);
  });

  it('keeps spaces apart', async () => {
    const tenantId = await withRows();
    await under.store.upsert(tenantId, [row('chk_2', unit(1), { version: 'doc_b', space: 'other-512' })]);
    expect(await found(tenantId, unit(1))).toEqual(['chk_1']);
    expect(await found(tenantId, unit(1), 10, 'other-512')).toEqual(['chk_2']);
  });

  it('keeps tenants apart, whose chunks have the same ids', async () => {
    const [mine, theirs] = [
      await withRows([row('chk_1', unit(1))]),
      await withRows([row('chk_1', unit(5)), row('chk_only_theirs', unit(1))]),
    ];
    expect(await found(mine, unit(1))).toEqual(['chk_1']);
    expect(await found(mine, unit(5))).toEqual([]);
    expect(await under.store.count(mine)).toBe(1);
    await under.store.remove(mine, { sourceId: 'src_a' });
    await under.store.erase(mine);
    expect(await found(theirs, unit(1))).toEqual(['chk_only_theirs']);
    expect(await held(theirs)).toHaveLength(2);
  });

  it('removes a source, or one reading of it, or single chunks, and nothing else', async () => {
    const tenantId = await withRows();
    await under.store.remove(tenantId, { sourceId: 'src_a', version: 'doc_b' });
    expect((await held(tenantId)).map(({ chunkId }) => chunkId).sort()).toEqual(['chk_1', 'chk_1', 'chk_3']);
    await under.store.remove(tenantId, { chunks: [{ ...row('chk_3', unit(0)), sourceId: 'src_b', version: 'doc_c', sentences: 1 }] });
    expect((await held(tenantId)).map(({ chunkId }) => chunkId)).toEqual(['chk_1', 'chk_1']);
    await under.store.remove(tenantId, { sourceId: 'src_a' });
    expect(await held(tenantId)).toEqual([]);
    expect(await under.store.count(tenantId)).toBe(0);
  });

  it('removes what is not there without a word', async () => {
    const tenantId = await place.tenantWith([]);
    await under.store.remove(tenantId, { sourceId: 'src_never' });
    await under.store.remove(tenantId, { chunks: [{ ...row('chk_never', unit(0)), sentences: 2 }] });
    await under.store.erase(tenantId);
    expect(await under.store.count(tenantId)).toBe(0);
    expect(await found(tenantId, unit(1))).toEqual([]);
    expect(await held(tenantId)).toEqual([]);
  });

  it('says of each vector whose it is', async () => {
    const tenantId = await withRows();
    const listed = await held(tenantId);
    const wanted = rowsOfTwoSources.map(({ embedding: _, ...vector }) => vector);
    const key = (vector: HeldVector): string => JSON.stringify([vector.chunkId, vector.sentence]);
    expect(listed.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(wanted);
  });

  it('empties a tenant', async () => {
    const tenantId = await withRows();
    await under.store.erase(tenantId);
    expect(await under.store.count(tenantId)).toBe(0);
    expect(await found(tenantId, unit(1))).toEqual([]);
  });

  it('finds exactly what looking at every vector finds, however many it holds', async () => {
    const vectors = directions(600, 7);
    const rows = vectors.map((embedding, at) => row(`chk_${Math.floor(at / 3)}`, embedding, { sentence: at % 3 }));
    const tenantId = await withRows(rows);
    // Half precision moves a cosine by less than this; two that are nearer than it may change places.
    const tolerance = 0.000_5;
    for (const question of directions(12, 99)) {
      const exact = new Map<string, number>();
      for (const { chunkId, embedding } of rows) {
        const cosine = embedding.reduce((sum, value, at) => sum + value * (question[at] ?? 0), 0);
        exact.set(chunkId, Math.max(cosine, exact.get(chunkId) ?? -1));
      }
      const line = [...exact.values()].sort((a, b) => b - a)[19] ?? 0;
      const hits = await under.store.search(tenantId, { space: SPACE, vector: question, limit: 20 });
      expect(hits).toHaveLength(20);
      for (const { chunkId } of hits) expect(exact.get(chunkId) ?? -1).toBeGreaterThan(line - tolerance);
    }
  });

  it('is healthy', async () => {
    await expect(under.store.healthy()).resolves.toBeUndefined();
  });

  it('refuses to be asked for nobody', async () => {
    const nobody = '' as TenantId;
    await expect(async () => under.store.search(nobody, { space: SPACE, vector: unit(1), limit: 1 })).rejects.toThrow(/./);
    await expect(async () => under.store.upsert(nobody, [row('chk_1', unit(1))])).rejects.toThrow(/./);
    await expect(async () => under.store.erase(nobody)).rejects.toThrow(/./);
  });

  if (name === 'pgvector') return;

  describe('on a bad day', () => {
    const waits: number[] = [];
    const resilient = () => makeResilient(under.store, { patience: quick, wait: async (ms) => void waits.push(ms) });

    it.each(['throttle', 'server_error', 'cut'] as const)('asks again after %s', async (kind) => {
      const tenantId = await withRows();
      under.faults?.add({ kind, operation: 'query', count: 1 });
      const hits = await resilient().search(tenantId, { space: SPACE, vector: unit(3), limit: 1 });
      expect(hits[0]?.chunkId).toBe('chk_2');
    });

    it.each(['throttle', 'server_error', 'cut'] as const)('stores everything once, however often %s strikes', async (kind) => {
      const tenantId = await place.tenantWith(rowsOfTwoSources);
      under.faults?.add({ kind, operation: 'upsert', count: 3 });
      await resilient().upsert(tenantId, rowsOfTwoSources);
      under.faults?.clear();
      expect(await under.store.count(tenantId)).toBe(rowsOfTwoSources.length);
    });

    it('gives up on a search that hangs, in time for a customer', async () => {
      const tenantId = await withRows();
      under.faults?.add({ kind: 'hang', operation: 'query' });
      await expect(resilient().search(tenantId, { space: SPACE, vector: unit(3), limit: 1 })).rejects.toMatchObject({ failure: 'timeout' });
      under.faults?.clear();
    });

    it('says that it is down when it is', async () => {
      const gone = await openStore(name, place.test);
      const { store } = gone;
      await store.healthy();
      await gone.close();
      await expect(makeResilient(store, { patience: quick, wait: async () => {} }).healthy()).rejects.toBeInstanceOf(VectorStoreError);
    });

    if (name === 'pinecone')
      it('waits as long as it was told to', async () => {
        const tenantId = await withRows();
        under.faults?.add({ kind: 'throttle', operation: 'query', count: 1, retryAfterSeconds: 7 });
        waits.length = 0;
        await resilient().search(tenantId, { space: SPACE, vector: unit(3), limit: 1 });
        expect(waits).toEqual([7_000]);
      });
  });
});
