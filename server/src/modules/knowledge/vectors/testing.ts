import { createPinecone, createWeaviate, type VectorFaults } from '@wafaa/sim';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../../test/database.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { createPgvectorStore } from './pgvector/create-pgvector-store.ts';
import { createPineconeStore } from './pinecone/create-pinecone-store.ts';
import type { VectorRow, VectorStore, VectorStoreName } from './vector-store.ts';
import { createWeaviateStore } from './weaviate/create-weaviate-store.ts';

export const SPACE = 'test-512';

/** A store on its own far side, as the contract suite and the isolation probes meet it. */
export interface StoreUnderTest {
  name: VectorStoreName;
  store: VectorStore;
  /** Null: it is the database. */
  faults: VectorFaults | null;
  /** Takes one vector away behind the product's back, or puts a strange one there. */
  lose(tenantId: TenantId): void;
  stray(tenantId: TenantId): void;
  close(): Promise<void>;
}

export async function openStore(name: VectorStoreName, test: TestDatabase): Promise<StoreUnderTest> {
  if (name === 'pgvector')
    return { name, store: createPgvectorStore(test.database), faults: null, lose: () => {}, stray: () => {}, close: async () => {} };
  if (name === 'pinecone') {
    const sim = await createPinecone();
    const store = createPineconeStore({ apiKey: sim.apiKey, index: 'wafaa', cloud: 'aws', region: 'us-east-1', controllerUrl: sim.url });
    return {
      ...{ name, store, faults: sim.faults },
      lose: (tenantId) => sim.remove('wafaa', tenantId, sim.names('wafaa', tenantId)[0] ?? ''),
      stray: (tenantId) => sim.plant('wafaa', tenantId, `src_stray#doc_stray#chk_stray#${SPACE}#0`, Array.from(unit(3)), { space: SPACE }),
      close: () => sim.close(),
    };
  }
  const sim = await createWeaviate();
  const store = createWeaviateStore({ url: sim.url, grpc: sim.grpc, apiKey: sim.apiKey });
  const collection = 'WafaaSentence';
  return {
    ...{ name, store, faults: sim.faults },
    lose: (tenantId) => sim.remove(collection, tenantId, sim.rows(collection, tenantId)[0]?.uuid ?? ''),
    stray: (tenantId) =>
      sim.plant(collection, tenantId, {
        ...{ uuid: 'ffffffff-ffff-5fff-8fff-ffffffffffff', vector: unit(3) },
        properties: { sourceId: 'src_stray', version: 'doc_stray', chunkId: 'chk_stray', space: SPACE, sentence: 0 },
      }),
    async close() {
      await store.close();
      await sim.close();
    },
  };
}

export interface Place {
  test: TestDatabase;
  /** A tenant with these chunks, without vectors yet. */
  tenantWith(chunks: readonly Pick<VectorRow, 'sourceId' | 'version' | 'chunkId'>[]): Promise<TenantId>;
}

export async function openPlace(): Promise<Place> {
  const test = await createTestDatabase();
  return {
    test,
    async tenantWith(chunks) {
      const { tenantId } = await makeTenant(test.database);
      await plantChunks(test, tenantId, chunks);
      return tenantId;
    },
  };
}

export async function plantChunks(
  test: TestDatabase,
  tenantId: TenantId,
  chunks: readonly Pick<VectorRow, 'sourceId' | 'version' | 'chunkId'>[],
): Promise<void> {
  await test.database.withTenant(tenantId, async (db) => {
    for (const { sourceId, version, chunkId } of chunks) {
      await db.query
        .insertInto('source')
        .values({
          ...{ id: sourceId, name: `${sourceId}.txt`, mime: 'text/plain', size_bytes: 1, sha256: sourceId, storage_key: '', state: 'live' },
          ...{ failure_code: null, failure_detail: null, stages: '[]', attempts: 0, pages: null },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db.query
        .insertInto('document')
        .values({ id: version, source_id: sourceId, text: '', pages: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db.query
        .insertInto('chunk')
        .values({
          ...{
            id: chunkId,
            document_id: version,
            source_id: sourceId,
            kind: 'text',
            text: `what ${chunkId} says`,
            heading: null,
            page: null,
          },
          ...{ span_start: 0, span_end: 1, ordinal: 0, faq_id: null, language: null },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}

export function unit(place: number): Float32Array {
  return Float32Array.from({ length: 512 }, (_, at) => (at === place % 512 ? 1 : 0));
}

/** Seeded directions: the same on every machine, no two alike. */
export function directions(count: number, seed: number): Float32Array[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296 - 0.5;
  };
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: 512 }, next);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}

export function row(chunkId: string, embedding: Float32Array, more: Partial<VectorRow> = {}): VectorRow {
  return { sourceId: 'src_a', version: 'doc_a', chunkId, space: SPACE, sentence: 0, embedding, ...more };
}
