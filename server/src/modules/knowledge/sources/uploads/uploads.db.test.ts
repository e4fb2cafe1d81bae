import { createHash } from 'node:crypto';
import type { SourceView } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../../platform/clock.ts';
import { mintTenantId } from '../../../../platform/ids.ts';
import { type Caller, makeCaller, startTestApp, type TestApp } from '../../testing.ts';
import { sweepUploads } from '../../index.ts';

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const MENU = Buffer.from('name_en,section_en,price\nHummus,Starters,18 SAR\nFalafel,Starters,12 SAR\n');
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const encode = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Speaks the protocol as its clients do. */
async function sender(caller: Caller, role = 'owner') {
  const auth = await running.bearer(caller.tenantId, role);
  const call = async (
    method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE',
    url: string,
    headers: Record<string, string> = {},
    payload?: Buffer,
  ) => {
    const answer = await running.api.server.inject({
      ...{ method, url, headers: { ...auth, 'tus-resumable': '1.0.0', ...headers } },
      ...(payload ? { payload } : {}),
    });
    const problem =
      String(answer.headers['content-type'] ?? '').includes('problem') && answer.body ? answer.json<{ code: string }>() : null;
    return { status: answer.statusCode, headers: answer.headers, problem };
  };
  return {
    call,
    begin: (size: number, metadata: Record<string, string>) =>
      call('POST', '/api/v1/uploads', { 'upload-length': `${size}`, 'upload-metadata': encode(metadata) }),
    append: (url: string, offset: number, bytes: Buffer, headers: Record<string, string> = {}) =>
      call('PATCH', url, { 'upload-offset': `${offset}`, 'content-type': 'application/offset+octet-stream', ...headers }, bytes),
    find: (url: string) => call('HEAD', url),
    remove: (url: string) => call('DELETE', url),
  };
}
const sourcesOf = async (caller: Caller) => (await caller.call<{ items: SourceView[] }>('listSources')).body.items;
const auditOf = (caller: Caller) =>
  running.test.asOwner<{ action: string; target_id: string; actor_kind: string }>(
    `select action, target_id, actor_kind from audit_entry where tenant_id = $1 order by at`,
    [caller.tenantId],
  );
const filesOf = async (caller: Caller, url: string) =>
  running.app.storage.sizeOf(caller.tenantId, running.app.storage.keyOf(caller.tenantId, 'uploads', url.split('/').at(-1) ?? ''));
const sweepAt = (now: Date) => {
  const clock: Clock = { now: () => now };
  const { database, storage } = running.app;
  const judge = async () => 'text/csv';
  return sweepUploads({ ...{ database, storage, clock, judge, onSource: async () => {} }, onProblem: (error) => expect(error).toBeNull() });
};

describe('a file that comes in pieces', () => {
  it('goes on where it broke off, becomes one source with one row in the log, and can be asked about', async () => {
    const caller = await makeCaller(running);
    const tus = await sender(caller);
    const begun = await tus.begin(MENU.length, { filename: 'قائمة.csv', filetype: 'text/csv', sha256: sha(MENU) });
    expect(begun).toMatchObject({ status: 201, headers: { 'tus-resumable': '1.0.0', 'upload-expires': expect.any(String) } });
    const url = String(begun.headers['location']);
    expect(url).toMatch(/^\/api\/v1\/uploads\/upl_[0-9a-f]+$/);
    expect(await tus.append(url, 0, MENU.subarray(0, 20))).toMatchObject({ status: 204, headers: { 'upload-offset': '20' } });
    expect(await auditOf(caller)).toEqual([]);
    expect(await sourcesOf(caller)).toEqual([]);
    expect(await tus.find(url)).toMatchObject({
      status: 200,
      headers: { 'upload-offset': '20', 'upload-length': `${MENU.length}`, 'cache-control': 'no-store' },
    });
    // What is sent at another place is refused, and changes nothing.
    expect((await tus.append(url, 5, MENU.subarray(5))).problem).toMatchObject({ code: 'upload.offset', status: 409 });
    const last = await tus.append(url, 20, MENU.subarray(20));
    expect(last).toMatchObject({ status: 204, headers: { 'upload-offset': `${MENU.length}` } });
    await caller.settled();
    const [source] = await sourcesOf(caller);
    expect(source).toMatchObject({ id: last.headers['upload-source'], name: 'قائمة.csv', state: 'live', facts: 2, origin: 'upload' });
    expect(await auditOf(caller)).toEqual([{ action: 'source.added', target_id: source?.id, actor_kind: 'user' }]);

    // The last answer was lost: the same piece again, and a look, find the same source; nothing is added.
    const again = await tus.append(url, 20, MENU.subarray(20));
    expect(again).toMatchObject({ status: 204, headers: { 'upload-source': source?.id, 'upload-offset': `${MENU.length}` } });
    expect(await tus.find(url)).toMatchObject({ status: 200, headers: { 'upload-source': source?.id } });
    expect(await sourcesOf(caller)).toHaveLength(1);
    expect(await auditOf(caller)).toHaveLength(1);
    expect(await filesOf(caller, url)).toBeNull();
    expect((await tus.remove(url)).problem).toMatchObject({ code: 'upload.not_found' });
  });

  it('is finished by many at once and still is one source', async () => {
    const caller = await makeCaller(running);
    const tus = await sender(caller);
    const url = String((await tus.begin(MENU.length, { filename: 'menu.csv' })).headers['location']);
    await tus.append(url, 0, MENU.subarray(0, MENU.length - 1));
    await Promise.all([0, 1, 2].map(() => tus.append(url, MENU.length - 1, MENU.subarray(MENU.length - 1))));
    const looks = await Promise.all([0, 1, 2].map(() => tus.find(url)));
    const [source] = await sourcesOf(caller);
    expect(looks.map(({ headers }) => headers['upload-source'])).toEqual([source?.id, source?.id, source?.id]);
    expect(await sourcesOf(caller)).toHaveLength(1);
    expect(await auditOf(caller)).toHaveLength(1);
  });

  it('whose process died after the last byte is finished by whoever looks, or by the sweep', async () => {
    const caller = await makeCaller(running);
    const tus = await sender(caller);
    const whole = async (name: string, bytes: Buffer) => {
      const url = String((await tus.begin(bytes.length, { filename: name })).headers['location']);
      const id = url.split('/').at(-1) ?? '';
      await running.app.storage.put(caller.tenantId, 'uploads', id, bytes);
      return url;
    };
    const looked = await whole('looked.csv', MENU);
    const found = await tus.find(looked);
    expect(found).toMatchObject({ status: 200, headers: { 'upload-source': expect.stringMatching(/^src_/) } });
    await whole('swept.csv', Buffer.concat([MENU, Buffer.from('Tea,Drinks,5 SAR\n')]));
    expect(await sweepAt(new Date())).toEqual({ removed: 0, finished: 0 });
    expect(await sweepAt(new Date(Date.now() + 120_000))).toMatchObject({ finished: 1 });
    expect((await sourcesOf(caller)).map(({ name }) => name).toSorted()).toEqual(['looked.csv', 'swept.csv']);
    expect((await auditOf(caller)).map(({ actor_kind }) => actor_kind)).toEqual(['user', 'user']);
  });

  it('takes the place of another document', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU.toString() }]);
    const tus = await sender(caller);
    const [source] = await sourcesOf(caller);
    const id = source?.id ?? '';
    const newer = Buffer.from(MENU.toString().replace('18 SAR', '22 SAR'));
    const begun = await tus.begin(newer.length, { filename: 'menu-2.csv', replaces: id });
    const done = await tus.append(String(begun.headers['location']), 0, newer);
    expect(done).toMatchObject({ status: 204, headers: { 'upload-source': id } });
    await caller.settled();
    expect(await sourcesOf(caller)).toMatchObject([{ id, name: 'menu-2.csv', version: 2, state: 'live' }]);
    expect((await auditOf(caller)).map(({ action }) => action)).toEqual(['source.replaced']);
    const gone = await tus.begin(newer.length, { filename: 'menu-3.csv', replaces: 'src_nobody' });
    expect(gone.problem).toMatchObject({ code: 'source.not_found', status: 404 });
  });
});

describe('what would be refused at the end', () => {
  it('is refused before a byte is sent, with the document that stands in the way', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU.toString() }]);
    const tus = await sender(caller);
    const [source] = await sourcesOf(caller);
    const code = async (size: number, metadata: Record<string, string>) => (await tus.begin(size, metadata)).problem?.code;
    expect((await tus.begin(MENU.length, { filename: 'copy.csv', sha256: sha(MENU).toUpperCase() })).problem).toMatchObject({
      code: 'document.duplicate',
      subject: { kind: 'source', id: source?.id, name: 'menu.csv' },
    });
    expect(await code(5, { filetype: 'text/csv' })).toBe('upload.no_name');
    expect(await code(0, { filename: 'a.csv' })).toBe('document.empty');
    expect(await code(running.config.limits.uploadBytes + 1, { filename: 'a.csv' })).toBe('document.too_large');
    expect(await code(5, { filename: 'virus.exe' })).toBe('document.unsupported_type');
    expect(await code(5, { filename: 'a.csv', sha256: 'no hash' })).toBe('request.invalid');
    expect((await tus.call('POST', '/api/v1/uploads', { 'upload-metadata': encode({ filename: 'a.csv' }) })).problem?.code).toBe(
      'request.invalid',
    );
    expect((await tus.call('POST', '/api/v1/uploads', { 'tus-resumable': '0.2.0', 'upload-length': '5' })).problem?.code).toMatch(
      /^(?:upload\.protocol|request\.invalid)$/,
    );
    await running.test.asOwner(`update tenant set limits = '{"sources": 1}' where tenant_id = $1`, [caller.tenantId]);
    expect(await code(5, { filename: 'a.csv' })).toBe('tenant.limit_reached');
  });

  it('is refused by its bytes where only they tell, once and for every later question', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU.toString() }]);
    const tus = await sender(caller);
    const [source] = await sourcesOf(caller);
    const send = async (bytes: Buffer, metadata: Record<string, string>) => {
      const url = String((await tus.begin(bytes.length, metadata)).headers['location']);
      return { url, done: await tus.append(url, 0, bytes) };
    };
    const page = await send(Buffer.from('<!doctype html><script>alert(1)</script>'), { filename: 'prices.csv' });
    expect(page.done.problem).toMatchObject({ code: 'document.unsupported_type', status: 415 });
    expect(await tus.find(page.url)).toMatchObject({ status: 415 });
    expect((await tus.append(page.url, 0, Buffer.from('x'))).problem?.code).toBe('document.unsupported_type');
    expect(await filesOf(caller, page.url)).toBeNull();
    // Without a hash the copy is seen when it is there.
    const copy = await send(MENU, { filename: 'copy.csv' });
    expect(copy.done.problem).toMatchObject({ code: 'document.duplicate', subject: { id: source?.id } });
    expect((await tus.append(copy.url, 0, MENU)).problem).toMatchObject({ code: 'document.duplicate', subject: { id: source?.id } });
    const damaged = await send(Buffer.from('name,price\nTea,5 SAR\n'), { filename: 'tea.csv', sha256: sha(Buffer.from('something else')) });
    expect(damaged.done.problem).toMatchObject({ code: 'upload.damaged' });
    expect(await sourcesOf(caller)).toHaveLength(1);
    expect(await auditOf(caller)).toEqual([]);
  });

  it('is refused when more comes than was announced, or it is called something else', async () => {
    const caller = await makeCaller(running);
    const tus = await sender(caller);
    const url = String((await tus.begin(5, { filename: 'a.csv' })).headers['location']);
    expect((await tus.append(url, 0, MENU)).problem).toMatchObject({ code: 'document.too_large', status: 413 });
    expect((await tus.append(url, 0, Buffer.from('{}'), { 'content-type': 'application/json' })).problem).toMatchObject({
      code: 'request.unsupported_media_type',
    });
    expect(await tus.find(url)).toMatchObject({ headers: { 'upload-offset': '0' } });
    expect(await tus.call('POST', '/api/v1/sources/text', { 'content-type': 'application/offset+octet-stream' }, MENU)).toMatchObject({
      status: 415,
    });
  });
});

describe('an upload', () => {
  it('is nobody’s but its tenant’s, and only of who may write', async () => {
    const caller = await makeCaller(running);
    const tus = await sender(caller);
    const url = String((await tus.begin(MENU.length, { filename: 'menu.csv' })).headers['location']);
    const stranger = await sender(await makeCaller(running));
    expect(await stranger.find(url)).toMatchObject({ status: 404 });
    expect((await stranger.append(url, 0, MENU)).problem).toMatchObject({ code: 'upload.not_found' });
    expect((await stranger.remove(url)).problem).toMatchObject({ code: 'upload.not_found' });
    const reader = await sender(caller, 'analyst');
    expect((await reader.append(url, 0, MENU)).problem).toMatchObject({ code: 'access.forbidden' });
    const elsewhere = await tus.append(url, 0, MENU, { origin: 'https://elsewhere.example' });
    expect(elsewhere.problem).toMatchObject({ code: 'access.forbidden' });
    expect(await tus.find(url)).toMatchObject({ status: 200, headers: { 'upload-offset': '0' } });
  });

  it('can be given up, and is given up when nobody goes on with it', async () => {
    const caller = await makeCaller(running);
    const tus = await sender(caller);
    const begin = async () => String((await tus.begin(MENU.length, { filename: 'menu.csv' })).headers['location']);
    const [dropped, forgotten] = [await begin(), await begin()];
    expect(await tus.remove(dropped)).toMatchObject({ status: 204 });
    expect(await tus.find(dropped)).toMatchObject({ status: 404 });
    await tus.append(forgotten, 0, MENU.subarray(0, 9));
    expect(await filesOf(caller, forgotten)).toBe(9);
    expect(await sweepAt(new Date(Date.now() + 25 * 3_600_000))).toMatchObject({ removed: expect.any(Number) });
    expect(await tus.find(forgotten)).toMatchObject({ status: 404 });
    expect(await filesOf(caller, forgotten)).toBeNull();
    const left = await running.test.asOwner(`select 1 from source_upload where tenant_id = $1`, [mintTenantId(caller.tenantId)]);
    expect(left).toEqual([]);
  });

  it('keeps its place in what the tenant may store, and not more of them than can be watched', async () => {
    const caller = await makeCaller(running);
    const tus = await sender(caller);
    await running.test.asOwner(`update tenant set limits = '{"storageBytes": 100}' where tenant_id = $1`, [caller.tenantId]);
    expect(await tus.begin(60, { filename: 'a.csv' })).toMatchObject({ status: 201 });
    expect((await tus.begin(60, { filename: 'b.csv' })).problem).toMatchObject({ code: 'tenant.limit_reached' });
    await running.test.asOwner(`update tenant set limits = '{}' where tenant_id = $1`, [caller.tenantId]);
    await running.test.asOwner(
      `insert into source_upload (tenant_id, id, name, mime, size_bytes, actor, expires_at)
         select $1, 'upl_many_' || n, 'a.csv', '', 1, '{}', now() + interval '1 day' from generate_series(1, 199) n`,
      [caller.tenantId],
    );
    expect((await tus.begin(5, { filename: 'c.csv' })).problem).toMatchObject({ code: 'upload.too_many' });
  });
});
