import type { Permission } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../access/index.ts';
import { loadRoles, type Role, type Roles } from './load-roles.ts';

/** Who gives or takes rights, as the database has it at this moment, with the lock on the tenant's people held. */
export interface Giver {
  isOwner: boolean;
  rights: ReadonlySet<Permission>;
  roles: Roles;
}

/**
 * Begins a change of people, roles or keys: one at a time in a tenant, and with the rights that the actor has now. What the session says may
 * be a moment old, and of two owners who demote each other at once the second must find that it is none any more.
 * Only people do this: whoever finds an API key must not be able to make more of them, or people. @throws access.forbidden
 */
export async function beginAsGiver(db: TenantDb, actor: Actor): Promise<Giver> {
  if (actor.kind !== 'user') throw new AppError('access.forbidden', { actor: actor.kind });
  // Weaker than FOR UPDATE, so that rows which refer to the tenant can still be written meanwhile.
  await db.query.selectFrom('tenant').select('tenant_id').forNoKeyUpdate().executeTakeFirst();
  const member = await db.query.selectFrom('member').select('role').where('user_id', '=', actor.id).executeTakeFirst();
  if (!member) throw new AppError('access.forbidden', { actor: actor.id });
  const roles = await loadRoles(db);
  return { isOwner: member.role === 'owner', rights: roles.get(member.role)?.rights ?? new Set(), roles };
}

/** @throws access.beyond_own_rights unless the giver holds every one of them */
export function assertHolds(giver: Giver, rights: Iterable<string>): void {
  for (const right of rights) {
    if (!giver.rights.has(right as Permission)) throw new AppError('access.beyond_own_rights', { right });
  }
}

/** May the giver give this role, or touch somebody who has it? Owners are made and touched by owners only. @throws access.beyond_own_rights */
export function assertMayHandle(giver: Giver, role: Role): void {
  if (role.id === 'owner' && !giver.isOwner) throw new AppError('access.beyond_own_rights', { role: role.id });
  assertHolds(giver, role.rights);
}

export function mayHandle(giver: Giver, role: Role): boolean {
  return (role.id !== 'owner' || giver.isOwner) && [...role.rights].every((right) => giver.rights.has(right));
}

/** The same for a role that may be gone: it gives nothing, so anybody may handle it. @throws access.beyond_own_rights */
export function assertMayHandleId(giver: Giver, roleId: string): void {
  const role = giver.roles.get(roleId);
  if (role) assertMayHandle(giver, role);
}

/** @throws member.last_owner. Call it with the lock held, when an owner is about to be none. */
export async function assertNotLastOwner(db: TenantDb, userId: string): Promise<void> {
  const other = await db.query
    .selectFrom('member')
    .select('user_id')
    .where('role', '=', 'owner')
    .where('user_id', '!=', userId)
    .limit(1)
    .executeTakeFirst();
  if (!other) throw new AppError('member.last_owner', { userId });
}
