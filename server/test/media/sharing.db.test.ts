import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMediaWorker, type MediaWorker } from '../../src/modules/media/index.ts';
import { createAccountLookup } from '../../src/modules/outbound/index.ts';
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

/** A worker of its own; calls with the token of the account `slow` hang until the tests are over. */
function startWorker(slow?: string): { worker: MediaWorker; hanging: () => number } {
  const { app } = running;
  let hanging = 0;
  const worker = createMediaWorker({
    ...{ database: app.database, storage: app.storage, log: app.log, onChanged: () => {}, configFor: app.config.channels.configFor },
    bus: app.bus,
    http: {
      request: async (request) => {
        if (slow !== undefined && request.headers['authorization']?.endsWith(slow)) {
          hanging += 1;
          await release.promise;
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
