import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMediaWorker, type MediaWorker } from '../../src/modules/media/index.ts';
import { createAccountLookup } from '../../src/modules/outbound/index.ts';
import { eraseTenant } from '../../src/modules/tenancy/index.ts';
import { eraseDeps } from '../../src/roles/scheduler.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { file, PHOTO, rowsOf, settled } from './media-app.ts';

// What one tenant, or one file, does to the files of others.

let running: TestApp;
const release = Promise.withResolvers<void>();
beforeAll(async () => {
  running = await startTestApp();
  // Nobody fetches but the workers of these tests.
  await running.app.mediaWorker.stop(5_000);
});
afterAll(async () => {
  release.resolve();
  await running.close();
});

const send = (account: string, more: object = {}) =>
  running.sim.send({ account, from: { id: '966500000031', name: 'Sara' }, type: 'image', ...more }).acknowledged;

const forget = (tenantId: string) => running.test.asOwner('delete from message_media where tenant_id = $1', [tenantId]);

/** A worker of its own; calls with the token of the account `slow` hang until they are let go, at the latest when the tests are over. */
function startWorker(slow?: string, letGo: Promise<void> = release.promise): { worker: MediaWorker; hanging: () => number } {
  const { app } = running;
  let hanging = 0;
  const worker = createMediaWorker({
    ...{ database: app.database, storage: app.storage, log: app.log, onChanged: () => {}, configFor: app.config.channels.configFor },
    bus: app.bus,
    http: {
      request: async (request) => {
        if (slow !== undefined && request.headers['authorization']?.endsWith(slow)) {
          hanging += 1;
          await Promise.race([letGo, release.promise]);
        }
        return app.http.request(request);
      },
    },
    accounts: createAccountLookup({ database: app.database, secrets: app.secrets }),
  });
  worker.start();
  return { worker, hanging: () => hanging };
}

describe('files of one tenant', () => {
  it('leave a place for those of others, however many hang', async () => {
    const busy = await running.addTenant();
    const other = await running.addTenant();
    const { worker, hanging } = startWorker(busy.accountKey);
    try {
      for (let count = 0; count < 6; count += 1) await send(busy.accountKey);
      await vi.waitFor(() => expect(hanging()).toBeGreaterThanOrEqual(3), { timeout: 20_000, interval: 25 });
      await send(other.accountKey);
      expect(await settled(running, other.tenantId)).toMatchObject([{ state: 'stored', attempts: 1 }]);
      expect(hanging()).toBe(3);
    } finally {
      release.resolve();
      await worker.stop(20_000);
      await forget(busy.tenantId);
    }
  });

  it('do not stand before those of others, however many wait', async () => {
    const busy = await running.addTenant();
    const other = await running.addTenant();
    await send(busy.accountKey);
    await running.test.asOwner(
      `insert into message_media (tenant_id, id, conversation_id, message_id, ordinal, kind, due_at)
         select tenant_id, 'med_backlog' || n, conversation_id, message_id, n, kind, now() - interval '1 hour'
         from message_media, generate_series(100, 700) n where tenant_id = $1`,
      [busy.tenantId],
    );
    await send(other.accountKey);
    const claimed = await running.app.database.system.call('media_claim', 4, 60_000, 3);
    const count = (tenantId: string): number => claimed.filter((item) => item.tenantId === tenantId).length;
    expect([count(busy.tenantId), count(other.tenantId)]).toEqual([3, 1]);
    await forget(busy.tenantId);
  });
});

describe('one account', () => {
  it('has so many fetches under way and no more, however often its process asks and however much waits', async () => {
    const { system } = running.app.database;
    const { tenantId, accountKey } = await running.addTenant();
    for (let count = 0; count < 12; count += 1) await send(accountKey);
    const under: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const claimed = await system.call('media_claim', 10, 60_000, 3, under);
      under.push(...claimed.map((item) => item.tenantId));
      expect(under.length).toBe(3);
    }
    // One of them ended: one more begins.
    expect(await system.call('media_claim', 10, 60_000, 3, under.slice(1))).toHaveLength(1);
    await forget(tenantId);
  });
});

describe('a tenant that is erased while a file of its customer is fetched', () => {
  const filesOf = (tenantId: string): string[] => {
    const folder = join(running.config.dataFolder, 'files', 'tenants', tenantId);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  };
  const rowsAbout = async (tenantId: string): Promise<number> => {
    const tables = ['tenant', 'message_media', 'discarded_file', 'message', 'event'];
    const counts = tables.map((table) => `(select count(*) from ${table} where tenant_id = $1)`).join(' + ');
    return Number((await running.test.asOwner<{ rows: number }>(`select ${counts} as rows`, [tenantId]))[0]?.rows);
  };

  it('leaves neither a file nor a row behind, though the bytes come after everything is gone', async () => {
    const { tenantId, accountKey } = await running.addTenant();
    const arrives = Promise.withResolvers<void>();
    const { worker, hanging } = startWorker(accountKey, arrives.promise);
    try {
      for (let count = 0; count < 2; count += 1) await send(accountKey);
      // A busy machine may have begun one of them anew by then.
      await vi.waitFor(() => expect(hanging()).toBeGreaterThanOrEqual(2), { timeout: 20_000, interval: 25 });
      expect(await rowsAbout(tenantId)).toBeGreaterThan(0);
      await running.test.asOwner(`update tenant set state = 'erasing', erase_after = now() - interval '1 minute' where tenant_id = $1`, [
        tenantId,
      ]);
      await eraseTenant(eraseDeps(running.app), tenantId);
    } finally {
      arrives.resolve();
      await worker.stop(20_000);
    }
    expect([filesOf(tenantId), await rowsAbout(tenantId)]).toEqual([[], 0]);
  });
});

describe('a file whose header lies', () => {
  it('is kept without the size that it tells', async () => {
    const { tenantId, accountKey } = await running.addTenant();
    const wide = Buffer.from(PHOTO);
    wide.writeUInt32BE(0xffff_ffff, 16);
    const { worker } = startWorker();
    try {
      await send(accountKey, file(wide, 'image/png'));
      expect(await settled(running, tenantId)).toMatchObject([{ state: 'stored', attempts: 1, width: null, height: null }]);
      expect(await rowsOf(running, tenantId)).toHaveLength(1);
    } finally {
      await worker.stop(20_000);
    }
  });
});
