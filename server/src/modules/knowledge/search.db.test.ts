import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { mintTenantId } from '../../platform/ids.ts';
import type { Knowledge } from './load-knowledge.ts';
import { buildLexicalIndex } from './retrieval/index.ts';
import { createSearch } from './search.ts';

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
  facts: { items: [], branches: [], hours: [], policies: [] },
  index: buildLexicalIndex([chunk]),
  sources: new Map(),
  pages: new Map(),
  faq: new Map(),
  factsOn: () => ({ items: [], branches: [], hours: [], policies: [] }),
};
// Half of its words are in the passage, so vectors are asked as well.
const input = { question: 'Could my visitors store an automobile beneath something?', language: 'en' as const, arabizi: false, limit: 5, day: '2026-03-10' };

it('finds by words alone when the vectors of the question cannot be made', async () => {
  let asked = 0;
  const failing = {
    space: 'test',
    languages: 'all' as const,
    embed: () => {
      asked += 1;
      return Promise.reject(new Error('embedding.failed'));
    },
  };
  const alone = await createSearch(test.database, null).find(tenantId, knowledge, input);
  const found = await createSearch(test.database, failing).find(tenantId, knowledge, input);
  expect(asked).toBe(1);
  expect(found).toEqual(alone);
});

it('ends with its turn', async () => {
  const ended = AbortSignal.abort(new Error('the turn was ended'));
  const waiting = {
    space: 'test',
    languages: 'all' as const,
    embed: (_texts: string[], signal?: AbortSignal) => Promise.reject(signal?.reason as Error),
  };
  await expect(createSearch(test.database, waiting).find(tenantId, knowledge, { ...input, signal: ended })).rejects.toThrow(
    'the turn was ended',
  );
});
