import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../../test/app.ts';

// A document read with a model beside the rules, from the upload to what a customer is told.

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp({ model: { provider: 'openai', name: 'm' } });
});
afterAll(() => running.close());

const MENU = 'Menu\n\nHummus ..... 18\nFalafel Plate ..... 24\nLentil Soup ..... 15 (was 19)\nTabbouleh ..... 17';
const fileOf = (text: string) => ({ name: 'menu.txt', mime: 'text/plain', bytes: Buffer.from(text) });

async function itemsOf(tenantId: string): Promise<{ name: string; found: string[]; confidence: number; statuses: string[] }[]> {
  const response = await fetch(`${running.api.url}/api/v1/facts?kind=item&limit=50`, { headers: await running.bearer(tenantId as never) });
  const { items } = (await response.json()) as {
    items: { fields: { name: { en: string } }; foundBy: string[]; confidence: number; statuses: string[] }[];
  };
  return items.map(({ fields, foundBy, confidence, statuses }) => ({ name: fields.name.en, found: foundBy, confidence, statuses }));
}

describe('a document that a model reads beside the rules', () => {
  it('has rows of both, surer than those of one', async () => {
    running.sim.models.mode = 'honest';
    const { tenantId } = await running.addTenant({ files: [fileOf(MENU.replace(' (was 19)', ''))] });
    const items = await itemsOf(tenantId);
    expect(items.map(({ name }) => name)).toEqual(['Hummus', 'Falafel Plate', 'Lentil Soup', 'Tabbouleh']);
    for (const { found, confidence } of items) expect({ found, confidence }).toEqual({ found: ['rules', 'model'], confidence: 0.95 });
  });

  it('shows what the two read differently as a contradiction, and a person answers it', async () => {
    const text = MENU.replace('..... 18', '..... 18\nIt is 20 SAR with warm bread, as our chef says.');
    const nothing = { section: null, description: null, sizes: [], calories: null, diets: [], allergens: [] };
    const items = [{ ...nothing, nameEn: 'Hummus', nameAr: null, price: '20 SAR', lines: { from: 1, to: 2 } }];
    running.sim.models.mode = 'scripted';
    running.sim.models.script([JSON.stringify({ items, hours: [], branches: [], policies: [] })]);
    const { tenantId, accountKey } = await running.addTenant({ files: [fileOf(text)] });
    running.sim.models.mode = 'honest';
    const response = await fetch(`${running.api.url}/api/v1/facts/contradictions`, { headers: await running.bearer(tenantId) });
    expect(await response.json()).toMatchObject({
      items: [{ kind: 'price', about: { en: 'Hummus' }, sides: [{ value: '18 SAR' }, { value: '20 SAR' }] }],
    });
    const [hummus] = await itemsOf(tenantId);
    expect(hummus).toMatchObject({ name: 'Hummus', confidence: 0.4 });
    const told = await running.ask(accountKey, '966500000001', 'How much is the hummus?');
    expect(told).toContain('Our sources give different prices for Hummus (18 SAR, 20 SAR)');
  });

  it('is read by the rules alone when the model fails or lies', async () => {
    for (const mode of ['fail-500', 'fail-429', 'fail-malformed', 'hostile'] as const) {
      running.sim.models.mode = mode;
      const { tenantId } = await running.addTenant({ files: [fileOf(MENU)] });
      const [source] = await running.test.asOwner<{ state: string }>('select state from source where tenant_id = $1', [tenantId]);
      const rows = await running.test.asOwner<{
        price_minor: number;
        found_by: string[];
        disputes: unknown[];
        allergens_confirmed: boolean;
      }>('select price_minor, found_by, disputes, allergens_confirmed from item where tenant_id = $1 order by ordinal', [tenantId]);
      expect({ mode, state: source?.state, prices: rows.map((row) => row.price_minor) }).toEqual({
        mode,
        state: 'live',
        prices: expect.any(Array),
      });
      expect(rows.length).toBeGreaterThanOrEqual(3);
      expect(rows.every((row) => row.disputes.length === 0 && !row.allergens_confirmed)).toBe(true);
    }
  });
});
