import { type Bilingual, BUILT_IN_ROLES, type Permission } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { rightsOfRole } from '../access/index.ts';

export interface Role {
  id: string;
  builtIn: boolean;
  label: Bilingual;
  rights: ReadonlySet<Permission>;
}

/** The roles of a tenant by id: the built-in ones, then its own, oldest first. */
export type Roles = ReadonlyMap<string, Role>;

export async function loadRoles(db: TenantDb): Promise<Roles> {
  const own = await db.query.selectFrom('tenant_role').select(['id', 'label', 'permissions']).orderBy('created_at').orderBy('id').execute();
  const builtIn = Object.entries(BUILT_IN_ROLES).map(([id, { label }]) => ({ id, builtIn: true, label, rights: rightsOfRole(id, null) }));
  const roles: Role[] = [
    ...builtIn,
    ...own.map(({ id, label, permissions }) => ({ id, builtIn: false, label, rights: rightsOfRole(id, permissions) })),
  ];
  return new Map(roles.map((role) => [role.id, role]));
}

/** @throws role.not_found */
export function requireRole(roles: Roles, id: string): Role {
  const role = roles.get(id);
  if (!role) throw new AppError('role.not_found', { id });
  return role;
}

/** @throws role.not_found, role.built_in */
export function requireOwnRole(roles: Roles, id: string): Role {
  const role = requireRole(roles, id);
  if (role.builtIn) throw new AppError('role.built_in', { id });
  return role;
}

/** Of a role that is gone only its id is left to show. */
export function labelOf(roles: Roles, id: string): Bilingual {
  return roles.get(id)?.label ?? { en: id, ar: null };
}
