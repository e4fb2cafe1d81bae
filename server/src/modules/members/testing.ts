import { BUILT_IN_ROLES, type Permission } from '@wafaa/contracts';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { makeId, type TenantId } from '../../platform/ids.ts';
import { type Actor, addMember, addPerson, rightsOfRole } from '../access/index.ts';
import type { AuditSource } from '../audit/index.ts';
import type { PeopleContext } from './index.ts';

export interface AuditRow {
  action: string;
  actor_name: string;
  target_kind: string | null;
  target_id: string | null;
  target_label: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** A tenant with people on the real engine, and the way a handler calls a verb. */
export interface TestPeople {
  test: TestDatabase;
  tenantId: TenantId;
  otherTenantId: TenantId;
  now: { value: Date };
  /** A member with a role, and who acts when they do. */
  person(role: string, given?: { tenantId?: TenantId; name?: string; email?: string }): Promise<Actor>;
  /** A role of the tenant's own, written past the verbs. */
  ownRole(permissions: readonly Permission[], tenantId?: TenantId): Promise<string>;
  run<T>(actor: Actor, verb: (ctx: PeopleContext) => Promise<T>, tenantId?: TenantId): Promise<T>;
  /** An open session; returns its id. */
  session(actor: Actor, tenantId?: TenantId): Promise<string>;
  audit(tenantId?: TenantId): Promise<AuditRow[]>;
  close(): Promise<void>;
}

let made = 0;

export async function makeTestPeople(): Promise<TestPeople> {
  const test = await createTestDatabase();
  const { tenantId } = await makeTenant(test.database);
  const { tenantId: otherTenantId } = await makeTenant(test.database);
  const now = { value: new Date() };
  return {
    test,
    tenantId,
    otherTenantId,
    now,
    async person(role, given = {}) {
      made += 1;
      const name = given.name ?? `Person ${made}`;
      const home = given.tenantId ?? tenantId;
      const id = await test.database.withAccess(async (db) => {
        const userId = await addPerson(db, {
          email: given.email ?? `person-${made}@example.com`,
          name,
          language: 'en',
          passwordHash: 'none',
        });
        await addMember(db, { tenantId: home, userId, role, now: now.value });
        return userId;
      });
      const [own] = await test.asOwner<{ permissions: string[] }>('select permissions from tenant_role where id = $1', [role]);
      return { kind: 'user', id, name, role, permissions: rightsOfRole(role, own?.permissions ?? null), support: null };
    },
    async ownRole(permissions, home = tenantId) {
      const id = makeId('rol');
      await test.asOwner('insert into tenant_role (tenant_id, id, label, permissions) values ($1, $2, $3, $4)', [
        home,
        id,
        JSON.stringify({ en: `Role ${id}`, ar: null }),
        permissions,
      ]);
      return id;
    },
    run: (actor, verb, home = tenantId) =>
      test.database.withTenant(home, (db) => verb({ db, actor, audit: auditOf(actor), now: now.value })),
    async session(actor, home = tenantId) {
      const id = makeId('ses');
      await test.asOwner(
        `insert into user_session (id, tenant_id, user_id, password_version, device, address, expires_at)
         values ($1, $2, $3, 1, 'Chrome on Linux', '127.0.0.1', now() + interval '1 day')`,
        [id, home, actor.id],
      );
      return id;
    },
    audit: (home = tenantId) => test.asOwner<AuditRow>('select * from audit_entry where tenant_id = $1 order by at, id', [home]),
    close: () => test.close(),
  };
}

function auditOf(actor: Actor): AuditSource {
  return {
    action: 'test.done',
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    reason: null,
    address: '127.0.0.1',
    device: 'Chrome on Linux',
    requestId: 'req-1',
  };
}

export const ALL: readonly Permission[] = BUILT_IN_ROLES.owner.permissions;

/** An API key that holds every right there is, as an actor. */
export const KEY_ACTOR: Actor = {
  kind: 'api_key',
  id: 'key_of_everything',
  name: 'Everything',
  role: 'api_key',
  permissions: new Set(ALL),
  support: null,
};
