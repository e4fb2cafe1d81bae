import { createServer } from 'node:http';
import type { SourceVersionView, SourceView } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, makeCaller, startTestApp, type TestApp } from '../testing.ts';
import { processSource, queueDueSyncs } from '../index.ts';

// A site on this machine, whose pages the tests change.
const pages: Record<string, string> = {};
const site = createServer((request, response) => {
  const text = pages[request.url ?? '/'];
  const type = request.url?.endsWith('.txt') ? 'text/plain' : 'text/html; charset=utf-8';
  response.writeHead(text === undefined ? 404 : 200, { 'content-type': type }).end(text === undefined ? '' : text);
});
let running: TestApp;
let host = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = site.address();
  host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  running = await startTestApp({ env: { ALLOWED_PRIVATE_HOSTS: host } });
});
afterAll(async () => {
  await running.close();
  site.closeAllConnections();
  site.close();
});

const MENU = 'name_en,section_en,price\nHummus,Starters,18 SAR\nFalafel,Starters,12 SAR\n';
const html = (text: string, ...links: string[]) =>
  `<html><head><title>Site</title></head><body><main><p>${text}</p>${links.map((link) => `<a href="${link}">${link}</a>`).join(' ')}</main></body></html>`;
const sourceOf = async (caller: Caller) => (await caller.call<{ items: SourceView[] }>('listSources')).body.items[0] as SourceView;
const said = async (caller: Caller, question: string) =>
  (await caller.call<{ parts: { text: string }[] }>('askKnowledge', { body: { question } })).body.parts.map((part) => part.text).join('\n');
const found = async (caller: Caller, q: string) => (await caller.call('searchKnowledge', { query: { q } })).text;
const versions = async (caller: Caller, id: string) =>
  (await caller.call<{ items: SourceVersionView[] }>('listSourceVersions', { id })).body.items;

describe('a pasted text', () => {
  it('is read like a document, and twice it is one', async () => {
    const caller = await makeCaller(running);
    const body = { name: 'House rules', text: 'Dogs are welcome on the terrace and nowhere else in the house.' };
    expect(await caller.call('addTextSource', { body })).toMatchObject({ status: 201, body: { origin: 'text', name: 'House rules.md' } });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ state: 'live', chunks: 1, warnings: [], progress: null, version: 1, web: null });
    expect(await said(caller, 'Are dogs welcome?')).toContain('on the terrace');
    expect((await caller.call('addTextSource', { body })).body).toMatchObject({ code: 'document.duplicate' });
    expect((await caller.call('addTextSource', { body: { ...body, text: ' \n ' } })).body).toMatchObject({ code: 'document.empty' });
  });

  it('tells its uploader of what a reader does not see', async () => {
    const caller = await makeCaller(running);
    const text = 'Delivery is free\u200B\u200B above one hundred riyals\u202E in all of the city.';
    await caller.call('addTextSource', { body: { name: 'Hidden', text } });
    await caller.settled();
    const { warnings } = await sourceOf(caller);
    expect(warnings.map(({ kind }) => kind).toSorted()).toEqual(['bidi_controls', 'invisible_characters']);
  });
});

describe('a newer file', () => {
  it('takes the place of the older one when it is live, and the older one stays in the history', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await sourceOf(caller);
    const newer = { name: 'menu-2.csv', text: MENU.replace('18 SAR', '22 SAR') };
    expect((await caller.call('replaceSource', { id, file: newer })).body).toMatchObject({ id, replacing: true, name: 'menu.csv' });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ id, replacing: false, name: 'menu-2.csv', version: 2, state: 'live', facts: 2 });
    expect(await said(caller, 'How much is the hummus?')).toContain('22');
    expect(await versions(caller, id)).toMatchObject([
      { version: 2, name: 'menu-2.csv', state: 'live' },
      { version: 1, name: 'menu.csv', state: 'replaced', endedAt: expect.any(String) },
    ]);
    expect((await caller.call('replaceSource', { id, file: newer })).body).toMatchObject({ code: 'document.duplicate' });
    expect((await caller.call('replaceSource', { id, file: { name: 'x.csv', text: '' } })).body).toMatchObject({ code: 'document.empty' });
    expect((await caller.call('replaceSource', { id: 'src_none', file: newer })).status).toBe(404);
  });

  it('that cannot be read leaves the older one live, with its cause in the history', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await sourceOf(caller);
    await caller.call('replaceSource', { id, file: { name: 'menu.csv', text: ' \n ,, \n' } });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ state: 'live', failure: null, version: 1, replacing: false });
    expect(await said(caller, 'How much is the hummus?')).toContain('18');
    expect(await versions(caller, id)).toMatchObject([
      { version: 2, state: 'failed', failure: { code: 'document.no_text' } },
      { version: 1, state: 'live' },
    ]);
  });

  it('waits for the one before it, and is removed with its files when the document is', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await sourceOf(caller);
    await running.test.asOwner(`update source set state = 'reading' where id = $1`, [id]);
    const busy = await caller.call('replaceSource', { id, file: { name: 'menu.csv', text: `${MENU}Tea,Drinks,5 SAR\n` } });
    expect(busy.body).toMatchObject({ code: 'source.busy' });
    await running.test.asOwner(`update source set state = 'live' where id = $1`, [id]);
    await caller.call('replaceSource', { id, file: { name: 'menu.csv', text: `${MENU}Coffee,Drinks,7 SAR\n` } });
    await caller.settled();
    const [older] = await running.test.asOwner<{ storage_key: string }>('select storage_key from source_version where source_id = $1', [
      id,
    ]);
    const key = older?.storage_key ?? '';
    expect((await running.app.storage.get(caller.tenantId, key)).toString()).toBe(MENU);
    expect((await caller.call('removeSource', { id })).status).toBe(200);
    await expect(running.app.storage.get(caller.tenantId, key)).rejects.toThrow(/no such file|ENOENT/i);
    expect(await running.test.asOwner('select 1 from source_version where source_id = $1', [id])).toEqual([]);
  });
});

describe('while a document is read again', () => {
  it('what it says goes on being answered', async () => {
    const caller = await makeCaller(running);
    await caller.call('addTextSource', { body: { name: 'Rules', text: 'Smoking is allowed in the garden after eight.' } });
    await caller.settled();
    const { id } = await sourceOf(caller);
    await running.test.asOwner(`update source set state = 'reading' where id = $1`, [id]);
    await caller.call('addFaq', { body: { questions: ['Is there a lift?'], answer: { en: 'No, there are stairs.', ar: null } } });
    expect(await said(caller, 'Is smoking allowed?')).toContain('in the garden');
  });
});

describe('a site', () => {
  it('is read page by page; visited again, only what changed is read anew, and pages that are gone are dropped', async () => {
    pages['/'] = html('We are a small bakery in the old harbour quarter.', '/bread', '/cakes');
    pages['/bread'] = html('Our sourdough rests for thirty hours before it is baked.');
    pages['/cakes'] = html('Wedding cakes are ordered three weeks ahead.');
    const caller = await makeCaller(running);
    const body = { url: `http://${host}/`, maxPages: 10, syncHours: 24 };
    expect(await caller.call('addWebSource', { body })).toMatchObject({
      status: 201,
      body: { origin: 'web', web: { url: body.url, pages: 0 } },
    });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ state: 'live', web: { pages: 3, syncHours: 24, syncedAt: expect.any(String) } });
    expect(await found(caller, 'sourdough rest')).toContain('thirty hours');
    expect((await caller.call('addWebSource', { body })).body).toMatchObject({ code: 'source.known_address' });

    const documents = () =>
      running.test.asOwner<{ url: string; document_id: string }>(
        'select url, document_id from web_page where tenant_id = $1 order by url',
        [caller.tenantId],
      );
    const before = await documents();
    pages['/bread'] = html('Our sourdough rests for forty hours before it is baked.');
    delete pages['/cakes'];
    const { id } = await sourceOf(caller);
    await caller.call('retrySource', { id });
    await caller.settled();
    expect(await found(caller, 'sourdough rest')).toContain('forty hours');
    expect(await found(caller, 'wedding cakes')).not.toContain('three weeks');
    const after = await documents();
    expect(after.map(({ url }) => new URL(url).pathname)).toEqual(['/', '/bread']);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.document_id).not.toBe(before[1]?.document_id);
  });

  it('is visited again when its time has come', async () => {
    pages['/hours'] = html('The library of the house may be visited by appointment.');
    const caller = await makeCaller(running);
    await caller.call('addWebSource', { body: { url: `http://${host}/hours`, maxPages: 1, syncHours: 6 } });
    await caller.settled();
    const { id } = await sourceOf(caller);
    const queued: string[] = [];
    const jobs = {
      ...running.app.jobs,
      send: async (_job: unknown, tenantId: string, input: { sourceId: string }) => {
        if (tenantId === caller.tenantId) queued.push(input.sourceId);
      },
    } as unknown as TestApp['app']['jobs'];
    const now = Date.now();
    await queueDueSyncs(running.app.database, jobs, new Date(now + 5 * 3_600_000));
    expect(queued).toEqual([]);
    await queueDueSyncs(running.app.database, jobs, new Date(now + 7 * 3_600_000));
    expect(queued).toEqual([id]);
  });

  it('fails with a cause where there is nothing, and says where it may not look', async () => {
    const caller = await makeCaller(running);
    await caller.call('addWebSource', { body: { url: `http://${host}/nowhere` } });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ state: 'failed', failure: { code: 'web.not_found' } });
    await caller.call('addWebSource', { body: { url: 'http://10.0.0.1/' } });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ state: 'failed', failure: { code: expect.stringMatching(/^web\./) } });
  });
});

describe('a process without access to the web', () => {
  it('says so instead of hanging', async () => {
    pages['/alone'] = html('The reading room opens on demand.');
    const caller = await makeCaller(running);
    await caller.call('addWebSource', { body: { url: `http://${host}/alone` } });
    await caller.settled();
    const { id } = await sourceOf(caller);
    const { database, storage, embedder, log } = running.app;
    await processSource({ ...{ database, storage, embedder, log }, onChanged: () => {} }, caller.tenantId, id);
    expect(await sourceOf(caller)).toMatchObject({ state: 'failed', failure: { code: 'web.unreachable' } });
    expect(await said(caller, 'When does the reading room open?')).toContain('on demand');
  });
});
