import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { discardFiles, tidyMedia } from '../../src/modules/media/index.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { searchFiles } from '../erase/search-everything.ts';
import { readZip } from '../read-zip.ts';
import { file, type MediaRow, PDF, PHOTO, rowsOf, settled } from './media-app.ts';

// How a file is shown, taken along, and let go.

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const VOICE = { type: 'voice' };
const FROM = { id: '966500000021', name: 'Sara' };

/** A tenant with one file that a customer sent. */
async function keep(message: object): Promise<{ tenantId: TenantId; account: string; row: MediaRow }> {
  const { tenantId, accountKey: account } = await running.addTenant();
  await running.sim.send({ account, from: FROM, type: 'image', ...message }).acknowledged;
  const [row] = await settled(running, tenantId);
  if (row?.state !== 'stored') throw new Error(`not stored: ${row?.cause}`);
  return { tenantId, account, row };
}
const get = async (tenantId: TenantId, url: string, headers: Record<string, string> = {}, role?: string) =>
  running.api.server.inject({ method: 'GET', url, headers: { ...(await running.bearer(tenantId, role)), ...headers } });
const filesOf = (tenantId: TenantId): string[] =>
  searchFiles(running.app.config.dataFolder, [tenantId]).filter((path) => path.includes('/media/'));

describe('a stored file', () => {
  it('is shown as what its bytes are, alone and without rights', async () => {
    const { tenantId, row } = await keep({});
    const answer = await get(tenantId, `/api/v1/media/${row.id}/file`);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(PHOTO)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''image-\d{4}-\d\d-\d\d\.png$/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  });

  it('is a download without a type where it could hold a script', async () => {
    const { tenantId, row } = await keep({ type: 'document', ...file(SVG, 'text/plain', 'رسم.svg') });
    const answer = await get(tenantId, `/api/v1/media/${row.id}/file`);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('رسم.svg')}`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('is given in parts to players that ask for parts', async () => {
    const { tenantId, row } = await keep(VOICE);
    const whole = (await get(tenantId, `/api/v1/media/${row.id}/file`)).rawPayload;
    const part = await get(tenantId, `/api/v1/media/${row.id}/file`, { range: 'bytes=10-19' });
    expect(part.statusCode).toBe(206);
    expect(part.headers).toMatchObject({
      'content-range': `bytes 10-19/${whole.length}`,
      'content-length': '10',
      'accept-ranges': 'bytes',
    });
    expect(part.rawPayload.equals(whole.subarray(10, 20))).toBe(true);
    const last = await get(tenantId, `/api/v1/media/${row.id}/file`, { range: 'bytes=-5' });
    expect(last.rawPayload.equals(whole.subarray(-5))).toBe(true);
    const beyond = await get(tenantId, `/api/v1/media/${row.id}/file`, { range: `bytes=${whole.length}-` });
    expect(beyond.statusCode).toBe(416);
    expect(beyond.headers['content-range']).toBe(`bytes */${whole.length}`);
    expect(beyond.json()).toMatchObject({ code: 'request.range_not_satisfiable' });
  });

  it('stands in the thread with what is known of it, and is for those who may read there', async () => {
    const { tenantId, row } = await keep({ text: 'Is this yours?' });
    const [conversation] = await running.test.asOwner<{ id: string }>('select id from conversation where tenant_id = $1', [tenantId]);
    const thread = (await get(tenantId, `/api/v1/conversations/${conversation?.id}/messages`)).json<{
      items: { text: string; media: object[] }[];
    }>();
    expect(thread.items[0]).toMatchObject({
      text: 'Is this yours?',
      albumId: null,
      location: null,
      media: [
        { id: row.id, kind: 'image', state: 'stored', cause: null, mime: 'image/png', sizeBytes: PHOTO.length, width: 320, height: 240 },
      ],
    });
    expect(JSON.stringify(thread)).not.toContain('storage_key');
    const stranger = await running.addTenant();
    expect((await get(stranger.tenantId, `/api/v1/media/${row.id}/file`)).statusCode).toBe(404);
    expect((await running.api.server.inject({ method: 'GET', url: `/api/v1/media/${row.id}/file` })).statusCode).toBe(401);
  });

  it('a place is told with its coordinates', async () => {
    const { tenantId, accountKey: account } = await running.addTenant();
    await running.sim.send({ account, from: FROM, type: 'location' }).acknowledged;
    const [conversation] = await running.test.asOwner<{ id: string }>('select id from conversation where tenant_id = $1', [tenantId]);
    const thread = (await get(tenantId, `/api/v1/conversations/${conversation?.id}/messages`)).json<{ items: object[] }>();
    expect(thread.items[0]).toMatchObject({
      kind: 'location',
      location: { latitude: 24.774265, longitude: 46.738586, name: 'Riyadh Front' },
    });
  });
});

describe('a file that could not be had', () => {
  it('is asked for once more by a person, and comes', async () => {
    const { tenantId, accountKey: account } = await running.addTenant();
    running.sim.faults.add({ kind: 'media_wrong_type', account, count: 1 });
    // Without a digest nobody would know before the bytes are looked at.
    await running.sim.send({ account, from: FROM, type: 'image' }).acknowledged;
    await vi.waitFor(async () => expect((await rowsOf(running, tenantId))[0]?.cause).toBe('media_digest'), {
      timeout: 10_000,
      interval: 25,
    });
    await running.test.asOwner(`update message_media set state = 'failed', settled_at = now() where tenant_id = $1`, [tenantId]);
    const [row] = await rowsOf(running, tenantId);
    expect((await get(tenantId, `/api/v1/media/${row?.id}/file`)).json()).toMatchObject({ code: 'media.not_stored' });
    const retry = async (role?: string) =>
      running.api.server.inject({
        method: 'POST',
        url: `/api/v1/media/${row?.id}/retry`,
        headers: await running.bearer(tenantId, role),
        payload: {},
      });
    expect((await retry('analyst')).statusCode).toBe(403);
    expect((await retry()).json()).toEqual({ done: true });
    expect(await settled(running, tenantId)).toMatchObject([{ state: 'stored', tries: 1, attempts: 2 }]);
    expect((await retry()).json()).toMatchObject({ code: 'media.not_retryable' });
    running.sim.faults.clear();
  });
});

describe('letting go', () => {
  it('what its writer takes back is not kept', async () => {
    const { tenantId, row } = await keep({});
    expect(filesOf(tenantId)).toHaveLength(1);
    await running.test.asOwner(`update message set deleted_at = now(), text = null where tenant_id = $1 and id = $2`, [
      tenantId,
      row.message_id,
    ]);
    expect(await rowsOf(running, tenantId)).toMatchObject([{ state: 'removed', cause: 'taken_back', storage_key: null }]);
    await discardFiles(running.app, tenantId);
    expect(filesOf(tenantId)).toEqual([]);
  });

  it('files go after their time and words stay; for ever is for ever', async () => {
    const { tenantId } = await keep({ text: 'An old picture' });
    const fresh = await keep({});
    await running.test.asOwner(`update message_media set created_at = now() - interval '400 days' where tenant_id = $1`, [tenantId]);
    await tidyMedia(running.app, 0);
    expect(filesOf(tenantId)).toHaveLength(1);
    await tidyMedia(running.app, 365);
    expect(filesOf(tenantId)).toEqual([]);
    expect(await rowsOf(running, tenantId)).toMatchObject([{ state: 'removed', cause: 'kept_long_enough' }]);
    expect(await running.test.asOwner('select text from message where tenant_id = $1 and author = $2', [tenantId, 'contact'])).toEqual([
      { text: 'An old picture' },
    ]);
    expect(filesOf(fresh.tenantId)).toHaveLength(1);
  });

  it('a file that was written after it was discarded is found when it is looked for again', async () => {
    const { tenantId, row } = await keep({});
    await running.test.asOwner('delete from message_media where tenant_id = $1', [tenantId]);
    await discardFiles(running.app, tenantId);
    expect(filesOf(tenantId)).toEqual([]);
    // A fetch that was thought dead writes in the end.
    await running.app.storage.put(tenantId, 'media', `${row.id}_1`, PHOTO);
    await running.test.asOwner(`update discarded_file set discarded_at = now() - interval '1 hour' where tenant_id = $1`, [tenantId]);
    await discardFiles(running.app, tenantId);
    expect(filesOf(tenantId)).toEqual([]);
    expect(await running.test.asOwner('select 1 from discarded_file where tenant_id = $1', [tenantId])).toEqual([]);
  });

  it('a customer who is erased takes their files along, and leaves those of others', async () => {
    const { tenantId, account } = await keep({});
    await running.sim.send({
      account,
      from: { id: '966500000022', name: 'Other' },
      type: 'document',
      ...file(PDF, 'application/pdf', 'a.pdf'),
    }).acknowledged;
    await settled(running, tenantId, 2);
    const [contact] = await running.test.asOwner<{ id: string }>(
      'select contact_id as id from contact_identity where tenant_id = $1 and value = $2',
      [tenantId, FROM.id],
    );
    const headers = await running.bearer(tenantId);
    const exported = await running.api.server.inject({ method: 'POST', url: `/api/v1/contacts/${contact?.id}/export`, headers });
    const entries = await readZip(exported.rawPayload);
    const media = [...entries.keys()].filter((path) => path.startsWith('media/'));
    expect(media).toHaveLength(1);
    expect([...entries.keys()]).toContain('message_media.jsonl');
    expect((await running.api.server.inject({ method: 'DELETE', url: `/api/v1/contacts/${contact?.id}`, headers })).statusCode).toBe(200);
    expect(await rowsOf(running, tenantId)).toMatchObject([{ kind: 'document', state: 'stored' }]);
    expect(filesOf(tenantId)).toHaveLength(1);
  });
});
