import { createPinecone, createWeaviate } from '@wafaa/sim';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { eraseDeps } from '../../../roles/scheduler.ts';
import { eraseTenant } from '../../tenancy/index.ts';
import { addSource, prepareKnowledge, processSourceJob, queueUnprepared } from '../index.ts';

// The whole product with its vectors in a store outside.

interface FarSide {
  env: Record<string, string>;
  chunks(tenantId: string): number;
  tenants(): string[];
  fail(on: boolean): void;
  close(): Promise<void>;
}

const farSides: [string, () => Promise<FarSide>][] = [
  [
    'pinecone',
    async () => {
      const sim = await createPinecone();
      return {
        env: { VECTOR_STORE: 'pinecone', PINECONE_API_KEY: sim.apiKey, PINECONE_CONTROLLER_URL: sim.url },
        chunks: (tenantId) => new Set(sim.names('wafaa', tenantId).map((name) => name.split('#')[2])).size,
        tenants: () => sim.namespaces('wafaa'),
        fail: (on) => (on ? sim.faults.add({ kind: 'server_error' }) : sim.faults.clear()),
        close: () => sim.close(),
      };
    },
  ],
  [
    'weaviate',
    async () => {
      const sim = await createWeaviate();
      return {
        env: { VECTOR_STORE: 'weaviate', WEAVIATE_URL: sim.url, WEAVIATE_GRPC: sim.grpc, WEAVIATE_API_KEY: sim.apiKey },
        chunks: (tenantId) => new Set(sim.rows('WafaaSentence', tenantId).map(({ properties }) => properties['chunkId'])).size,
        tenants: () => sim.tenants('WafaaSentence'),
        fail: (on) => (on ? sim.faults.add({ kind: 'server_error' }) : sim.faults.clear()),
        close: () => sim.close(),
      };
    },
  ],
];

const HOUSE_RULES = `House rules

Visitors leave their motorcars in the garage beneath the tower, where the first two hours are free of charge.

Musicians perform on the last weekend of every month, and nobody pays anything to come in and listen to them.
`;

describe.each(farSides)('%s', (_, open) => {
  let far: FarSide;
  let running: TestApp;
  let tenantId: TenantId;
  beforeAll(async () => {
    far = await open();
    running = await startTestApp({ env: far.env });
    ({ tenantId } = await running.addTenant());
  });
  afterAll(async () => {
    await running.close();
    await far.close();
  });
  const storedChunks = async (): Promise<number> =>
    (
      await running.test.asOwner<{ n: number }>('select count(distinct chunk_id)::int as n from chunk_vector where tenant_id = $1', [
        tenantId,
      ])
    )[0]?.n ?? 0;
  const read = async (name: string, text: string): Promise<string> => {
    const sourceId = await addSource(running.app, tenantId, { name, mime: 'text/plain', bytes: Buffer.from(text) });
    await running.app.jobs.send(processSourceJob, tenantId, { sourceId }, sourceId);
    return sourceId;
  };
  const inStep = (): Promise<void> =>
    vi.waitFor(
      async () => {
        expect(await storedChunks()).toBeGreaterThan(0);
        expect(far.chunks(tenantId)).toBe(await storedChunks());
      },
      { timeout: 30_000, interval: 100 },
    );
  const search = async (q: string) => {
    const headers = await running.bearer(tenantId);
    const answer = await running.api.server.inject({
      url: `/api/v1/knowledge/search?${new URLSearchParams({ q, limit: '5' }).toString()}`,
      headers,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ coverage: number; items: { text: string; dense: number | null }[] }>();
  };
  const ready = async () =>
    (await running.api.server.inject({ url: '/readyz' })).json<{ status: string; parts: Record<string, { state: string }> }>();

  it('holds what a document says soon after it was read, and takes part in the search', async () => {
    await read('rules.txt', HOUSE_RULES);
    await inStep();
    const found = await search('Where may guests put an automobile?');
    expect(found.items.some(({ dense }) => dense !== null && dense > 0.2)).toBe(true);
    expect((await ready()).parts['vectors']?.state).toBe('ok');
  });

  it('leaves questions to the words while it is down, says so, and is caught up with when it is back', async () => {
    const whole = await search('Where may guests put an automobile beneath the tower?');
    far.fail(true);
    const alone = await search('Where may guests put an automobile beneath the tower?');
    expect(alone.items.length).toBeGreaterThan(0);
    expect(alone.items.every(({ dense }) => dense === null)).toBe(true);
    expect(alone.coverage).toBeLessThan(whole.coverage);
    expect(await ready()).toMatchObject({ status: 'degraded', parts: { vectors: { state: 'down' } } });
    const before = far.chunks(tenantId);
    await read('more.txt', 'The library lends books to everybody.\n\nBring them back within thirty days, please.\n');
    await vi.waitFor(async () => expect(await storedChunks()).toBeGreaterThan(before), { timeout: 20_000, interval: 100 });
    expect(far.chunks(tenantId)).toBe(before);
    far.fail(false);
    await vi.waitFor(() => prepareKnowledge(running.app, tenantId, false), { timeout: 30_000, interval: 500 });
    await inStep();
  });

  it('is prepared by the watchdog when nobody was told of a change', async () => {
    await running.test.asOwner('update tenant set knowledge_version = knowledge_version + 1 where tenant_id = $1', [tenantId]);
    expect(await queueUnprepared(running.app)).toBeGreaterThan(0);
    await vi.waitFor(async () => expect(await queueUnprepared(running.app)).toBe(0), { timeout: 20_000, interval: 200 });
  });

  it('does not call a tenant erased while it cannot be emptied, and is empty after', async () => {
    expect(far.tenants()).toContain(tenantId);
    await running.test.asOwner(`update tenant set state = 'erasing', erase_after = now() - interval '1 day' where tenant_id = $1`, [
      tenantId,
    ]);
    far.fail(true);
    await expect(eraseTenant(eraseDeps(running.app), tenantId)).rejects.toThrow(/./);
    const standing = () => running.test.asOwner('select 1 from tenant where tenant_id = $1', [tenantId]);
    expect(await standing()).toHaveLength(1);
    far.fail(false);
    await vi.waitFor(() => eraseTenant(eraseDeps(running.app), tenantId), { timeout: 30_000, interval: 500 });
    expect(await standing()).toEqual([]);
    expect(far.tenants()).not.toContain(tenantId);
  });
});
