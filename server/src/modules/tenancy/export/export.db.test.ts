import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../../test/database.ts';
import { readZip } from '../../../../test/read-zip.ts';
import type { Clock } from '../../../platform/clock.ts';
import { TENANT_TABLES } from '../../../platform/db/tenant-tables.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { createFolderStorage, type FileStorage } from '../../../platform/storage/file-storage.ts';
import { createLog } from '../../../platform/telemetry/log.ts';
import { makeActor, makeAudit } from '../testing.ts';
import { downloadExport } from './download-export.ts';
import { EXPORTED_TABLES, LEFT_OUT } from './export-tables.ts';
import { listExports } from './list-exports.ts';
import { requestExport } from './request-export.ts';
import { type ExportDeps, runExport } from './run-export.ts';
import { tidyExports } from './tidy-exports.ts';

let test: TestDatabase;
let tenantId: TenantId;
let accountId: string;
let storage: FileStorage;
let now = new Date('2026-06-01T10:00:00Z');
const clock: Clock = { now: () => now };
const folder = mkdtempSync(join(tmpdir(), 'wafaa-export-'));
const deps = (): ExportDeps => ({ database: test.database, storage, clock, log: createLog('silent', {}) });
const signal = new AbortController().signal;

beforeAll(async () => {
  test = await createTestDatabase();
  storage = createFolderStorage(folder);
});
beforeEach(async () => {
  now = new Date();
  ({ tenantId, accountId } = await makeTenant(test.database, { credentials: Buffer.from('sealed-credentials') }));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const request = () =>
  test.database.withTenant(tenantId, (db) => requestExport(db, { actor: makeActor() }, makeAudit('tenant.export_asked')));
const list = async () => (await test.database.withTenant(tenantId, (db) => listExports(db, { limit: 30 }))).items;
const unzip = async (id: string) => {
  const { content } = await downloadExport(deps(), tenantId, id);
  const parts: Uint8Array[] = [];
  for await (const part of Readable.from(content as AsyncIterable<Uint8Array>)) parts.push(part as Uint8Array);
  return readZip(Buffer.concat(parts));
};

const plantConversation = async (tenant: TenantId, account: string, messages: number) => {
  await test.asOwner(`insert into contact (tenant_id, id, name) values ($1, 'cnt_1', '=HYPERLINK("x")')`, [tenant]);
  await test.asOwner(
    `insert into conversation (tenant_id, id, channel, account_id, contact_id) values ($1, 'cnv_1', 'whatsapp', $2, 'cnt_1')`,
    [tenant, account],
  );
  await test.asOwner(
    `insert into message (tenant_id, id, conversation_id, direction, author, kind, text, at)
     select $1, 'msg_' || lpad(n::text, 7, '0'), 'cnv_1', 'in', 'contact', 'text', 'word ' || n, now() from generate_series(1, $2::int) n`,
    [tenant, messages],
  );
};

describe('the tables of an export', () => {
  it('are every table of a tenant, but for those that are left out with a reason', () => {
    expect([...EXPORTED_TABLES.map((table) => table.name), ...Object.keys(LEFT_OUT)].sort()).toEqual([...TENANT_TABLES].sort());
  });

  it('leave no column behind that is named like a secret', async () => {
    const columns = await test.asOwner<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns where table_schema = 'public' and column_name ~ 'hash|credential|secret|password|sealed|token'`,
    );
    const out = new Map(EXPORTED_TABLES.map((table) => [table.name, table]));
    // Numbers: of a lane's leases, of tokens that were used, of how often a password was changed.
    const harmless = new Set([
      'lane.token',
      'usage_month.model_tokens',
      'model_usage.input_tokens',
      'model_usage.output_tokens',
      'model_day.input_tokens',
      'model_day.output_tokens',
      'user_session.password_version',
    ]);
    const leaving = columns
      .filter(({ table_name: table, column_name: column }) => out.has(table) && !out.get(table)?.without?.includes(column))
      .map(({ table_name: table, column_name: column }) => `${table}.${column}`);
    expect(leaving.filter((name) => !harmless.has(name))).toEqual([]);
  });
});

describe('an export of everything', () => {
  it('holds each table, the files, and a manifest that adds up', async () => {
    await plantConversation(tenantId, accountId, 3_210);
    const key = await storage.put(tenantId, 'sources', 'src_1', Buffer.from('menu bytes'));
    await test.asOwner(
      `insert into source (tenant_id, id, name, mime, size_bytes, sha256, storage_key) values ($1, 'src_1', 'قائمة ../menu.pdf', 'm', 10, 's', $2)`,
      [tenantId, key],
    );
    const logo = await storage.put(tenantId, 'logos', 'a', Buffer.from('logo bytes'));
    await test.asOwner(`update tenant set logo_key = $2, logo_mime = 'image/png' where tenant_id = $1`, [tenantId, logo]);
    const asked = await request();
    await runExport(deps(), tenantId, asked.id, signal);
    const [view] = await list();
    expect(view).toMatchObject({ id: asked.id, state: 'ready', failure: null, requestedBy: 'Noura' });

    const files = await unzip(asked.id);
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '{}');
    expect(manifest).toMatchObject({
      format: 'wafaa-export-1',
      tenant: tenantId,
      rows: { 'data/message.jsonl': 3_210, 'csv/messages.csv': 3_210, 'data/contact.jsonl': 1 },
    });
    expect(manifest.files.map((file: { path: string }) => file.path).sort()).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json').sort(),
    );
    for (const { path, bytes, sha256 } of manifest.files) {
      const found = files.get(path) ?? Buffer.alloc(0);
      expect([path, found.length, createHash('sha256').update(found).digest('hex')]).toEqual([path, bytes, sha256]);
    }
    const lines =
      files
        .get('data/message.jsonl')
        ?.toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)) ?? [];
    expect(new Set(lines.map((line) => line.text)).size).toBe(3_210);
    expect(files.get('csv/contacts.csv')?.toString()).toContain(`"'=HYPERLINK(""x"")"`);
    expect([...files.keys()].filter((name) => name.startsWith('files/'))).toEqual(['files/src_1/قائمة .._menu.pdf', 'files/logo.png']);
    expect(Buffer.concat([...files.values()]).toString()).not.toContain(Buffer.from('sealed-credentials').toString('base64'));
    expect(files.get('data/channel_account.jsonl')?.toString()).not.toContain('credentials');
  });

  it("never holds another tenant's rows", async () => {
    const twin = await makeTenant(test.database);
    await plantConversation(twin.tenantId, twin.accountId, 3);
    const asked = await request();
    await runExport(deps(), tenantId, asked.id, signal);
    const everything = Buffer.concat([...(await unzip(asked.id)).values()]).toString();
    expect(everything).not.toContain(twin.tenantId);
    await expect(downloadExport(deps(), twin.tenantId, asked.id)).rejects.toMatchObject({ code: 'export.not_found' });
  });

  it('is made one at a time, also of two that are asked for at once', async () => {
    const results = await Promise.allSettled([request(), request()]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(request()).rejects.toMatchObject({ code: 'export.running' });
    const [asked] = await list();
    await expect(downloadExport(deps(), tenantId, asked?.id ?? '')).rejects.toMatchObject({ code: 'export.not_ready' });
    await runExport(deps(), tenantId, asked?.id ?? '', signal);
    expect((await request()).state).toBe('queued');
    const audit = await test.asOwner('select 1 from audit_entry where tenant_id = $1', [tenantId]);
    expect(audit).toHaveLength(2);
  });

  it('says that it failed when a file is not to be had, and keeps no half of it', async () => {
    await test.asOwner(
      `insert into source (tenant_id, id, name, mime, size_bytes, sha256, storage_key) values ($1, 'src_1', 'n', 'm', 1, 's', $2)`,
      [tenantId, `tenants/${tenantId}/sources/gone`],
    );
    const asked = await request();
    await runExport(deps(), tenantId, asked.id, signal);
    expect(await list()).toMatchObject([{ state: 'failed', failure: { code: 'export.failed' }, sizeBytes: null }]);
    expect(existsSync(join(folder, 'tenants', tenantId, 'exports', asked.id))).toBe(false);
    expect(existsSync(join(folder, 'tenants', tenantId, 'exports', `${asked.id}.partial`))).toBe(false);
    expect((await request()).state).toBe('queued');
  });

  it('ends when its time is over', async () => {
    const asked = await request();
    await runExport(deps(), tenantId, asked.id, AbortSignal.abort(new Error('too long')));
    expect(await list()).toMatchObject([{ state: 'failed' }]);
  });

  it('is not written for one that nobody waits for', async () => {
    await runExport(deps(), tenantId, 'exp_none', signal);
    expect(await list()).toEqual([]);
  });

  it('throws the file away when it was given up meanwhile', async () => {
    const asked = await request();
    const slow: ExportDeps = {
      ...deps(),
      storage: {
        ...storage,
        async putStream(...given) {
          const written = await storage.putStream(...given);
          await test.asOwner(`update data_export set state = 'expired' where tenant_id = $1`, [tenantId]);
          return written;
        },
      },
    };
    await runExport(slow, tenantId, asked.id, signal);
    expect(existsSync(join(folder, 'tenants', tenantId, 'exports', asked.id))).toBe(false);
    await expect(downloadExport(deps(), tenantId, asked.id)).rejects.toMatchObject({ code: 'export.not_found' });
  });
});

describe('tidyExports', () => {
  const sent: string[] = [];
  const jobs = {
    send: async (job: { name: string }, tenant: string, input: { exportId: string }) =>
      void sent.push(`${job.name} ${tenant} ${input.exportId}`),
  } as unknown as Jobs;
  const tidy = () => tidyExports({ ...deps(), jobs });

  it('removes the file after seven days', async () => {
    const asked = await request();
    await runExport(deps(), tenantId, asked.id, signal);
    now = new Date(now.getTime() + 7 * 86_400_000 - 60_000);
    await tidy();
    expect(await list()).toMatchObject([{ state: 'ready' }]);
    now = new Date(now.getTime() + 120_000);
    // Over is over, however late the tidying comes.
    await expect(downloadExport(deps(), tenantId, asked.id)).rejects.toMatchObject({ code: 'export.not_found' });
    await tidy();
    expect(await list()).toMatchObject([{ state: 'expired' }]);
    expect(existsSync(join(folder, 'tenants', tenantId, 'exports', asked.id))).toBe(false);
    await expect(downloadExport(deps(), tenantId, asked.id)).rejects.toMatchObject({ code: 'export.not_found' });
  });

  it('sends again what has no job, and gives up what a death left half-way', async () => {
    const asked = await request();
    now = new Date(now.getTime() + 120_000);
    sent.length = 0;
    await tidy();
    expect(sent).toContain(`tenant.export ${tenantId} ${asked.id}`);
    now = new Date(now.getTime() + 3 * 3_600_000);
    await tidy();
    expect(await list()).toMatchObject([{ state: 'failed', failure: { code: 'export.failed' } }]);
  });
});
