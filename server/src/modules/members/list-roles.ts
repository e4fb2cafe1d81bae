import { PERMISSION_LIST, type RoleView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { loadRoles, type Role } from './load-roles.ts';

/** Every role with its rights and how many people have it, and every right there is. */
export async function listRoles(db: TenantDb) {
  const roles = await loadRoles(db);
  const counts = await db.query
    .selectFrom('member')
    .select((select) => ['role', select.fn.countAll<string>().as('people')])
    .groupBy('role')
    .execute();
  const people = new Map(counts.map((row) => [row.role, Number(row.people)]));
  return {
    items: [...roles.values()].map((role) => presentRole(role, people.get(role.id) ?? 0)),
    permissions: PERMISSION_LIST.map(({ id, area, label }) => ({ id, area, label })),
  };
}

export async function countMembers(db: TenantDb, role: string): Promise<number> {
  const { people } = await db.query
    .selectFrom('member')
    .select((select) => select.fn.countAll<string>().as('people'))
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  return Number(people);
}

export function presentRole(role: Pick<Role, 'id' | 'builtIn' | 'label' | 'rights'>, members: number): RoleView {
  return { id: role.id, builtIn: role.builtIn, label: role.label, permissions: [...role.rights], members };
}
