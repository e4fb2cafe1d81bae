import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eraseTenant, runDueErases } from '../../src/modules/tenancy/index.ts';
import { processSourceJob } from '../../src/modules/knowledge/index.ts';
import { TENANT_TABLES } from '../../src/platform/db/tenant-tables.ts';
import { eraseDeps } from '../../src/roles/scheduler.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { postWebhook, textDelivery } from '../http/webhook-calls.ts';
import { captureLog, type CapturedLog } from '../isolation/capture-log.ts';
import { plantRows } from '../isolation/twins.ts';
import { hasRedis, startRedis } from '../redis.ts';
import { searchDatabase, searchFiles, searchRedis } from './search-everything.ts';
import { stain } from './stain.ts';

// Two tenants of one shape. One is erased; then everything is searched for it, and the other is compared with what it was.

let running: TestApp;
let redis: Awaited<ReturnType<typeof startRedis>> | null = null;
let log: CapturedLog;
const MENU = Buffer.from('# Menu\n\n| Dish | Price |\n| --- | --- |\n| Marqaq | 12 SAR |\n');

beforeAll(async () => {
  redis = hasRedis ? await startRedis() : null;
  log = captureLog();
  running = await startTestApp({ env: { LOG_LEVEL: 'info', ...(redis ? { REDIS_URL: redis.url } : {}) } });
});
afterAll(async () => {
  await running.close();
  log.stop();
  await redis?.stop();
});

interface Planted {
  tenantId: string;
  accountKey: string;
  mark: string;
  marks: string[];
  /** Of the knowledge that this process keeps in memory. */
  version: number;
}

async function plant(mark: string, tenantId: string): Promise<Planted> {
  const { app, test } = running;
  const made = await running.addTenant({
    tenantId,
    slug: `${mark}-slug`,
    accountId: 'acc_same',
    files: [{ name: `${mark}.md`, mime: 'text/markdown', bytes: Buffer.concat([MENU, Buffer.from(mark)]) }],
  });
  await plantRows(test.asOwner, { ...made, mark });
  await running.ask(made.accountKey, '966500000042', `How much is ${mark}?`);
  await test.asOwner(`insert into mail_link (token_hash, purpose, email, expires_at) values ($1, 'sign_up', $2, now())`, [
    `hash-${mark}`,
    `usr_${mark}@people.example`,
  ]);
  await test.asOwner(
    `insert into audit_entry (id, user_id, action, actor_kind, actor_name, after) values ($1, $1, 'user.signed_in', 'user', $2, $3)`,
    [`usr_${mark}`, mark, JSON.stringify({ mark })],
  );
  await test.asOwner(
    `insert into mail (id, recipient, language, template, subject, body_text, state) values ($1, $2, 'en', 'password_reset', $1, $1, 'sent')`,
    [`mil_${mark}_alone`, `usr_${mark}@people.example`],
  );
  await test.asOwner(`insert into door_throttle (key, failures) values ($1, 1)`, [`sign_in:usr_${mark}@people.example`]);
  // Jobs: one that was done, one that waits for long.
  await app.jobs.send(processSourceJob, made.tenantId, { sourceId: 'src_same' }, mark);
  await test.asOwner(`update pgboss.job set output = jsonb_build_object('mark', $2::text) where data ->> 'tenantId' = $1`, [
    tenantId,
    mark,
  ]);
  await app.cache.forTenant(made.tenantId).set('remembered', mark, 600_000);
  mkdirSync(join(app.config.dataFolder, 'files', 'tenants', tenantId, 'exports'), { recursive: true });
  writeFileSync(join(app.config.dataFolder, 'files', 'tenants', tenantId, 'exports', 'exp_left.partial'), `half an export of ${mark}`);
  await running.bearer(made.tenantId);
  const [tenant] = await test.asOwner<{ v: number }>('select knowledge_version as v from tenant where tenant_id = $1', [tenantId]);
  const version = tenant?.v ?? 0;
  expect((await app.knowledge.load(made.tenantId, version)).sources.size).toBeGreaterThan(0);
  return { tenantId, accountKey: made.accountKey, mark, marks: [mark, tenantId, made.accountKey], version };
}

/** Every store, and how often one of the marks stands in it. */
async function searchAll(marks: readonly string[]) {
  return {
    rows: await searchDatabase(running.test.asOwner, marks),
    files: searchFiles(running.app.config.dataFolder, marks),
    redis: redis ? await searchRedis(redis.url, marks) : [],
  };
}

const settle = () =>
  vi.waitFor(
    async () => {
      const [row] = await running.test.asOwner<{ n: number }>(
        `select (select count(*) from lane where ready_at is not null)::int + (select count(*) from pgboss.job where state in ('created', 'active', 'retry'))::int as n`,
      );
      if (row?.n !== 0) throw new Error('still at work');
    },
    { timeout: 30_000, interval: 100 },
  );

describe('erasing a tenant', () => {
  it('leaves nothing of it in any store, and all of its twin', async () => {
    const { app, test } = running;
    const gone = await plant('zqgoneseven', '00000000-0000-4000-8000-0000000000ee');
    const twin = await plant('zqtwinseven', '00000000-0000-4000-8000-0000000000ff');
    // One delivery with events of both, one that nobody understood, one that was told twice.
    const both = {
      object: 'whatsapp_business_account',
      entry: [gone, twin].flatMap(
        ({ accountKey, mark }) =>
          textDelivery(accountKey, [{ from: '966500000077', id: `wamid.${mark}`, body: `mixed ${mark}` }]).entry as object[],
      ),
    };
    for (const body of [
      both,
      both,
      {
        object: 'whatsapp_business_account',
        entry: [{ id: `waba-${gone.accountKey}`, changes: [{ field: 'unheard_of', value: { note: gone.mark } }] }],
      },
    ])
      expect((await postWebhook(running, JSON.stringify(body))).statusCode).toBe(200);
    await settle();
    // From here on nobody works for either; then every column that can hold a text holds the mark.
    await test.asOwner(`update tenant set state = 'suspended' where tenant_id = any ($1)`, [[gone.tenantId, twin.tenantId]]);
    await app.laneWorker.stop(5_000);
    for (const { tenantId, mark } of [gone, twin]) {
      const written = await stain(test.asOwner, tenantId, mark, [
        'channel_account.account_key',
        'channel_account.business_key',
        'inbound.delivery_id',
        'mail.recipient',
        'mail.state',
        'source.storage_key',
        'tenant.logo_key',
        'data_export.storage_key',
        'inbound.payload',
      ]);
      expect(written.length).toBeGreaterThan(100);
    }
    const before = await searchAll(gone.marks);
    const twinBefore = await searchAll(twin.marks);
    // Planted in every table, or the search after would prove nothing.
    for (const table of TENANT_TABLES) expect(before.rows, table).toHaveProperty([`public.${table}`]);
    for (const table of ['public.webhook_delivery', 'public.app_user', 'public.mail_link', 'public.door_throttle', 'pgboss.job'])
      expect(before.rows, table).toHaveProperty([table]);
    expect(before.files.length).toBeGreaterThan(2);
    if (redis) expect(before.redis.length).toBeGreaterThan(0);
    const door = await running.bearer(gone.tenantId as never);
    const vectors = async (tenantId: string) =>
      (await test.asOwner<{ n: number }>('select count(*)::int as n from chunk_vector where tenant_id = $1', [tenantId]))[0]?.n ?? 0;
    expect(await vectors(gone.tenantId)).toBeGreaterThan(0);

    await expect(eraseTenant(eraseDeps(app), gone.tenantId as never)).rejects.toThrow('not to be erased');
    expect(await runDueErases(eraseDeps(app))).toBe(0);
    await test.asOwner(`update tenant set state = 'erasing', erase_after = now() - interval '1 minute' where tenant_id = $1`, [
      gone.tenantId,
    ]);
    const quiet = log.text().length;
    expect(await runDueErases(eraseDeps(app))).toBe(1);
    expect(await runDueErases(eraseDeps(app))).toBe(0);

    const after = await searchAll(gone.marks);
    expect(after).toEqual({ rows: { 'public.audit_entry': 1 }, files: [], redis: [] });
    const [entry] = await test.asOwner<Record<string, unknown>>(
      'select tenant_id, action, actor_kind, target_id, before, after from audit_entry where target_id = $1',
      [gone.tenantId],
    );
    expect(entry).toMatchObject({ tenant_id: null, action: 'tenant.erased', actor_kind: 'system', before: null });
    expect(Object.values(entry?.after as object).every((value) => typeof value === 'number')).toBe(true);
    // The one who belonged to this tenant only, and the one who signed in; the person of both tenants stays.
    expect(entry?.after).toMatchObject({ people: 2, contact_identity: expect.any(Number) });
    // Logs: the id of the tenant, which is what a log names, and nothing that it said.
    expect(log.text()).not.toContain(gone.mark);
    expect(log.text().slice(quiet)).toContain('tenant erased');
    // What a process keeps in memory.
    const loaded = await app.knowledge.load(gone.tenantId as never, gone.version);
    expect([loaded.facts.items.length, loaded.facts.branches.length, loaded.sources.size, loaded.pages.size]).toEqual([0, 0, 0, 0]);
    expect(await app.cache.forTenant(gone.tenantId as never).get('remembered')).toBeNull();
    expect((await running.api.server.inject({ url: '/api/v1/tenant', headers: door })).statusCode).toBe(401);

    // The twin lost its part of nothing: only the mixed delivery is rewritten, with its own entries word for word.
    const twinAfter = await searchAll(twin.marks);
    expect(twinAfter).toEqual(twinBefore);
    expect(await vectors(twin.tenantId)).toBeGreaterThan(0);
    expect(await app.cache.forTenant(twin.tenantId as never).get('remembered')).toBe(twin.mark);
    const redacted = await test.asOwner<{ raw: Buffer; headers: object }>(
      `select raw, headers from webhook_delivery where verdict = 'redacted' order by id`,
    );
    expect(redacted).toHaveLength(2);
    for (const { raw, headers } of redacted) {
      expect(JSON.parse(raw.toString())).toEqual({ object: both.object, entry: [both.entry[1]] });
      expect(headers).toEqual({});
    }

    // The provider goes on for a while, and what it says is not kept.
    expect(
      (
        await postWebhook(
          running,
          JSON.stringify(textDelivery(gone.accountKey, [{ from: '966500000042', id: 'wamid.late', body: `late ${gone.mark}` }])),
        )
      ).statusCode,
    ).toBe(200);
    expect((await searchAll(gone.marks)).rows).toEqual({ 'public.audit_entry': 1 });
    const [late] = await test.asOwner<{ verdict: string; bytes: number }>(
      'select verdict, length(raw) as bytes from webhook_delivery order by id desc limit 1',
    );
    expect(late).toEqual({ verdict: 'erased', bytes: 0 });
  }, 120_000);

  it('goes on where a death left it', async () => {
    const { app, test } = running;
    const half = await running.addTenant();
    await plantRows(test.asOwner, { ...half, mark: 'zqhalfseven' }).catch(() => {});
    const body = textDelivery(half.accountKey, [{ from: '966500000043', id: 'wamid.half', body: 'zqhalfseven' }]);
    await postWebhook(running, JSON.stringify(body));
    await test.asOwner(`update tenant set state = 'erasing', erase_after = now() where tenant_id = $1`, [half.tenantId]);
    const deps = eraseDeps(app);
    // The first run dies after it took the accounts away; the second finds their keys again.
    const dying = {
      ...deps,
      storage: { ...deps.storage, removeAll: () => Promise.reject(new Error('the disk is away')) },
      database: {
        ...deps.database,
        system: {
          ...deps.database.system,
          call: (async (name: string, ...args: unknown[]) => {
            if (name === 'erase_read_deliveries') throw new Error('killed');
            return (deps.database.system.call as never as (...given: unknown[]) => Promise<unknown>)(name, ...args);
          }) as typeof deps.database.system.call,
        },
      },
    };
    expect(await runDueErases(dying)).toBe(0);
    expect(await searchDatabase(test.asOwner, [half.tenantId])).toHaveProperty(['public.tenant']);
    expect(await runDueErases(deps)).toBe(1);
    expect(await searchDatabase(test.asOwner, ['zqhalfseven', half.accountKey])).toEqual({});
  }, 60_000);
});
