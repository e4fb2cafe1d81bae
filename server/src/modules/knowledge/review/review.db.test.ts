import type { FactView, ImportReport } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, makeCaller, startTestApp, type TestApp } from '../testing.ts';

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const MENU = [
  'name_en,name_ar,section_en,price,diet,allergens',
  'Hummus,حمص,Starters,18 SAR,vegan,sesame',
  'Lentil soup,شوربة عدس,Starters,14 SAR,,',
  'Grilled fish,سمك مشوي,Mains,62 SAR,,fish',
  'Seasonal salad,سلطة الموسم,Starters,,vegan,',
].join('\n');
type Page = { items: FactView[]; nextCursor: string | null };
type Item = Extract<FactView, { kind: 'item' }>;

const list = async (caller: Caller, query: Record<string, string> = {}) =>
  (await caller.call<Page>('listFacts', { query: { kind: 'item', ...query } })).body;
const itemOf = async (caller: Caller, text: string): Promise<Item> => {
  const [found] = (await list(caller, { text })).items;
  if (found?.kind !== 'item') throw new Error(`no item ${text}`);
  return found;
};
const names = (page: Page) => page.items.map((fact) => (fact.kind === 'item' ? fact.fields.name.en : null));
const menuOf = async (caller: Caller) => {
  const { body } = await caller.call<{ items: { id: string; name: string }[] }>('listSources');
  return body.items[0]?.id ?? '';
};
const readAgain = async (caller: Caller) => {
  await caller.call('retrySource', { id: await menuOf(caller) });
  await caller.settled();
};
const ask = async (caller: Caller, question: string) =>
  (await caller.call<{ parts: { text: string }[]; outcome: string; reason: string | null }>('askKnowledge', { body: { question } })).body;
const said = async (caller: Caller, question: string) => (await ask(caller, question)).parts.map((part) => part.text).join('\n');

describe('the list of facts', () => {
  it('is filtered by state, source, missing prices and unconfirmed allergens, and searched in both scripts however spelled', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    expect(names(await list(caller))).toEqual(['Hummus', 'Lentil soup', 'Grilled fish', 'Seasonal salad']);
    expect(names(await list(caller, { missingPrice: 'true' }))).toEqual(['Seasonal salad']);
    expect(names(await list(caller, { unconfirmedAllergens: 'true' }))).toEqual(['Hummus', 'Grilled fish']);
    expect(names(await list(caller, { text: 'شوربه' }))).toEqual(['Lentil soup']);
    expect(names(await list(caller, { text: 'HUMMUS starters' }))).toEqual(['Hummus']);
    expect(names(await list(caller, { text: '100%_' }))).toEqual([]);
    expect(names(await list(caller, { sourceId: 'src_none' }))).toEqual([]);
    expect(names(await list(caller, { state: 'confirmed' }))).toEqual([]);
  });

  it('comes in pages that lose nothing, each fact with the words of its source', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const first = await list(caller, { limit: '3' });
    const second = await list(caller, { limit: '3', cursor: first.nextCursor ?? '' });
    expect([...names(first), ...names(second)]).toEqual(['Hummus', 'Lentil soup', 'Grilled fish', 'Seasonal salad']);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ quote: expect.stringContaining('Hummus'), source: { name: 'menu.csv', manual: false } });
  });
});

describe('an edit', () => {
  it('leaves the row at its place in the list, also where a page ends', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'lentil');
    await caller.call('editFact', { id, body: { kind: 'item', fields: { calories: 180 } } });
    const order = ['Hummus', 'Lentil soup', 'Grilled fish', 'Seasonal salad'];
    expect(names(await list(caller))).toEqual(order);
    const first = await list(caller, { limit: '2' });
    const second = await list(caller, { limit: '2', cursor: first.nextCursor ?? '' });
    expect([...names(first), ...names(second)]).toEqual(order);
  });

  it('is what the bot says from then on, and stays when the document is read again', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const hummus = await itemOf(caller, 'hummus');
    const fields = { name: { en: 'Royal hummus', ar: 'حمص ملكي' }, price: { minor: 2100, currency: 'SAR' }, dietTags: [] };
    const edited = await caller.call<Item>('editFact', { id: hummus.id, body: { kind: 'item', fields } });
    expect(edited.body).toMatchObject({ state: 'confirmed', source: { manual: true }, fields: { price: { minor: 2100 }, calories: null } });
    expect(edited.body.quote).toContain('Royal hummus');
    await readAgain(caller);
    expect(
      names(await list(caller))
        .map(String)
        .toSorted(),
    ).toEqual(['Grilled fish', 'Lentil soup', 'Royal hummus', 'Seasonal salad']);
    const answer = await said(caller, 'How much is the royal hummus?');
    expect(answer).toContain('21');
    expect(answer).not.toContain('18');
    expect(await said(caller, 'What vegan dishes do you have?')).not.toContain('hummus');
  });

  it('wins over a newer version of the document, which is shown beside it', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const soup = await itemOf(caller, 'lentil');
    await caller.call('editFact', { id: soup.id, body: { kind: 'item', fields: { price: { minor: 1500, currency: 'SAR' } } } });
    const newer = MENU.replace('14 SAR', '19 SAR').replace('62 SAR', '70 SAR');
    const replaced = await caller.call('replaceSource', { id: await menuOf(caller), file: { name: 'menu.csv', text: newer } });
    expect(replaced).toMatchObject({ status: 202, body: { replacing: true, version: 1 } });
    await caller.settled();
    expect(await said(caller, 'How much is the lentil soup?')).toContain('15');
    expect(await said(caller, 'How much is the grilled fish?')).toContain('70');
    expect((await itemOf(caller, 'lentil')).documentSays).toEqual({ price: { minor: 1900, currency: 'SAR' } });
    const { body } = await caller.call<{ items: { kind: string; sides: { value: string }[] }[] }>('listContradictions');
    expect(body.items).toMatchObject([{ kind: 'changed_in_document', sides: [{ value: 'price: 15 SAR' }, { value: 'price: 19 SAR' }] }]);
  });

  it('is refused for a fact of another kind and for fields that do not go together, and changes nothing', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'lentil');
    const edit = (body: unknown) => caller.call('editFact', { id, body });
    expect((await edit({ kind: 'policy', fields: { topic: 'wifi' } })).body).toMatchObject({ code: 'fact.other_kind' });
    const window = { validFrom: '2026-05-02', validTo: '2026-05-01' };
    expect((await edit({ kind: 'item', fields: window })).body).toMatchObject({ code: 'fact.invalid' });
    expect((await caller.call('editFact', { id: 'itm_none', body: { kind: 'item', fields: {} } })).status).toBe(404);
    expect(await itemOf(caller, 'lentil')).toMatchObject({ state: 'proposed', source: { manual: false } });
  });
});

describe('a decision', () => {
  it('confirms, and only with `allergens` lets the bot answer on them; reading the document again keeps both', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'hummus');
    const question = 'Does the hummus contain sesame?';
    await caller.call('confirmFact', { id, body: {} });
    expect(await itemOf(caller, 'hummus')).toMatchObject({ state: 'confirmed', fields: { allergensConfirmed: false } });
    expect(await ask(caller, question)).toMatchObject({ outcome: 'handed_over' });
    await caller.call('confirmFact', { id, body: { allergens: true } });
    expect(await ask(caller, question)).toMatchObject({ outcome: 'answered' });
    await readAgain(caller);
    expect(await itemOf(caller, 'hummus')).toMatchObject({ state: 'confirmed', fields: { allergensConfirmed: true } });
    expect(await said(caller, question)).toMatch(/sesame/i);
  });

  it('rejects: nothing is answered from the row, also when it is read again, until it is confirmed after all', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'fish');
    await caller.call('rejectFact', { id });
    await readAgain(caller);
    const rejected = await itemOf(caller, 'fish');
    expect(rejected.state).toBe('expired');
    expect(await said(caller, 'List all your dishes with their prices')).not.toContain('62');
    await caller.call('confirmFact', { id: rejected.id, body: {} });
    expect(await said(caller, 'How much is the grilled fish?')).toContain('62');
  });

  it('is made for many at once or for none, with one row in the log', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const ids = (await list(caller)).items.map((fact) => fact.id);
    const bad = await caller.call('reviewFacts', { body: { ids: [...ids, 'pol_none'], decision: 'reject' } });
    expect(bad).toMatchObject({ status: 404, body: { code: 'fact.not_found' } });
    expect((await list(caller, { state: 'proposed' })).items).toHaveLength(4);
    const { body } = await caller.call('reviewFacts', { body: { ids: [...ids, ids[0]], decision: 'confirm' } });
    expect(body).toEqual({ changed: 4 });
    expect((await list(caller, { state: 'confirmed' })).items).toHaveLength(4);
    const rows = await running.test.asOwner<{ after: object }>(
      `select after from audit_entry where tenant_id = $1 and action = 'fact.reviewed'`,
      [caller.tenantId],
    );
    expect(rows).toMatchObject([{ after: { decision: 'confirm', count: 4 } }]);
    const many = Array.from({ length: 501 }, (_, at) => `itm_${at}`);
    expect((await caller.call('reviewFacts', { body: { ids: many, decision: 'confirm' } })).status).toBe(400);
  });
});

describe('a fact that was entered by hand', () => {
  it('is answered with at once, holds on its days only, and is told of when they are over', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const soup = await itemOf(caller, 'lentil');
    const fields = { ...soup.fields, price: { minor: 900, currency: 'SAR' }, validFrom: '2026-03-01', validTo: '2026-03-10' };
    expect(await caller.call('addFact', { body: { kind: 'item', fields } })).toMatchObject({ status: 201, body: { state: 'confirmed' } });
    const at = async (day: string) =>
      (
        await caller.call<{ parts: { text: string }[] }>('askKnowledge', {
          body: { question: 'How much is the lentil soup?', at: `${day}T12:00:00Z` },
        })
      ).body.parts[0]?.text;
    expect(await at('2026-03-05')).toContain('9 SAR');
    expect(await at('2026-03-11')).toContain('14 SAR');
    expect(await at('2026-02-28')).toContain('14 SAR');
    const { body } = await caller.call<{ items: object[] }>('listStaleFacts');
    expect(body.items).toMatchObject([{ kind: 'item', about: 'Lentil soup', endedOn: '2026-03-10' }]);
  });

  it('may be hours or a policy', async () => {
    const caller = await makeCaller(running);
    const hours = {
      branchName: null,
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      opens: '09:00',
      closes: '17:30',
      season: null,
      validFrom: null,
      validTo: null,
    };
    await caller.call('addFact', { body: { kind: 'hours', fields: hours } });
    const text = { en: 'Parking is free behind the building.', ar: 'الموقف مجاني خلف المبنى.' };
    await caller.call('addFact', {
      body: { kind: 'policy', fields: { topic: 'parking', text, amount: null, validFrom: null, validTo: null } },
    });
    expect(await said(caller, 'When do you open?')).toContain('9:00 AM');
    expect(await said(caller, 'Is there parking?')).toContain('behind the building');
    const { body } = await caller.call<Page>('listFacts', { query: { kind: 'hours' } });
    expect(body.items[0]?.quote).toContain('09:00 – 17:30');
  });
});

describe('facts as CSV', () => {
  const exported = async (caller: Caller, kind = 'item') => (await caller.call('exportFacts', { query: { kind } })).text;
  const load = async (caller: Caller, text: string, query: Record<string, string> = {}) =>
    (await caller.call<ImportReport>('importFacts', { query: { kind: 'item', ...query }, file: { name: 'facts.csv', text } })).body;

  it('come back as they went: nothing is changed by importing an export', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    await caller.call('confirmFact', { id: (await itemOf(caller, 'fish')).id, body: { allergens: true } });
    const fields = {
      ...(await itemOf(caller, 'hummus')).fields,
      ...{ name: { en: '=Platter, "large"', ar: null }, aliases: ['-mix'], price: null },
      variants: [
        { name: { en: 'Small', ar: 'صغير' }, price: { minor: 1850, currency: 'SAR' } },
        { name: { en: 'Cheese', ar: null }, price: { minor: 300, currency: 'SAR' }, addOn: true },
      ],
    };
    await caller.call('addFact', { body: { kind: 'item', fields } });
    const text = await exported(caller);
    expect(text).toContain(`"'=Platter, ""large"""`);
    expect(text).toContain(`'-mix`);
    expect(await load(caller, text)).toEqual({ added: 0, changed: 0, unchanged: 5, errors: [], preview: [], dry: false });
    expect(await exported(caller)).toBe(text);
  });

  it('change and add rows, all or none, and tell each row that cannot be taken with its reason', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'lentil');
    const bad = [
      'id,name_en,price,currency,allergens',
      `${id},Lentil soup,14.555,SAR,`,
      'itm_none,Tea,3,SAR,',
      ',,3,SAR,',
      ',Tea,3,,',
      ',Tea,3,SAR,dust',
      `${id},Lentil soup,15,SAR,`,
    ].join('\n');
    expect(await load(caller, bad)).toMatchObject({
      dry: true,
      errors: [
        { row: 2, column: 'price', code: 'fact.import_value' },
        { row: 3, column: 'id', code: 'fact.import_unknown_id' },
        { row: 4, column: 'name_en', code: 'fact.import_missing' },
        { row: 5, column: 'currency', code: 'fact.import_missing' },
        { row: 6, column: 'allergens', code: 'fact.import_value' },
        { row: 7, column: 'id', code: 'fact.import_repeated_id' },
      ],
    });
    const good = `id,name_en,price,currency,allergens\n${id},Lentil soup,15,SAR,celery\n,Mint tea,٦٫٥,SAR,\n`;
    expect(await load(caller, good, { dryRun: 'true' })).toMatchObject({ added: 1, changed: 1, dry: true, errors: [] });
    expect((await list(caller)).items).toHaveLength(4);
    expect(await load(caller, good)).toMatchObject({ added: 1, changed: 1, unchanged: 0, dry: false });
    expect(await itemOf(caller, 'lentil')).toMatchObject({
      fields: { price: { minor: 1500 }, allergens: ['celery'], allergensConfirmed: true },
    });
    expect((await itemOf(caller, 'mint')).fields.price).toEqual({ minor: 650, currency: 'SAR' });
    expect((await itemOf(caller, 'lentil')).fields.section.en).toBe('Starters');
  });

  it('are refused where they are no table of facts', async () => {
    const caller = await makeCaller(running);
    expect(await load(caller, 'one,two\n1,2\n')).toMatchObject({ code: 'fact.import_unreadable' });
    expect(await load(caller, `name_en\n${'Tea\n'.repeat(5_001)}`)).toMatchObject({ code: 'fact.import_too_long' });
  });

  it('are hours and policies too', async () => {
    const caller = await makeCaller(running);
    const hours = 'branch,weekdays,opens,closes,season,valid_from,valid_to\n,sun | mon,09:00,17:00,,,\nOlaya,fri,,,,,\n';
    expect(await load(caller, hours, { kind: 'hours' })).toMatchObject({ added: 2, errors: [] });
    expect(await load(caller, 'weekdays,opens,closes\nsun,09:00,\n', { kind: 'hours' })).toMatchObject({
      errors: [{ row: 2, column: 'closes' }],
    });
    const policies = 'topic,text_en,text_ar,amount,currency\ndelivery_fee,Delivery costs 12 SAR.,,12,SAR\n';
    expect(await load(caller, policies, { kind: 'policy' })).toMatchObject({ added: 1 });
    for (const kind of ['hours', 'policy'])
      expect(await load(caller, await exported(caller, kind), { kind })).toMatchObject({ added: 0, changed: 0, errors: [] });
  });
});

describe('what a row is to a reader', () => {
  const counts = async (caller: Caller) =>
    (await caller.call<{ kinds: Record<string, { total: number; statuses: Record<string, number>; missingPrice: number }> }>('countFacts'))
      .body.kinds['item'];

  it('is told of each row, filtered by and counted', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const soup = await itemOf(caller, 'lentil');
    const fish = await itemOf(caller, 'fish');
    const salad = await itemOf(caller, 'salad');
    await caller.call('editFact', { id: soup.id, body: { kind: 'item', fields: { validTo: '2020-01-31' } } });
    await caller.call('rejectFact', { id: fish.id });
    await caller.call('confirmFact', { id: salad.id, body: {} });
    expect(await itemOf(caller, 'lentil')).toMatchObject({
      statuses: ['confirmed', 'edited', 'expired'],
      source: { manual: true, from: { name: 'menu.csv' } },
    });
    const named = async (status: string) =>
      names(await list(caller, { status }))
        .map(String)
        .toSorted();
    expect(await named('edited')).toEqual(['Lentil soup']);
    expect(await named('expired')).toEqual(['Lentil soup']);
    expect(await named('rejected')).toEqual(['Grilled fish']);
    expect(await named('proposed')).toEqual(['Hummus']);
    expect(await named('contradicting')).toEqual([]);
    expect(await named('in_use')).toEqual(['Hummus', 'Lentil soup', 'Seasonal salad']);
    expect(await counts(caller)).toMatchObject({
      total: 4,
      statuses: { proposed: 1, confirmed: 2, edited: 1, rejected: 1, expired: 1, contradicting: 0 },
      missingPrice: 1,
    });
  });

  it('is contradicting while two sources give two prices', async () => {
    const other = 'name_en,price\nHummus,25 SAR\n';
    const caller = await makeCaller(running, [
      { name: 'menu.csv', text: MENU },
      { name: 'other.csv', text: other },
    ]);
    const disputed = (await list(caller, { status: 'contradicting' })).items;
    expect(disputed.map(({ statuses }) => statuses)).toEqual([
      ['proposed', 'contradicting'],
      ['proposed', 'contradicting'],
    ]);
    await caller.call('confirmFact', { id: disputed[0]?.id ?? '', body: {} });
    expect((await list(caller, { status: 'contradicting' })).items).toEqual([]);
  });
});

describe('a decision that is taken back', () => {
  it('leaves rows as if nobody had decided, also for the next reading', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'hummus');
    await caller.call('reviewFacts', { body: { ids: [id], decision: 'confirm', allergens: true } });
    await caller.call('reviewFacts', { body: { ids: [id], decision: 'reopen' } });
    const open = { state: 'proposed', fields: { allergensConfirmed: false } };
    expect(await itemOf(caller, 'hummus')).toMatchObject(open);
    await readAgain(caller);
    expect(await itemOf(caller, 'hummus')).toMatchObject(open);
  });

  it('keeps what the owner entered by hand confirmed', async () => {
    const caller = await makeCaller(running);
    const fields = { topic: 'parking', text: { en: 'Park behind the house.', ar: null }, amount: null, validFrom: null, validTo: null };
    const { id } = (await caller.call<FactView>('addFact', { body: { kind: 'policy', fields } })).body;
    await caller.call('rejectFact', { id });
    await caller.call('reviewFacts', { body: { ids: [id], decision: 'reopen' } });
    expect((await caller.call<FactView>('getFact', { id })).body.state).toBe('confirmed');
  });
});

describe('what a document says by now of a changed row', () => {
  it('is settled when the owner confirms the own word', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const soup = await itemOf(caller, 'lentil');
    await caller.call('editFact', { id: soup.id, body: { kind: 'item', fields: { price: { minor: 1500, currency: 'SAR' } } } });
    await caller.call('replaceSource', { id: await menuOf(caller), file: { name: 'menu.csv', text: MENU.replace('14 SAR', '19 SAR') } });
    await caller.settled();
    expect(await itemOf(caller, 'lentil')).toMatchObject({ statuses: ['confirmed', 'edited', 'contradicting'] });
    await caller.call('confirmFact', { id: soup.id, body: {} });
    expect(await itemOf(caller, 'lentil')).toMatchObject({ statuses: ['confirmed', 'edited'], documentSays: null });
    expect(await said(caller, 'How much is the lentil soup?')).toContain('15');
  });
});

describe('sold out today', () => {
  it('is said on that day and on no other', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'lentil');
    await caller.call('editFact', { id, body: { kind: 'item', fields: { soldOutOn: '2026-03-10' } } });
    expect(await itemOf(caller, 'lentil')).toMatchObject({ fields: { soldOutOn: '2026-03-10', available: true } });
    const at = async (day: string) =>
      (await caller.call<{ trace: unknown }>('askKnowledge', { body: { question: 'Do you have lentil soup?', at: `${day}T12:00:00Z` } }))
        .body;
    const [on, after] = [JSON.stringify(await at('2026-03-10')), JSON.stringify(await at('2026-03-11'))];
    expect(on).toMatch(/sold out|not available|unavailable/i);
    expect(after).not.toMatch(/sold out|not available|unavailable/i);
  });
});

describe('a trial of an import', () => {
  it('shows what would be added and what would change, cell by cell', async () => {
    const caller = await makeCaller(running, [{ name: 'menu.csv', text: MENU }]);
    const { id } = await itemOf(caller, 'lentil');
    const text = `id,name_en,price,currency\n${id},Lentil soup,15.00,SAR\n,Fattoush,20.00,SAR\n`;
    const { body } = await caller.call<ImportReport>('importFacts', {
      query: { kind: 'item', dryRun: 'true' },
      file: { name: 'a.csv', text },
    });
    expect(body).toMatchObject({ added: 1, changed: 1, dry: true, errors: [] });
    expect(body.preview).toMatchObject([
      { row: 2, id, label: 'Lentil soup', change: 'changed', cells: [{ column: 'price', before: '14.00', after: '15.00' }] },
      {
        row: 3,
        id: null,
        label: 'Fattoush',
        change: 'added',
        cells: expect.arrayContaining([{ column: 'price', before: '', after: '20.00' }]),
      },
    ]);
  });
});
