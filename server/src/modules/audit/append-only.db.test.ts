import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type AuditSource, recordAccessAudit, recordAudit } from './index.ts';

const SOURCE: AuditSource = {
  action: 'member.invited',
  actor: { kind: 'user', id: 'usr_1', name: 'Sara' },
  reason: null,
  address: null,
  device: null,
  requestId: null,
};
let base: TestDatabase;
let tenantId: TenantId;
beforeAll(async () => {
  base = await createTestDatabase();
  ({ tenantId } = await makeTenant(base.database));
  await base.database.withTenant(tenantId, (db) => recordAudit(db, SOURCE));
  await base.database.withAccess((db) => recordAccessAudit(db, SOURCE, { tenantId, userId: 'usr_1' }));
});
afterAll(() => base.close());

const entries = () => base.asOwner('select id, actor_name from audit_entry order by id');
const denied = expect.objectContaining({ code: '42501' });

describe('an entry of the log', () => {
  test.each([
    ['changed', "update audit_entry set actor_name = 'Nobody' where tenant_id = $1"],
    ['removed', 'delete from audit_entry where tenant_id = $1'],
  ])('cannot be %s by the application', async (_verb, text) => {
    const before = await entries();
    await expect(base.database.withTenant(tenantId, (db) => db.sql(text, [tenantId]))).rejects.toEqual(denied);
    expect(await entries()).toEqual(before);
  });

  test.each([
    ['changed', "update audit_entry set actor_name = 'Nobody'"],
    ['removed', 'delete from audit_entry'],
    ['wiped', 'truncate audit_entry'],
  ])('cannot be %s by the door', async (_verb, text) => {
    const before = await entries();
    await expect(base.database.withAccess((db) => sql.raw(text).execute(db.access))).rejects.toEqual(denied);
    expect(await entries()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  test('cannot be wiped by the application either', async () => {
    await expect(base.database.withTenant(tenantId, (db) => db.sql('truncate audit_entry', []))).rejects.toThrow('tenant wall');
    const rights = await base.asOwner<{ role: string; may: boolean }>(
      `select role, has_table_privilege(role, 'audit_entry', 'update') or has_table_privilege(role, 'audit_entry', 'delete')
         or has_table_privilege(role, 'audit_entry', 'truncate') as may
       from unnest(array['wafaa_app', 'wafaa_access']) as role order by role`,
    );
    expect(rights).toEqual([
      { role: 'wafaa_access', may: false },
      { role: 'wafaa_app', may: false },
    ]);
  });

  test('cannot be written into another tenant', async () => {
    const { tenantId: other } = await makeTenant(base.database);
    const forged = base.database.withTenant(tenantId, (db) =>
      db.sql("insert into audit_entry (id, tenant_id, action, actor_kind, actor_name) values ('aud_x', $1, 'a.b', 'user', 'x')", [other]),
    );
    await expect(forged).rejects.toThrow('tenant wall');
    expect(await base.asOwner('select 1 from audit_entry where tenant_id = $1', [other])).toEqual([]);
  });
});
