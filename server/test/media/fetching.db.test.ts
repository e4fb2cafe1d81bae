import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchMedia, type MediaDeps } from '../../src/modules/media/index.ts';
import { createAccountLookup } from '../../src/modules/outbound/index.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { file, PDF, PHOTO, rowsOf, settled, settledSoon } from './media-app.ts';

// From a customer's phone to a file in the storage, over each provider's own way of handing files out.

// Some providers sign the address that they call.
const PUBLIC_URL = 'https://wafaa.example';
let running: TestApp;
beforeAll(async () => {
  running = await startTestApp({ env: { PUBLIC_URL } });
});
afterAll(() => running.close());

const CHANNELS = {
  whatsapp: { key: '880000000000001', from: '966500000001', told: 'image/png' },
  instagram: { key: '17841400000000871', from: '820000000000871', told: null },
  messenger: { key: '104000000000871', from: '830000000000871', told: null },
  telegram: { key: '7700000871', from: '840000871', told: 'image/jpeg' },
  twilio_whatsapp: { key: `AC${'8'.repeat(32)}|whatsapp:+14155550871`, from: '966500000871', told: 'image/png' },
} as const;

const connect = async (channel: string, accountKey: string) => {
  const made = await running.addTenant({ channel, accountKey });
  const known = running.sim.accounts.get(accountKey);
  if (known) running.sim.accounts.add({ ...known, publicUrl: PUBLIC_URL });
  return made;
};
const stored = async (tenantId: Parameters<typeof rowsOf>[1]) =>
  (await running.app.storage.get(tenantId, (await rowsOf(running, tenantId))[0]?.storage_key ?? '')).equals(PHOTO);

describe.each(Object.entries(CHANNELS))('on %s', (channel, { key, from }) => {
  it('a picture, a voice note and a document are fetched once and kept as they are', async () => {
    const { tenantId } = await connect(channel, key);
    const send = { account: key, from: { id: from, name: 'Sara' } };
    await running.sim.send({ ...send, type: 'image' }).acknowledged;
    await running.sim.send({ ...send, type: 'voice' }).acknowledged;
    await running.sim.send({ ...send, type: 'document', ...file(PDF, 'application/pdf', 'menu قائمة.pdf') }).acknowledged;
    const rows = await settled(running, tenantId, 3);
    expect(rows.map(({ state, cause }) => ({ state, cause }))).toEqual(Array(3).fill({ state: 'stored', cause: null }));
    const [photo, voice, document] = ['image', 'audio', 'document'].map((kind) =>
      rows.find((row) => row.kind === kind || (kind === 'audio' && row.kind === 'voice')),
    );
    expect(photo).toMatchObject({ mime: 'image/png', size_bytes: PHOTO.length, width: 320, height: 240, attempts: 1 });
    expect(photo?.sha256).toBe(createHash('sha256').update(PHOTO).digest('hex'));
    expect(voice).toMatchObject({ mime: 'audio/ogg' });
    expect(document).toMatchObject({ mime: 'application/pdf', size_bytes: PDF.length });
    // Only some channels tell what a file was called.
    expect(document?.name).toBe(['whatsapp', 'telegram'].includes(channel) ? 'menu قائمة.pdf' : null);
    expect((await running.app.storage.get(tenantId, document?.storage_key ?? '')).equals(PDF)).toBe(true);
    // The provider's address, which may hold a permission, is forgotten.
    const told = await running.test.asOwner('select told from message_media where tenant_id = $1', [tenantId]);
    expect(told).toEqual(Array(3).fill({ told: {} }));
  });

  it('a bad moment of the provider passes, and what it handed out wrongly is not kept', async () => {
    const { tenantId } = await connect(channel, `${key}9`);
    const account = `${key}9`;
    for (const kind of ['media_error', 'media_cut', 'media_page'] as const) running.sim.faults.add({ kind, account, count: 1 });
    await running.sim.send({ account, from: { id: from, name: 'Sara' }, type: 'image' }).acknowledged;
    const [row] = await settledSoon(running, tenantId);
    // A page under status 200 is found by its bytes where the channel does not see it; then it is no error that passes.
    if (row?.state === 'failed') expect(row.cause).toBe('wrong_type');
    else expect(await stored(tenantId)).toBe(true);
    running.sim.faults.clear();
  });
});

describe('what the provider cannot give', () => {
  const send = (account: string, more: object = {}) =>
    running.sim.send({ account, from: { id: '966500000002', name: 'Sara' }, type: 'image', ...more }).acknowledged;

  it('a file that is gone is asked for twice, and then it has expired', async () => {
    const { tenantId, accountKey: account } = await running.addTenant();
    running.sim.faults.add({ kind: 'media_gone', account });
    await send(account);
    expect(await settledSoon(running, tenantId)).toMatchObject([{ state: 'expired', cause: 'media_gone', tries: 2, storage_key: null }]);
    running.sim.faults.clear();
  });

  it.each(['instagram', 'messenger'] as const)('%s is asked for another address where the first has gone', async (channel) => {
    const account = `${CHANNELS[channel].key}5`;
    const { tenantId } = await connect(channel, account);
    running.sim.faults.add({ kind: 'media_gone', account, count: 1 });
    await running.sim.send({
      account,
      from: { id: CHANNELS[channel].from, name: 'Sara' },
      type: 'image',
      more: [{ base64: PHOTO.toString('base64'), mimeType: 'image/png' }],
    }).acknowledged;
    expect((await settled(running, tenantId, 2)).map(({ state, attempts }) => ({ state, attempts }))).toEqual([
      { state: 'stored', attempts: 1 },
      { state: 'stored', attempts: 1 },
    ]);
  });

  it('bytes of another type are refused, however they are told', async () => {
    const { tenantId, accountKey: account } = await running.addTenant({ channel: 'telegram', accountKey: '7700000991' });
    running.sim.faults.add({ kind: 'media_wrong_type', account });
    await send(account, { from: { id: '840000991', name: 'Sara' } });
    expect(await settledSoon(running, tenantId)).toMatchObject([{ state: 'failed', cause: 'wrong_type', attempts: 1 }]);
    expect(await running.app.storage.sizeOf(tenantId, `tenants/${tenantId}/media/any`)).toBeNull();
    running.sim.faults.clear();
  });

  it('half a file is found by its digest, tried again, and failed with its cause when it stays so', async () => {
    const { tenantId, accountKey: account } = await running.addTenant();
    running.sim.faults.add({ kind: 'media_wrong_size', account });
    await send(account);
    expect(await settledSoon(running, tenantId)).toMatchObject([{ state: 'failed', cause: 'media_digest', tries: 6 }]);
    running.sim.faults.clear();
  });

  it('a file beyond the limit is too large, and none of it is kept', async () => {
    const { tenantId, accountKey: account } = await running.addTenant();
    // A sticker may hold five megabytes; what is told to be one is another's picture by its wire alone.
    await running.sim.send({
      account,
      from: { id: '966500000003', name: 'Sara' },
      type: 'document',
      ...file(Buffer.concat([PDF, Buffer.alloc(1_000)]), 'application/pdf', 'x.pdf'),
    }).acknowledged;
    const [small] = await settled(running, tenantId);
    expect(small?.state).toBe('stored');
    const telegram = await running.addTenant({ channel: 'telegram', accountKey: '7700000992' });
    await running.sim.send({
      account: telegram.accountKey,
      from: { id: '840000992', name: 'Sara' },
      type: 'document',
      ...file(Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024)]), 'application/pdf', 'large.pdf'),
    }).acknowledged;
    expect(await settled(running, telegram.tenantId)).toMatchObject([{ state: 'too_large', cause: 'media_too_large', name: 'large.pdf' }]);
  });

  it('an account that was disconnected gives nothing, and says so', async () => {
    const { tenantId, accountId, accountKey: account } = await running.addTenant();
    running.sim.faults.add({ kind: 'media_error', account });
    await send(account);
    await vi.waitFor(async () => expect((await rowsOf(running, tenantId))[0]?.cause).toBe('http.503'), { timeout: 10_000, interval: 25 });
    await running.test.asOwner(`update channel_account set state = 'disconnected' where tenant_id = $1 and id = $2`, [tenantId, accountId]);
    running.app.bus.publish('account', tenantId);
    expect(await settledSoon(running, tenantId)).toMatchObject([{ state: 'failed', cause: 'account.disconnected' }]);
    running.sim.faults.clear();
  });
});

describe('a fetch that runs twice', () => {
  it('stores one file: the one whose number is the newest counts, and nothing of the other stays', async () => {
    const quiet = await startTestApp();
    try {
      // Nobody fetches but this test.
      await quiet.app.mediaWorker.stop(5_000);
      const { app, sim, test } = quiet;
      const { tenantId, accountKey: account } = await quiet.addTenant();
      await sim.send({ account, from: { id: '966500000004', name: 'Sara' }, type: 'image' }).acknowledged;
      const [first] = await app.database.system.call('media_claim', 5, 60_000, 5);
      expect(await app.database.system.call('media_claim', 5, 60_000, 5)).toEqual([]);
      const held = Promise.withResolvers<void>();
      const asked = Promise.withResolvers<void>();
      const deps = (hold: boolean): MediaDeps => ({
        ...{ database: app.database, storage: app.storage, log: app.log, onChanged: () => {}, configFor: app.config.channels.configFor },
        http: {
          request: async (request) => {
            if (hold) asked.resolve();
            if (hold) await held.promise;
            return app.http.request(request);
          },
        },
        accounts: createAccountLookup({ database: app.database, secrets: app.secrets }),
      });
      if (!first) throw new Error('nothing was claimed');
      const slow = fetchMedia(deps(true), first);
      await asked.promise;
      // As after a death: the lease is over, and another claims the same file while the first still waits for its bytes.
      await test.asOwner('update message_media set due_at = now() where tenant_id = $1', [tenantId]);
      const [second] = await app.database.system.call('media_claim', 5, 60_000, 5);
      expect(second).toEqual({ ...first, attempt: 2 });
      if (second) await fetchMedia(deps(false), second);
      const [row] = await rowsOf(quiet, tenantId);
      expect(row).toMatchObject({ state: 'stored', attempts: 2, storage_key: `tenants/${tenantId}/media/${first.id}_2` });
      held.resolve();
      await slow;
      expect(await rowsOf(quiet, tenantId)).toEqual([row]);
      const place = (attempt: number): string => `tenants/${tenantId}/media/${first.id}_${attempt}`;
      expect(await app.storage.sizeOf(tenantId, place(1))).toBeNull();
      expect(await app.storage.sizeOf(tenantId, place(2))).toBe(PHOTO.length);
      // Had the first died with its bytes written, they would have been found here.
      expect(await test.asOwner('select storage_key from discarded_file where tenant_id = $1', [tenantId])).toEqual([
        { storage_key: place(1) },
      ]);
      expect(await test.asOwner(`select kind from event where tenant_id = $1 and kind = 'message.media'`, [tenantId])).toHaveLength(1);
    } finally {
      await quiet.close();
    }
  });
});

describe('an album', () => {
  it('is one turn and one answer, and its messages bear its name', async () => {
    const patient = await startTestApp({ env: { BURST_SCALE: '0.25' } });
    try {
      const account = '7700000993';
      const { tenantId } = await patient.addTenant({ channel: 'telegram', accountKey: account });
      const sent = ['', '', 'How much is this?', ''].map((text) =>
        patient.sim.send({ account, from: { id: '840000993', name: 'Sara' }, type: 'image', text, album: '13579' }),
      );
      await Promise.all(sent.map(({ acknowledged }) => acknowledged));
      await settled(patient, tenantId, 4);
      await vi.waitFor(async () => expect(await patient.test.asOwner(`select id from turn where state = 'done'`)).toHaveLength(1), {
        timeout: 15_000,
        interval: 50,
      });
      await vi.waitFor(async () => expect(await patient.test.asOwner('select 1 from lane where ready_at is not null')).toEqual([]), {
        timeout: 15_000,
        interval: 50,
      });
      expect(await patient.test.asOwner(`select id from turn where state = 'done'`)).toHaveLength(1);
      const [conversation] = await patient.test.asOwner<{ id: string }>('select id from conversation where tenant_id = $1', [tenantId]);
      const answer = await patient.api.server.inject({
        method: 'GET',
        url: `/api/v1/conversations/${conversation?.id}/messages`,
        headers: await patient.bearer(tenantId),
      });
      const incoming = answer
        .json<{ items: { direction: string; albumId: string | null; media: object[] }[] }>()
        .items.filter((item) => item.direction === 'in');
      expect(incoming.map(({ albumId, media }) => [albumId, media.length])).toEqual(Array(4).fill(['13579', 1]));
    } finally {
      await patient.close();
    }
  });
});
