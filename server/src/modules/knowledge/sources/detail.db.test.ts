import { readFileSync } from 'node:fs';
import type { PageLinesView, SourceAnswerView, SourcePageView, SourceVersionView, SourceView } from '@wafaa/contracts';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, makeCaller, startTestApp, type TestApp } from '../testing.ts';
import { addSource, processSource } from '../index.ts';

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const MENU = 'name_en,section_en,price\nHummus,Starters,18 SAR\nFalafel,Starters,12 SAR\n';
const PDF = readFileSync(new URL('../extract/fixtures/printed-side-by-side.pdf', import.meta.url));
const get = async (caller: Caller, path: string) =>
  running.api.server.inject({ method: 'GET', url: path, headers: await running.bearer(caller.tenantId) });
const post = async (caller: Caller, path: string) =>
  running.api.server.inject({ method: 'POST', url: path, headers: await running.bearer(caller.tenantId) });
const sourceOf = async (caller: Caller) => (await caller.call<{ items: SourceView[] }>('listSources')).body.items[0] as SourceView;
const said = async (caller: Caller, question: string) =>
  (await caller.call<{ parts: { text: string }[] }>('askKnowledge', { body: { question } })).body.parts.map((part) => part.text).join('\n');

async function addFile(caller: Caller, file: { name: string; mime: string; bytes: Buffer }): Promise<string> {
  const id = await addSource(running.app, caller.tenantId, file);
  await processSource({ ...running.app, onChanged: () => {} }, caller.tenantId, id);
  return id;
}

describe('a page of a document', () => {
  it('shows its text with the passages and facts that stand on it, and where its lines stand on its picture', async () => {
    const caller = await makeCaller(running);
    const id = await addFile(caller, { name: 'menu.pdf', mime: 'application/pdf', bytes: PDF });
    expect(await sourceOf(caller)).toMatchObject({ id, state: 'live', hasPictures: true, usedIn: 0 });
    const page = (await get(caller, `/api/v1/sources/${id}/pages/1`)).json<SourcePageView>();
    expect(page).toMatchObject({ page: 1, unit: 'page', url: null, hasPicture: true, warnings: [] });
    expect(page.passages.length).toBeGreaterThan(3);
    const fact = page.facts.find((one) => one.kind === 'item' && one.value.en !== null);
    expect(fact).toBeDefined();
    const words = page.text.slice(fact?.start, fact?.end);
    expect([fact?.label.en, fact?.label.ar].some((name) => name !== null && name !== undefined && words.includes(name))).toBe(true);

    const lines = (await get(caller, `/api/v1/sources/${id}/pages/1/lines`)).json<PageLinesView>();
    expect(lines.width).toBeGreaterThan(500);
    const within = lines.lines.filter((line) => line.start >= (fact?.start ?? 0) && line.end <= (fact?.end ?? 0));
    expect(within.length).toBeGreaterThan(0);
    for (const line of lines.lines) {
      expect(line.x + line.width).toBeLessThanOrEqual(1.001);
      expect(line.y + line.height).toBeLessThanOrEqual(1.05);
    }
    const picture = await get(caller, `/api/v1/sources/${id}/pages/1/picture`);
    expect(picture.headers['content-type']).toBe('image/webp');
    expect(picture.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    expect((await get(caller, `/api/v1/sources/${id}/pages/99`)).json()).toMatchObject({ code: 'source.page_not_found' });
    expect((await get(caller, `/api/v1/sources/${id}/pages/99/picture`)).json()).toMatchObject({ code: 'source.page_not_found' });
    // Pictures go with their document.
    const key = running.app.storage.keyOf(caller.tenantId, 'pictures', `${id}_v1_p1`);
    expect(await running.app.storage.sizeOf(caller.tenantId, key)).toBeGreaterThan(1_000);
    await caller.call('removeSource', { id });
    expect(await running.app.storage.sizeOf(caller.tenantId, key)).toBeNull();
  });

  it('is a part of about a page where a document has none, and every part meets the next one', async () => {
    const caller = await makeCaller(running);
    // Arabic, which the keyless space of vectors leaves out: 400 lines are read at once.
    const text = Array.from(
      { length: 400 },
      (_, line) => `القاعدة ${line}: فطور نزلاء الغرفة ${line} في الساعة السابعة و${line} دقيقة.`,
    ).join('\n');
    await caller.call('addTextSource', { body: { name: 'Rules', text } });
    await caller.settled();
    const { id } = await sourceOf(caller);
    const first = (await get(caller, `/api/v1/sources/${id}/pages/1`)).json<SourcePageView>();
    expect(first).toMatchObject({ unit: 'part', hasPicture: false });
    const parts = [first.text];
    for (let page = 2; page <= first.pages; page += 1)
      parts.push((await get(caller, `/api/v1/sources/${id}/pages/${page}`)).json<SourcePageView>().text);
    const [document] = await running.test.asOwner<{ text: string }>('select text from document where source_id = $1', [id]);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join('')).toBe(document?.text);
    expect((await get(caller, `/api/v1/sources/${id}/pages/1/picture`)).json()).toMatchObject({ code: 'source.no_picture' });
  });

  it('tells of what a reader does not see, at its place', async () => {
    const caller = await makeCaller(running);
    await caller.call('addTextSource', { body: { name: 'Hidden', text: 'Delivery is free\u200B above one hundred riyals in the city.' } });
    await caller.settled();
    const { id } = await sourceOf(caller);
    const page = (await get(caller, `/api/v1/sources/${id}/pages/1`)).json<SourcePageView>();
    expect(page.warnings).toMatchObject([{ kind: 'invisible_characters', count: 1, at: ['Delivery is free'.length] }]);
  });

  it('of a photograph is the photograph, no larger than a screen', async () => {
    const caller = await makeCaller(running);
    const canvas = createCanvas(2_400, 1_200);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 2_400, 1_200);
    context.fillStyle = '#000';
    context.font = '90px sans-serif';
    context.fillText('Mint lemonade is served all day', 100, 300);
    const id = await addFile(caller, { name: 'photo.png', mime: 'image/png', bytes: canvas.toBuffer('image/png') });
    expect((await get(caller, `/api/v1/sources/${id}/pages/1/lines`)).json()).toMatchObject({ width: 1_700, height: 850, lines: [] });
  });
});

describe('a question to one document', () => {
  it('is answered from it alone, with the place where it stands', async () => {
    const caller = await makeCaller(running, [
      { name: 'menu.csv', text: MENU },
      { name: 'other.csv', text: MENU.replaceAll('Hummus', 'Moutabal') },
    ]);
    const sources = (await caller.call<{ items: SourceView[] }>('listSources')).body.items;
    const { id } = sources.find(({ name }) => name === 'menu.csv') as SourceView;
    const ask = async (q: string) => (await get(caller, `/api/v1/sources/${id}/ask?q=${encodeURIComponent(q)}`)).json<SourceAnswerView>();
    const answer = await ask('How much is the hummus?');
    expect(answer.quote).toContain('Hummus');
    const [best] = answer.passages;
    const page = (await get(caller, `/api/v1/sources/${id}/pages/${best?.page}`)).json<SourcePageView>();
    expect(page.text.slice(best?.start, best?.end)).toContain('18');
    expect((await ask('moutabal')).quote ?? '').not.toContain('Moutabal');
    expect((await get(caller, '/api/v1/sources/src_nobody/ask?q=x')).json()).toMatchObject({ code: 'source.not_found' });
  });
});

describe('the file', () => {
  it('comes back byte for byte as a download, also of an earlier version, and says so when it is gone', async () => {
    const caller = await makeCaller(running, [{ name: 'قائمة.csv', text: MENU }]);
    const { id } = await sourceOf(caller);
    const newer = MENU.replace('18', '22');
    await caller.call('replaceSource', { id, file: { name: 'menu-2.csv', text: newer } });
    await caller.settled();
    const live = await get(caller, `/api/v1/sources/${id}/file`);
    expect([live.body, live.headers['content-type'], live.headers['x-content-type-options']]).toEqual([
      newer,
      'application/octet-stream',
      'nosniff',
    ]);
    const before = await get(caller, `/api/v1/sources/${id}/versions/1/file`);
    expect(before.body).toBe(MENU);
    expect(before.headers['content-disposition']).toContain(encodeURIComponent('قائمة.csv'));
    expect((await get(caller, `/api/v1/sources/${id}/versions/7/file`)).json()).toMatchObject({ code: 'source.version_not_found' });
    await running.app.storage.removeAll(caller.tenantId);
    expect((await get(caller, `/api/v1/sources/${id}/file`)).json()).toMatchObject({ code: 'source.file_gone' });
  });
});

describe('an earlier version', () => {
  it('is brought back by one call: what it said is answered again, and the newer one is in the history', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await sourceOf(caller);
    const versionOf = async () =>
      (await running.test.asOwner<{ v: string }>('select knowledge_version as v from tenant where tenant_id = $1', [caller.tenantId]))[0]
        ?.v;
    await caller.call('replaceSource', { id, file: { name: 'menu-2.csv', text: MENU.replace('18 SAR', '22 SAR') } });
    await caller.settled();
    expect(await said(caller, 'How much is the hummus?')).toContain('22');
    const before = await versionOf();
    const asked = await post(caller, `/api/v1/sources/${id}/versions/1/restore`);
    expect([asked.statusCode, asked.json()]).toMatchObject([202, { id, replacing: true, version: 2 }]);
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ id, name: 'menu.csv', version: 3, restoredFrom: 1, state: 'live' });
    expect(await said(caller, 'How much is the hummus?')).toContain('18');
    expect(Number(await versionOf())).toBeGreaterThan(Number(before));
    expect((await caller.call<{ items: SourceVersionView[] }>('listSourceVersions', { id })).body.items).toMatchObject([
      { version: 3, state: 'live', restoredFrom: 1 },
      { version: 2, state: 'replaced', name: 'menu-2.csv', restoredFrom: null },
    ]);
    // And back again, as an undo.
    await post(caller, `/api/v1/sources/${id}/versions/2/restore`);
    await caller.settled();
    expect(await said(caller, 'How much is the hummus?')).toContain('22');
    const rows = await running.test.asOwner<{ action: string }>(
      `select action from audit_entry where tenant_id = $1 and target_id = $2 order by at`,
      [caller.tenantId, id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['source.replaced', 'source.restored', 'source.restored']);
    expect((await post(caller, `/api/v1/sources/${id}/versions/4/restore`)).json()).toMatchObject({ code: 'document.duplicate' });
    expect((await post(caller, `/api/v1/sources/${id}/versions/1/restore`)).json()).toMatchObject({ code: 'source.version_not_found' });
  });
});

describe('another try', () => {
  const broken = (name: string) => ({
    ...running.app,
    embedder: { space: name, languages: 'all' as const, embed: async () => Promise.reject(new Error('down')) },
  });
  const TEXT = Buffer.from('Guests may borrow a bicycle at the front desk until sunset on any day.');

  it('goes on behind what was read, where only a later stage had failed', async () => {
    const caller = await makeCaller(running);
    const id = await addSource(running.app, caller.tenantId, { name: 'bikes.txt', mime: 'text/plain', bytes: TEXT });
    const deps = { ...broken('none'), onChanged: () => {} };
    await expect(processSource(deps, caller.tenantId, id)).rejects.toThrow('down');
    expect(await sourceOf(caller)).toMatchObject({
      state: 'indexing',
      stages: [{ name: 'reading', kept: false }, { name: 'structuring' }],
    });
    await processSource({ ...running.app, onChanged: () => {} }, caller.tenantId, id);
    const source = await sourceOf(caller);
    expect(source).toMatchObject({
      state: 'live',
      stages: [{ name: 'reading', kept: true, at: expect.any(String) }, { name: 'structuring', kept: false }, {}, {}],
    });
    // What is read again on purpose is read from the file.
    await caller.call('retrySource', { id });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ state: 'live', stages: [{ name: 'reading', kept: false }, {}, {}, {}] });
  });

  it('is given up with its cause after several, and begins anew when a person asks', async () => {
    const caller = await makeCaller(running);
    const id = await addSource(running.app, caller.tenantId, { name: 'bikes.txt', mime: 'text/plain', bytes: TEXT });
    const deps = { ...broken('none'), onChanged: () => {} };
    for (let attempt = 1; attempt < 4; attempt += 1) await expect(processSource(deps, caller.tenantId, id)).rejects.toThrow('down');
    await processSource(deps, caller.tenantId, id);
    expect(await sourceOf(caller)).toMatchObject({ state: 'failed', failure: { code: 'source.gave_up', stage: 'indexing' } });
    await caller.call('retrySource', { id });
    await caller.settled();
    expect(await sourceOf(caller)).toMatchObject({ state: 'live', failure: null });
  });

  it('is not begun for what ended its process each time', async () => {
    const caller = await makeCaller(running);
    const id = await addSource(running.app, caller.tenantId, { name: 'bomb.txt', mime: 'text/plain', bytes: TEXT });
    await running.test.asOwner(`update source set attempts = 4, state = 'reading' where id = $1`, [id]);
    await processSource({ ...running.app, onChanged: () => {} }, caller.tenantId, id);
    expect(await sourceOf(caller)).toMatchObject({ state: 'failed', failure: { code: 'source.gave_up', stage: 'reading' } });
  });
});

describe('the list of documents', () => {
  it('is searched in either script, sorted, narrowed and paged without a gap', async () => {
    const caller = await makeCaller(running, [
      { name: 'Dinner menu.csv', text: MENU },
      { name: 'قائمة الإفطار.csv', text: MENU.replace('18', '19') },
      { name: 'a very long price list.csv', text: `${MENU}Tea,Drinks,5 SAR\n` },
    ]);
    const broken = await addSource(running.app, caller.tenantId, {
      name: 'broken.pdf',
      mime: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7 nothing'),
    });
    await processSource({ ...running.app, onChanged: () => {} }, caller.tenantId, broken);
    const list = async (query: Record<string, string>) =>
      (await caller.call<{ items: SourceView[]; nextCursor: string | null; counts: object }>('listSources', { query })).body;
    const names = async (query: Record<string, string>) => (await list(query)).items.map(({ name }) => name);
    expect(await names({ q: 'قائمه الافطار' })).toEqual(['قائمة الإفطار.csv']);
    expect(await names({ q: 'MENU dinner' })).toEqual(['Dinner menu.csv']);
    expect(await names({ show: 'failed' })).toEqual(['broken.pdf']);
    expect((await list({ show: 'failed' })).items[0]).toMatchObject({ failure: { stage: 'reading' }, stages: [] });
    expect((await list({})).counts).toEqual({ all: 4, working: 0, live: 3, failed: 1, warned: 0 });
    expect((await list({ q: 'price' })).counts).toMatchObject({ all: 1, failed: 0 });
    for (const sort of ['newest', 'oldest', 'name', 'largest']) {
      const whole = await names({ sort });
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: { items: SourceView[]; nextCursor: string | null } = await list({ sort, limit: '1', ...(cursor ? { cursor } : {}) });
        paged.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      }
      expect(paged, sort).toEqual(whole);
      expect(whole).toHaveLength(4);
    }
    expect((await names({ sort: 'name' }))[0]).toBe('a very long price list.csv');
    expect((await names({ sort: 'largest' }))[0]).toBe('a very long price list.csv');
  });

  it('says how many answers of the last month came from each', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await sourceOf(caller);
    const trace = (sources: string[]) => ({ steps: [{ name: 'answer', data: { citations: sources.map((sourceId) => ({ sourceId })) } }] });
    const plant = (turn: string, given: object, days: number, outcome = 'answered') =>
      running.test.asOwner(
        `insert into turn (tenant_id, id, conversation_id, from_seq, upto_seq, state, outcome, trace, started_at)
           values ($1, $2, 'cnv_used', 1, 1, 'done', $5, $3, now() - make_interval(days => $4))`,
        [caller.tenantId, turn, JSON.stringify(given), days, outcome],
      );
    await running.test.asOwner(`insert into contact (tenant_id, id, name) values ($1, 'cnt_used', 'A')`, [caller.tenantId]);
    await running.test.asOwner(
      `insert into conversation (tenant_id, id, channel, account_id, contact_id, last_message_at)
         select $1, 'cnv_used', 'whatsapp', id, 'cnt_used', now() from channel_account where tenant_id = $1`,
      [caller.tenantId],
    );
    await plant('trn_1', trace([id, id, 'src_other']), 1);
    await plant('trn_2', trace([id]), 29);
    await plant('trn_3', trace([id]), 31);
    await plant('trn_4', trace([id]), 1, 'handed_over');
    await plant('trn_5', { steps: [] }, 1);
    expect(await sourceOf(caller)).toMatchObject({ id, usedIn: 2 });
  });
});
