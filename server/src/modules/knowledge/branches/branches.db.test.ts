import type { BranchIn } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { AuditSource } from '../../audit/index.ts';
import { getSource, listSources } from '../list-sources.ts';
import { addBranch, removeBranch, updateBranch } from './change-branches.ts';
import { listBranches } from './list-branches.ts';

let running: TestApp;
beforeAll(async () => {
  running = await startTestApp();
});
afterAll(() => running.close());

const audit = (action: string): AuditSource => ({
  action,
  actor: { kind: 'user', id: 'usr_1', name: 'Noura' },
  reason: null,
  address: null,
  device: null,
  requestId: null,
});
const branch = (given: Partial<BranchIn> = {}): BranchIn => ({
  name: { en: 'Olaya', ar: 'العليا' },
  address: { en: '12 King Fahd Road', ar: 'طريق الملك فهد ١٢' },
  city: { en: 'Riyadh', ar: 'الرياض' },
  phone: '+966112223344',
  mapUrl: 'https://maps.example/olaya',
  timeZone: null,
  ...given,
});
const act = <T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> => running.app.database.withTenant(tenantId, work);
const add = (tenantId: TenantId, given: Partial<BranchIn> = {}) =>
  act(tenantId, (db) => addBranch(db, branch(given), audit('branch.added')));
const update = (tenantId: TenantId, id: string, change: Partial<BranchIn>) =>
  act(tenantId, (db) => updateBranch(db, id, change, audit('branch.updated')));
const remove = (tenantId: TenantId, id: string) => act(tenantId, (db) => removeBranch(db, id, audit('branch.removed')));
const list = (tenantId: TenantId, input: { cursor?: string; limit?: number } = {}) =>
  act(tenantId, (db) => listBranches(db, { limit: 30, ...input }));
/** What each branch's span points at in the document of what was entered by hand. */
const entries = async (tenantId: TenantId) =>
  (
    await running.test.asOwner<{ line: string }>(
      `select substr(d.text, b.span_start + 1, b.span_end - b.span_start) as line from branch b
       join source s on s.tenant_id = b.tenant_id and s.id = b.source_id and s.kind = 'manual'
       join document d on d.tenant_id = b.tenant_id and d.id = b.document_id where b.tenant_id = $1 order by b.id`,
      [tenantId],
    )
  ).map((row) => row.line);

const PLACES =
  '# Branches\n\n## Olaya branch\n\nAddress: 1 Old Street, Riyadh\nPhone: +966 11 000 0001\n\n## Malaz branch\n\nAddress: 9 Salah Road, Riyadh\nPhone: +966 11 000 0002\n';

describe('a branch that was entered by hand', () => {
  it('is what the bot answers with, in both languages, with its source in the trace', async () => {
    const { tenantId, accountKey } = await running.addTenant();
    await add(tenantId);
    const english = await running.ask(accountKey, '966500000001', 'Where are you?');
    expect(english).toContain('12 King Fahd Road');
    expect(english).toContain('https://maps.example/olaya');
    expect(await running.ask(accountKey, '966500000002', 'وين موقعكم؟')).toContain('طريق الملك فهد');
    const [turn] = await running.test.asOwner<{ trace: unknown }>('select trace from turn where tenant_id = $1 order by id limit 1', [
      tenantId,
    ]);
    expect(JSON.stringify(turn?.trace)).toContain('مُدخل يدويًا');
  }, 60_000);

  it('is answered with as it is now, after each change, and not any more when it is gone', async () => {
    const { tenantId, accountKey } = await running.addTenant();
    const { id } = await add(tenantId);
    expect(await running.ask(accountKey, '966500000001', 'Where are you?')).toContain('12 King Fahd Road');
    await update(tenantId, id, { address: { en: '77 Tahlia Street', ar: null } });
    const moved = await running.ask(accountKey, '966500000003', 'Where are you?');
    expect(moved).toContain('77 Tahlia Street');
    expect(moved).not.toContain('King Fahd');
    await remove(tenantId, id);
    expect(await running.ask(accountKey, '966500000004', 'Where are you?')).not.toContain('Tahlia');
  }, 60_000);

  it('stands in a line of one document, and its span follows when lines before it change', async () => {
    const { tenantId } = await running.addTenant();
    const [a, b, c] = [
      await add(tenantId, { name: { en: 'A', ar: null } }),
      await add(tenantId, { name: { en: 'B', ar: null } }),
      await add(tenantId, { name: { en: 'C', ar: null } }),
    ];
    await update(tenantId, a.id, { name: { en: 'A with a much longer name', ar: null }, address: { en: 'one\nline', ar: null } });
    expect((await entries(tenantId)).map((line) => line.split(' — ').slice(0, 2))).toEqual([
      ['A with a much longer name', 'one line'],
      ['B', '12 King Fahd Road'],
      ['C', '12 King Fahd Road'],
    ]);
    await remove(tenantId, b.id);
    expect((await entries(tenantId)).map((line) => line.split(' — ')[0])).toEqual(['A with a much longer name', 'C']);
    await remove(tenantId, c.id);
    await remove(tenantId, a.id);
    const documents = await running.test.asOwner<{ text: string }>('select text from document where tenant_id = $1', [tenantId]);
    expect(documents).toEqual([{ text: '' }]);
    await add(tenantId);
    expect((await entries(tenantId))[0]).toBe(
      'Olaya — العليا — 12 King Fahd Road — طريق الملك فهد ١٢ — Riyadh — الرياض — +966112223344 — https://maps.example/olaya',
    );
  });

  it('is no uploaded file: it is not listed, shown, read or removed as one', async () => {
    const { tenantId } = await running.addTenant();
    await add(tenantId);
    const [source] = await running.test.asOwner<{ id: string }>('select id from source where tenant_id = $1', [tenantId]);
    const cursors = { read: () => null, write: () => '' };
    expect((await act(tenantId, (db) => listSources(db, { limit: 30 }, cursors))).items).toEqual([]);
    await expect(act(tenantId, (db) => getSource(db, source?.id ?? ''))).rejects.toMatchObject({ code: 'source.not_found' });
    const { removeSource } = await import('../remove-source.ts');
    await expect(removeSource(running.app, tenantId, source?.id ?? '')).rejects.toMatchObject({ code: 'source.not_found' });
  });

  it('leaves one row in the audit log for each change, and none for one that is refused', async () => {
    const { tenantId } = await running.addTenant();
    const { id } = await add(tenantId);
    await update(tenantId, id, { phone: null });
    await expect(update(tenantId, id, { timeZone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'tenant.unknown_time_zone' });
    await expect(add(tenantId, { timeZone: 'nowhere' })).rejects.toMatchObject({ code: 'tenant.unknown_time_zone' });
    await remove(tenantId, id);
    for (const missing of [() => remove(tenantId, id), () => update(tenantId, id, { phone: null })])
      await expect(missing()).rejects.toMatchObject({ code: 'branch.not_found' });
    const rows = await running.test.asOwner('select action, before, after from audit_entry where tenant_id = $1 order by id', [tenantId]);
    expect(rows).toMatchObject([
      { action: 'branch.added', before: null },
      { action: 'branch.updated', before: { phone: '+966112223344' }, after: { phone: null } },
      { action: 'branch.removed', after: null },
    ]);
  });

  it('is refused beyond the limit of branches', async () => {
    const { tenantId } = await running.addTenant();
    await running.test.asOwner(`update tenant set limits = '{"branches": 1}' where tenant_id = $1`, [tenantId]);
    await add(tenantId, { timeZone: 'Asia/Dubai' });
    await expect(add(tenantId)).rejects.toMatchObject({ code: 'tenant.limit_reached' });
    expect((await list(tenantId)).items).toMatchObject([{ timeZone: 'Asia/Dubai', state: 'confirmed', source: null }]);
  });

  it('is made once for two that come at once', async () => {
    const { tenantId } = await running.addTenant();
    await Promise.all([add(tenantId, { name: { en: 'A', ar: null } }), add(tenantId, { name: { en: 'B', ar: null } })]);
    expect(new Set((await entries(tenantId)).map((line) => line.split(' — ')[0]))).toEqual(new Set(['A', 'B']));
  });
});

describe('a branch that a document names', () => {
  it('is listed with its source, becomes the tenant’s own word when it is changed, and is told once after the document was read again', async () => {
    const { tenantId, accountKey } = await running.addTenant({
      files: [{ name: 'places.md', mime: 'text/markdown', bytes: Buffer.from(PLACES) }],
    });
    const found = (await list(tenantId)).items;
    expect(found.map((item) => item.source?.name)).toEqual(['places.md', 'places.md']);
    const olaya = found.find((item) => item.name.en?.includes('Olaya'));
    if (!olaya) throw new Error('the document names a branch in Olaya');
    expect(await update(tenantId, olaya.id, { address: { en: '5 New Avenue', ar: null } })).toMatchObject({
      state: 'confirmed',
      source: null,
      phone: olaya.phone,
    });
    const [source] = await running.test.asOwner<{ id: string }>(`select id from source where tenant_id = $1 and kind = 'file'`, [tenantId]);
    const { processSource } = await import('../process-source.ts');
    await processSource({ ...running.app, onChanged: () => {} }, tenantId, source?.id ?? '');
    const said = await running.ask(accountKey, '966500000001', 'Where are your branches?');
    expect(said).toContain('5 New Avenue');
    expect(said).toContain('9 Salah Road');
    expect(said).not.toContain('1 Old Street');
  }, 60_000);
});

describe('listBranches', () => {
  it('comes in pages, and shows no other tenant’s', async () => {
    const [{ tenantId }, { tenantId: other }] = [await running.addTenant(), await running.addTenant()];
    for (const name of ['A', 'B', 'C']) await add(tenantId, { name: { en: name, ar: null } });
    const first = await list(tenantId, { limit: 2 });
    const second = await list(tenantId, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((item) => item.name.en)).toEqual(['A', 'B', 'C']);
    expect(second.nextCursor).toBeNull();
    expect((await list(other)).items).toEqual([]);
    const [mine] = first.items;
    await expect(remove(other, mine?.id ?? '')).rejects.toMatchObject({ code: 'branch.not_found' });
  });
});
