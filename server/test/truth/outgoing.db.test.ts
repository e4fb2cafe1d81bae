import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkOutgoing, loadTenant } from '../../src/modules/conversations/index.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { addDemo, type Demo } from './demo-tenants.ts';

// What the team or a campaign writes is held against the business's own documents as an answer of the bot is.

let running: TestApp;
let demo: Demo;
beforeAll(async () => {
  running = await startTestApp();
  demo = await addDemo(running, 'bayt-alwaha');
});
afterAll(() => running.close());

const check = async (text: string) => {
  const { turn: tenant } = await loadTenant(running.app.database, demo.tenantId);
  const [row] = await running.test.asOwner<{ version: number }>(
    'select knowledge_version::int as version from tenant where tenant_id = $1',
    [demo.tenantId],
  );
  return checkOutgoing(text, await running.app.knowledge.load(demo.tenantId, row?.version ?? 0), tenant, new Date());
};

it('lets pass what the documents say, and names what they do not', async () => {
  const knowledge = await running.app.knowledge.load(demo.tenantId, 0);
  const priced = knowledge.facts.items
    .filter((item) => item.price && item.variants.length === 0 && item.name.en && !item.otherPrices)
    .slice(0, 20);
  expect(priced.length).toBeGreaterThan(10);
  for (const item of priced) {
    const price = (item.price?.minor ?? 0) / 100;
    expect(await check(`Hello {{1}}! ${item.name.en} is ${price} SAR.`), item.name.en ?? '').toMatchObject({ passed: true });
    expect(await check(`Hello {{1}}! ${item.name.en} is ${price + 0.75} SAR.`), item.name.en ?? '').toMatchObject({ passed: false });
  }
  expect((await check('Everything at 70% off this week! Call +966 50 999 8877.')).unsupported.length).toBeGreaterThanOrEqual(2);
});
