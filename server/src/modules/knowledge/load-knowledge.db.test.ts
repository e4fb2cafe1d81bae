import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import type { TenantId } from '../../platform/ids.ts';
import { createKnowledgeLoader, type KnowledgeLoader } from './load-knowledge.ts';
import { findPassages } from './retrieval/index.ts';
import { bumpKnowledge, insertContent } from './store.ts';
import { plantChunks } from './vectors/testing.ts';

// What a process keeps in memory against what the database holds, when another process changes it and says nothing.

let test: TestDatabase;
/** Two processes: neither hears of the other. */
let here: KnowledgeLoader;
let there: KnowledgeLoader;
beforeAll(async () => {
  test = await createTestDatabase();
  here = createKnowledgeLoader(test.database, 1e8);
  there = createKnowledgeLoader(test.database, 1e8);
});
afterAll(async () => {
  await here.close();
  await there.close();
  await test.close();
});

const versionOf = async (tenantId: TenantId): Promise<number> =>
  test.database.withTenant(tenantId, async (db) =>
    Number((await db.query.selectFrom('tenant').select('knowledge_version').executeTakeFirstOrThrow()).knowledge_version),
  );
/** As every path asks: the version from the database, then the knowledge of that version. */
const find = async (loader: KnowledgeLoader, tenantId: TenantId, question: string): Promise<string[]> => {
  const knowledge = await loader.load(tenantId, await versionOf(tenantId));
  return findPassages({ index: knowledge.index, question, language: 'en', limit: 3 }).passages.map(({ text }) => text);
};
const chunk = (id: string, text: string) => ({
  ...{ id, kind: 'text' as const, text, heading: null, page: null, start: 0, end: 1, vectors: [] },
});
const document = { text: '', blocks: [], pages: null };
const noFacts = { items: [], branches: [], hours: [], policies: [] };

/** A source with these texts, in the place of what it said before. */
async function say(tenantId: TenantId, sourceId: string, texts: string[], mark: string): Promise<void> {
  await plantChunks(test, tenantId, [{ sourceId, version: `doc_${mark}_empty`, chunkId: `chk_${mark}_empty` }]);
  await test.database.withTenant(tenantId, async (db) => {
    await db.query.deleteFrom('document').where('source_id', '=', sourceId).execute();
    const chunks = texts.map((text, place) => chunk(`chk_${mark}_${String(place).padStart(4, '0')}`, text));
    await insertContent(db, sourceId, { document, chunks, facts: noFacts, space: null });
    await bumpKnowledge(db);
  });
}

const many = (word: string): string[] =>
  Array.from({ length: 200 }, (_, place) => `The ${word} number ${place} stands in hall ${place % 9}.`);

describe.each([
  ['a few passages', (word: string) => [`The ${word} opens at nine.`]],
  ['so many that their index is kept', many],
])('%s', (_, textsOf) => {
  it('are answered anew after they were replaced elsewhere', async () => {
    const { tenantId } = await makeTenant(test.database);
    await say(tenantId, 'src_a', textsOf('walrus'), 'one');
    expect((await find(here, tenantId, 'walrus')).length).toBeGreaterThan(0);
    await say(tenantId, 'src_a', textsOf('trombone'), 'two');
    expect(await find(here, tenantId, 'walrus')).toEqual([]);
    expect((await find(here, tenantId, 'trombone')).length).toBeGreaterThan(0);
    expect((await find(there, tenantId, 'trombone')).length).toBeGreaterThan(0);
  });

  it('are gone once their source was removed elsewhere', async () => {
    const { tenantId } = await makeTenant(test.database);
    await say(tenantId, 'src_a', textsOf('walrus'), 'one');
    await say(tenantId, 'src_b', ['The fountain is lit at night.'], 'other');
    await find(here, tenantId, 'walrus');
    await test.database.withTenant(tenantId, async (db) => {
      await db.query.deleteFrom('source').where('id', '=', 'src_a').execute();
      await bumpKnowledge(db);
    });
    expect(await find(here, tenantId, 'walrus')).toEqual([]);
    expect(await find(there, tenantId, 'walrus')).toEqual([]);
    expect(await find(here, tenantId, 'fountain')).toHaveLength(1);
  });
});

describe('the kept index', () => {
  const keptPrint = async (tenantId: TenantId): Promise<string | undefined> =>
    (await test.asOwner<{ print: string }>('select print from passage_index where tenant_id = $1', [tenantId]))[0]?.print;

  it('is opened by the next process, and answers as the one that was built', async () => {
    const { tenantId } = await makeTenant(test.database);
    await say(tenantId, 'src_a', many('walrus'), 'one');
    const built = await here.load(tenantId, await versionOf(tenantId));
    expect(await keptPrint(tenantId)).toBe(built.print);
    const opened = await there.load(tenantId, await versionOf(tenantId));
    const ask = (index: typeof built.index) => findPassages({ index, question: 'walrus 17 in hall 8', language: 'en', limit: 20 });
    expect(ask(opened.index)).toEqual(ask(built.index));
    expect(ask(opened.index).passages[0]?.text).toContain('number 17 ');
  });

  it('of other passages is not used, whatever it holds', async () => {
    const { tenantId } = await makeTenant(test.database);
    await say(tenantId, 'src_a', many('walrus'), 'one');
    await find(here, tenantId, 'walrus');
    const [old] = await test.asOwner<{ fields: Buffer }>('select fields from passage_index where tenant_id = $1', [tenantId]);
    await say(tenantId, 'src_a', many('trombone'), 'two');
    await find(here, tenantId, 'trombone');
    await test.asOwner(`update passage_index set print = 'of before', fields = $2 where tenant_id = $1`, [tenantId, old?.fields]);
    expect(await find(there, tenantId, 'walrus')).toEqual([]);
    expect((await find(there, tenantId, 'trombone')).length).toBe(3);
  });

  it('that is cut is built again, and mended', async () => {
    const { tenantId } = await makeTenant(test.database);
    await say(tenantId, 'src_a', many('walrus'), 'one');
    await find(here, tenantId, 'walrus');
    const print = await keptPrint(tenantId);
    await test.asOwner('update passage_index set fields = substr(fields, 1, 40) where tenant_id = $1', [tenantId]);
    expect((await find(there, tenantId, 'walrus')).length).toBe(3);
    const [row] = await test.asOwner<{ bytes: number }>('select length(fields) as bytes from passage_index where tenant_id = $1', [
      tenantId,
    ]);
    expect(row?.bytes).toBeGreaterThan(40);
    expect(await keptPrint(tenantId)).toBe(print);
  });

  it('is carried on when only facts changed', async () => {
    const { tenantId } = await makeTenant(test.database);
    await say(tenantId, 'src_a', many('walrus'), 'one');
    const before = await here.load(tenantId, await versionOf(tenantId));
    await test.database.withTenant(tenantId, (db) => bumpKnowledge(db));
    const after = await here.load(tenantId, await versionOf(tenantId));
    expect(after.version).toBe(before.version + 1);
    expect(after.index.words).toBe(before.index.words);
  });
});

it('a changed fact is known at once, in every process', async () => {
  const { tenantId } = await makeTenant(test.database);
  await say(tenantId, 'src_a', ['Soup.'], 'one');
  const price = async (loader: KnowledgeLoader) => (await loader.load(tenantId, await versionOf(tenantId))).facts.items[0]?.price?.minor;
  const setPrice = (minor: number) =>
    test.asOwner(
      `with item as (insert into item (tenant_id, id, name, section, description, price_minor, currency, state, source_id, document_id, span_start, span_end)
         values ($1, 'itm_soup', '{"en":"Soup","ar":null}', '{"en":null,"ar":null}', '{"en":null,"ar":null}', $2, 'SAR', 'confirmed', 'src_a', 'doc_x', 0, 1)
         on conflict (tenant_id, id) do update set price_minor = excluded.price_minor)
       update tenant set knowledge_version = knowledge_version + 1 where tenant_id = $1`,
      [tenantId, minor],
    );
  await setPrice(700);
  expect([await price(here), await price(there)]).toEqual([700, 700]);
  await setPrice(900);
  expect([await price(here), await price(there)]).toEqual([900, 900]);
});

it('what is erased is in no memory and not in the kept index', async () => {
  const { tenantId } = await makeTenant(test.database);
  await say(tenantId, 'src_a', many('walrus'), 'one');
  await find(here, tenantId, 'walrus');
  await test.asOwner('delete from tenant where tenant_id = $1', [tenantId]);
  here.forget(tenantId);
  expect(await test.asOwner('select 1 from passage_index where tenant_id = $1', [tenantId])).toEqual([]);
  expect((await here.load(tenantId, 2)).index.chunks).toEqual([]);
});
