import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../platform/telemetry/log.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { Embedder } from '../embedder.ts';
import { createKnowledgeLoader, type KnowledgeLoader } from '../load-knowledge.ts';
import { prepareKnowledge } from '../prepare-knowledge.ts';
import { bumpKnowledge } from '../store.ts';
import { insertVectors } from './pgvector/create-pgvector-store.ts';
import { reconcileVectors } from './reconcile-vectors.ts';
import { syncVectors } from './sync-vectors.ts';
import { openPlace, openStore, type Place, plantChunks, SPACE, type StoreUnderTest, unit } from './testing.ts';
import { VECTOR_STORES, VectorStoreError } from './vector-store.ts';

// A store outside against the database that feeds it.

let place: Place;
let knowledge: KnowledgeLoader;
const log = createLog('silent', {});
beforeAll(async () => {
  place = await openPlace();
  knowledge = createKnowledgeLoader(place.test.database, 1e8);
});
afterAll(async () => {
  await knowledge.close();
  await place.test.close();
});

const chunks = ['chk_1', 'chk_2', 'chk_3'].map((chunkId, at) => ({
  sourceId: at < 2 ? 'src_a' : 'src_b',
  version: at < 2 ? 'doc_a' : 'doc_b',
  chunkId,
}));

/** A tenant whose database holds two sentences of each chunk. */
async function tenantWithVectors(): Promise<TenantId> {
  const tenantId = await place.tenantWith(chunks);
  await addVectors(
    tenantId,
    chunks.map(({ chunkId }) => chunkId),
  );
  return tenantId;
}

async function addVectors(tenantId: TenantId, ids: string[]): Promise<void> {
  await place.test.database.withTenant(tenantId, (db) =>
    insertVectors(
      db,
      ids.flatMap((chunkId, at) => [0, 1].map((sentence) => ({ space: SPACE, chunkId, sentence, embedding: unit(at * 2 + sentence) }))),
    ),
  );
}

describe.each(VECTOR_STORES.filter((name) => name !== 'pgvector'))('%s', (name) => {
  let under: StoreUnderTest;
  beforeAll(async () => {
    under = await openStore(name, place.test);
  });
  afterAll(() => under.close());
  const deps = () => ({ database: place.test.database, vectors: under.store });
  const heldChunks = async (tenantId: TenantId): Promise<string[]> => {
    const ids: string[] = [];
    for await (const part of under.store.list(tenantId)) ids.push(...part.map(({ chunkId, sentence }) => `${chunkId}.${sentence}`));
    return ids.sort();
  };
  const whole = ['chk_1.0', 'chk_1.1', 'chk_2.0', 'chk_2.1', 'chk_3.0', 'chk_3.1'];

  it('gets what the database holds, and once', async () => {
    const tenantId = await tenantWithVectors();
    expect(await syncVectors(deps(), tenantId)).toEqual({ sent: 3, removed: 0 });
    expect(await heldChunks(tenantId)).toEqual(whole);
    expect(await syncVectors(deps(), tenantId)).toEqual({ sent: 0, removed: 0 });
  });

  it('loses what the database lost, and gets what took its place', async () => {
    const tenantId = await tenantWithVectors();
    await syncVectors(deps(), tenantId);
    await place.test.database.withTenant(tenantId, (db) => db.query.deleteFrom('source').where('id', '=', 'src_a').execute());
    await plantChunks(place.test, tenantId, [{ sourceId: 'src_a', version: 'doc_new', chunkId: 'chk_4' }]);
    await addVectors(tenantId, ['chk_4']);
    expect(await syncVectors(deps(), tenantId)).toEqual({ sent: 1, removed: 2 });
    expect(await heldChunks(tenantId)).toEqual(['chk_3.0', 'chk_3.1', 'chk_4.0', 'chk_4.1']);
  });

  it('is whole after it failed in the middle', async () => {
    const tenantId = await tenantWithVectors();
    under.faults?.add({ kind: 'server_error', operation: 'upsert', count: 1 });
    await expect(syncVectors(deps(), tenantId)).rejects.toBeInstanceOf(VectorStoreError);
    expect(await syncVectors(deps(), tenantId)).toMatchObject({ sent: 3 });
    expect(await heldChunks(tenantId)).toEqual(whole);
  });

  it('does not keep a chunk that went while its vectors travelled', async () => {
    const tenantId = await tenantWithVectors();
    const slow = {
      ...under.store,
      upsert: async (...given: Parameters<typeof under.store.upsert>) => {
        await place.test.database.withTenant(tenantId, (db) => db.query.deleteFrom('chunk').where('id', '=', 'chk_2').execute());
        await under.store.upsert(...given);
      },
    };
    expect(await syncVectors({ ...deps(), vectors: slow }, tenantId)).toEqual({ sent: 2, removed: 0 });
    expect(await heldChunks(tenantId)).toEqual(whole.filter((id) => !id.startsWith('chk_2')));
  });

  it('is compared with the database and mended both ways', async () => {
    const tenantId = await tenantWithVectors();
    await syncVectors(deps(), tenantId);
    under.lose(tenantId);
    under.stray(tenantId);
    expect(await heldChunks(tenantId)).not.toEqual(whole);
    expect(await reconcileVectors(deps(), tenantId)).toMatchObject({ lost: 1, strange: 1, sent: 1 });
    expect(await heldChunks(tenantId)).toEqual(whole);
    expect(await reconcileVectors(deps(), tenantId)).toEqual({ lost: 0, strange: 0, sent: 0, removed: 0 });
  });

  it('is filled anew when it was emptied by somebody else', async () => {
    const tenantId = await tenantWithVectors();
    await syncVectors(deps(), tenantId);
    await under.store.erase(tenantId);
    await reconcileVectors(deps(), tenantId);
    expect(await heldChunks(tenantId)).toEqual(whole);
  });

  it('is told to the log and to the next try when it is down, and caught up with after', async () => {
    const tenantId = await tenantWithVectors();
    await place.test.database.withTenant(tenantId, (db) => bumpKnowledge(db));
    const prepare = () => prepareKnowledge({ ...deps(), knowledge, embedder: null, log }, tenantId, false);
    const synced = async () =>
      (
        await place.test.asOwner<{ failure: string | null; synced_version: number }>(
          'select failure, synced_version::int from vector_sync where tenant_id = $1 and store = $2',
          [tenantId, `${name} none`],
        )
      )[0];
    under.faults?.add({ kind: 'throttle', operation: 'upsert' });
    await expect(prepare()).rejects.toMatchObject({ failure: 'throttled' });
    expect(await synced()).toMatchObject({ failure: 'throttled', synced_version: 0 });
    under.faults?.clear();
    await prepare();
    expect(await synced()).toMatchObject({ failure: null });
    expect((await synced())?.synced_version).toBeGreaterThan(0);
    expect(await heldChunks(tenantId)).toEqual(whole);
  });
});

describe('vectors that could not be made', () => {
  const texts: string[] = [];
  const embedder: Embedder = {
    ...{ space: SPACE, languages: 'all' },
    embed: async (asked) => {
      texts.push(...asked);
      return asked.map((_, at) => unit(at));
    },
  };
  const prepare = async (tenantId: TenantId, given: Embedder, reconcile = false) => {
    const under = await openStore('pgvector', place.test);
    await prepareKnowledge({ database: place.test.database, knowledge, embedder: given, vectors: under.store, log }, tenantId, reconcile);
    return under.store;
  };

  it('are made by the next job, and once', async () => {
    const tenantId = await place.tenantWith(chunks);
    const failing: Embedder = { ...embedder, embed: async () => [] };
    await expect(prepare(tenantId, failing)).rejects.toThrow('embedding.failed');
    texts.length = 0;
    const store = await prepare(tenantId, embedder);
    expect(texts).toEqual(['what chk_1 says', 'what chk_2 says', 'what chk_3 says']);
    expect(await store.count(tenantId)).toBe(3);
    await prepare(tenantId, embedder);
    expect(texts).toHaveLength(3);
  });

  it('are made anew for another model, whose predecessor’s go in the end', async () => {
    const tenantId = await place.tenantWith(chunks);
    await prepare(tenantId, embedder);
    const newer: Embedder = { ...embedder, space: 'newer-512' };
    const store = await prepare(tenantId, newer);
    expect(await store.count(tenantId)).toBe(6);
    await prepare(tenantId, newer, true);
    expect(await store.count(tenantId)).toBe(3);
    expect(await store.search(tenantId, { space: SPACE, vector: unit(0), limit: 5 })).toEqual([]);
  });

  it('of Arabic texts are not asked of a model that reads English only', async () => {
    const tenantId = await place.tenantWith(chunks);
    await place.test.asOwner(`update chunk set text = 'نفتح الساعة التاسعة' where tenant_id = $1 and id = 'chk_2'`, [tenantId]);
    texts.length = 0;
    await prepare(tenantId, { ...embedder, languages: 'en' });
    expect(texts).toEqual(['what chk_1 says', 'what chk_3 says']);
  });
});
