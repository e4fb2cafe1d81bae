import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../server/test/database.ts';
import { textDelivery } from '../server/test/http/webhook-calls.ts';
import { eventOf } from '../server/test/ledger.ts';
import { connectDatabase, type Database } from '../server/src/platform/db/index.ts';
import { makeId } from '../server/src/platform/ids.ts';

// The command as it is run: a process of its own, on the database that its environment names.

const SCRIPT = fileURLToPath(new URL('./replay-journal.ts', import.meta.url));
const ACCOUNT = '771200000000777';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

describe('npm run replay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wafaa-replay-'));
  let clone: TestDatabase | null = null;

  beforeAll(async () => {
    if (process.env.DATABASE_URL) clone = await createTestDatabase();
    else await onDatabase((database) => database.migrate());
  });
  afterAll(async () => {
    await clone?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The embedded database belongs to one process: it is closed again before the command may have it. */
  async function onDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (clone) return work(clone.database);
    const own = { url: null, folder: join(folder, 'database'), maxConnections: 1, statementTimeoutMs: 30_000 };
    const database = await connectDatabase(own, () => {});
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
  const replay = (words: string[], env: Record<string, string> = {}): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const place = { DATA_DIR: folder, ...(clone?.url ? { DATABASE_URL: clone.url } : {}) };
      const child = spawn(process.execPath, [SCRIPT, ...words], { env: { PATH: process.env.PATH ?? '', ...place, ...env } });
      const ended: Ended = { code: null, out: '', err: '' };
      child.stdout.on('data', (chunk) => (ended.out += String(chunk)));
      child.stderr.on('data', (chunk) => (ended.err += String(chunk)));
      child.once('error', reject);
      child.once('close', (code) => resolve({ ...ended, code }));
    });
  const arrive = (database: Database, messageId: string): Promise<unknown> => {
    const raw = JSON.stringify(textDelivery(ACCOUNT, [{ from: '966500000001', id: messageId, body: 'Is the terrace open?' }]));
    const row = { id: makeId('dlv'), channel: 'whatsapp', receivedAt: new Date(), headers: {}, events: 1 };
    const event = { ...eventOf({ accountKey: ACCOUNT }, '966500000001', { messageId }), delivery: 0, deliveryId: row.id };
    return database.system.call('ledger_ingest', JSON.stringify([row]), [Buffer.from(raw)], JSON.stringify([event]));
  };
  const counts = ({ out }: Ended) => [...out.matchAll(/ {2,}(\d+)$/gm)].map(([, count]) => Number(count));
  const always = ['2020-01-01', '2100-01-01T00:00:00+03:00'];

  test('handles once what came before its account was connected, and finds nothing the second time', async () => {
    await onDatabase((database) => arrive(database, 'wamid.early'));
    const before = await replay(['whatsapp', ...always]);
    expect(before).toMatchObject({ code: 0, err: '' });
    expect(counts(before)).toEqual([1, 1, 0]);
    expect(before.out).toContain('nobody has connected: 1');

    const { tenantId } = await onDatabase((database) => makeTenant(database, { accountKey: ACCOUNT }));
    expect(counts(await replay(['whatsapp', ...always]))).toEqual([1, 1, 1]);
    expect(counts(await replay(['whatsapp', ...always]))).toEqual([1, 1, 0]);
    const messages = await onDatabase((database) =>
      database.withTenant(tenantId, (db) => db.query.selectFrom('message').select(['text', 'direction']).execute()),
    );
    expect(messages).toEqual([{ text: 'Is the terrace open?', direction: 'in' }]);
  });

  test('reads only what arrived on that channel in that time', async () => {
    expect(counts(await replay(['telegram', ...always]))).toEqual([0, 0, 0]);
    expect(counts(await replay(['whatsapp', '2020-01-01', '2020-01-02']))).toEqual([0, 0, 0]);
  });

  test('says how it is used, as help or when nothing was given', async () => {
    expect(await replay(['--help'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('npm run replay -- whatsapp') });
    expect(await replay([])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^Usage: npm run replay/) });
  });

  test('refuses what it cannot read before it touches anything', async () => {
    const { code, out, err } = await replay(['fax', ...always], { DATA_DIR: join(folder, 'nowhere'), DATABASE_URL: '' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^There is no channel "fax"\. There are: .*telegram.*whatsapp.*\n\nUsage:/);
  });

  test('says in a line when there is no database, instead of making one', async () => {
    const nowhere = await replay(['whatsapp', ...always], { DATA_DIR: join(folder, 'nowhere'), DATABASE_URL: '' });
    expect(nowhere).toMatchObject({ code: 1, out: '' });
    expect(nowhere.err).toMatch(/^there is no database in .*nowhere.*\n$/);
    const silent = await replay(['whatsapp', ...always], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    expect(silent).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^connect ECONNREFUSED [^\n]+\n$/) });
  });
});
