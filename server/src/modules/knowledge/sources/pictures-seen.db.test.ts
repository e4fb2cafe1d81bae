import { readFileSync } from 'node:fs';
import type { SourceView } from '@wafaa/contracts';
import { afterEach, expect, it, vi } from 'vitest';
import { type Caller, makeCaller, startTestApp, type TestApp } from '../testing.ts';
import { addSource, processSource } from '../index.ts';

let running: TestApp | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

const PHOTO = readFileSync(new URL('../extract/fixtures/photo-menu.jpg', import.meta.url));
type Model = { provider: 'openai' | 'anthropic'; name: string };
type Printed = Parameters<TestApp['sim']['models']['pictures']['show']>[0];
const row = (...cells: string[]): Printed[number] => ({ kind: 'row', cells });

async function readPhoto(
  model: Model | null,
  printed: Printed = [],
): Promise<{ caller: Caller; source: SourceView; prices: Map<string, number | null> }> {
  running = await startTestApp(model ? { model } : {});
  running.sim.models.pictures.show(printed);
  const caller = await makeCaller(running);
  const id = await addSource(running.app, caller.tenantId, { name: 'menu.jpg', mime: 'image/jpeg', bytes: PHOTO });
  await processSource({ ...running.app, onChanged: () => {} }, caller.tenantId, id);
  const source = (await caller.call<{ items: SourceView[] }>('listSources')).body.items[0] as SourceView;
  const rows = await running.app.database.withTenant(caller.tenantId, (db) =>
    db.query.selectFrom('item').select(['name', 'price_minor']).where('source_id', '=', id).execute(),
  );
  return { caller, source, prices: new Map(rows.map((item) => [item.name.en ?? '', item.price_minor])) };
}

it('shows a photograph to a model that sees, tells its words with the figures that both saw, and counts what it cost', async () => {
  const printed = [row('Beiruti hummus', '18.50'), row('Karak tea', '6'), row('Chicken kabsa', '24')];
  const { caller, source, prices } = await readPhoto({ provider: 'anthropic', name: 'claude-emulated' }, printed);
  expect(source).toMatchObject({ state: 'live', recognised: { pages: 1, seen: 1, unseen: null } });
  expect(prices.get('Karak tea')).toBe(600);
  // The model says 24 where 42 is printed: nobody is told either.
  expect(prices.get('Chicken kabsa') ?? null).toBeNull();
  expect(source.warnings.find(({ kind }) => kind === 'uncertain_recognition')?.sample).toContain('Chicken kabsa');
  // Written a little behind the calls.
  await vi.waitFor(async () => {
    const spent = await running?.app.database.withTenant(caller.tenantId, (db) =>
      db.query.selectFrom('model_usage').select(['calls']).where('purpose', '=', 'knowledge.picture').execute(),
    );
    expect(spent).toEqual([{ calls: 1 }]);
  }, 20_000);
});

it('reads it alone and says so when the model fails, takes no pictures, or is not there', async () => {
  const failed = await readPhoto({ provider: 'openai', name: 'gpt-4o@fail-500' });
  expect(failed.source).toMatchObject({ state: 'live', recognised: { pages: 1, seen: 0, unseen: 'failed' } });
  expect(failed.prices.get('Chicken kabsa')).toBe(4200);
  await running?.close();
  const blind = await readPhoto({ provider: 'openai', name: 'some-text-model' });
  expect(blind.source).toMatchObject({ state: 'live', recognised: { seen: 0, unseen: 'blind_model' } });
  await running?.close();
  const alone = await readPhoto(null);
  expect(alone.source).toMatchObject({ state: 'live', recognised: { seen: 0, unseen: 'no_model' } });
  expect(alone.prices).toEqual(failed.prices);
});

it('tells no price, dish or promise that a model that lies made up', async () => {
  const printed = [row('Beiruti hummus', '18.50'), row('Karak tea', '6'), row('Chicken kabsa', '42'), row('كبسة دجاج', '42 ريال')];
  const { source, prices, caller } = await readPhoto({ provider: 'openai', name: 'gpt-4o@hostile' }, printed);
  expect(source.state).toBe('live');
  const allowed = new Set([1850, 600, 4200, null]);
  expect([...prices.values()].filter((price) => !allowed.has(price))).toEqual([]);
  expect([...prices.keys()].join(' ')).not.toMatch(/Truffle|vegan/);
  const text = (
    await caller.call<{ parts: { text: string }[] }>('askKnowledge', { body: { question: 'Is everything safe for a nut allergy?' } })
  ).body;
  expect(JSON.stringify(text)).not.toMatch(/Everything here is gluten free/);
});
