import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { mintTenantId } from '../../platform/ids.ts';
import type { Embedder } from './embedder.ts';
import type { Knowledge } from './load-knowledge.ts';
import { buildLexicalIndex } from './retrieval/index.ts';
import { createSearch } from './search.ts';
import { createPgvectorStore } from './vectors/pgvector/create-pgvector-store.ts';
import { type VectorStore, VectorStoreError } from './vectors/vector-store.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const tenantId = mintTenantId('00000000-0000-4000-8000-000000000001');
const chunk = {
  id: 'chk_1',
  text: 'Guests leave their cars in the garage beneath the tower.',
  heading: null,
  kind: 'text' as const,
  sourceId: 'src_1',
};
const knowledge: Knowledge = {
  version: 1,
  print: '',
  facts: { items: [], branches: [], hours: [], policies: [] },
  index: buildLexicalIndex([chunk]),
  sources: new Map(),
  versions: new Map(),
  pages: new Map(),
  spans: new Map(),
  faq: new Map(),
  factsOn: () => ({ items: [], branches: [], hours: [], policies: [] }),
};
// Half of its words are in the passage, so vectors are asked as well.
const input = {
  question: 'Could my visitors store an automobile beneath something?',
  language: 'en' as const,
  arabizi: false,
  limit: 5,
  day: '2026-03-10',
};
const embedder: Embedder = { space: 'test', languages: 'all', embed: async () => [new Float32Array(512).fill(1 / Math.sqrt(512))] };
const searching = (given: Embedder | null, vectors: VectorStore = createPgvectorStore(test.database)) =>
  createSearch({ vectors, embedder: given });

describe('without the vectors that it should have asked', () => {
  const failing: Embedder = { space: 'test', languages: 'all', embed: () => Promise.reject(new Error('embedding.failed')) };
  const down = (error: Error): VectorStore => ({
    ...createPgvectorStore(test.database),
    ...{ name: 'pinecone', outside: true, search: () => Promise.reject(error) },
  });

  it.each([
    ['the question cannot be embedded', () => searching(failing)],
    ['the store outside is down', () => searching(embedder, down(new VectorStoreError('pinecone', 'unavailable')))],
    ['the store outside is not asked', () => searching(embedder, down(new VectorStoreError('pinecone', 'open')))],
  ])('finds the same passages by words alone and answers more carefully: %s', async (_, make) => {
    const alone = await searching(null).find(tenantId, knowledge, input);
    const found = await make().find(tenantId, knowledge, input);
    expect(found.passages).toEqual(alone.passages);
    expect(found.passages).toHaveLength(1);
    expect(found.coverage).toBeGreaterThan(0);
    expect(found.coverage).toBeLessThan(alone.coverage);
  });

  it('says why', async () => {
    const heard: unknown[] = [];
    const error = new VectorStoreError('pinecone', 'throttled');
    const search = createSearch({ vectors: down(error), embedder, onImpaired: (_, cause) => heard.push(cause) });
    await search.find(tenantId, knowledge, input);
    expect(heard).toEqual([error]);
  });
});

it('is as sure as before where the tenant has no vectors', async () => {
  const alone = await searching(null).find(tenantId, knowledge, input);
  expect(await searching(embedder).find(tenantId, knowledge, input)).toEqual(alone);
});

it('does not find what only the store outside still holds', async () => {
  const vectors: VectorStore = {
    ...createPgvectorStore(test.database),
    ...{
      outside: true,
      search: async () => [
        { chunkId: 'chk_removed', cosine: 1 },
        { chunkId: 'chk_1', cosine: 0.4 },
      ],
    },
  };
  const { passages } = await searching(embedder, vectors).find(tenantId, knowledge, input);
  expect(passages.map(({ chunkId }) => chunkId)).toEqual(['chk_1']);
});

it('ends with its turn', async () => {
  const ended = AbortSignal.abort(new Error('the turn was ended'));
  const waiting: Embedder = {
    space: 'test',
    languages: 'all',
    embed: (_texts: string[], signal?: AbortSignal) => Promise.reject(signal?.reason as Error),
  };
  await expect(searching(waiting).find(tenantId, knowledge, { ...input, signal: ended })).rejects.toThrow('the turn was ended');
});
