import type { Bilingual, RoleView } from '@wafaa/contracts';
import { rightsOfRole } from '../access/index.ts';
import { recordAudit } from '../audit/index.ts';
import { assertHolds, beginAsGiver } from './giver.ts';
import { countMembers, presentRole } from './list-roles.ts';
import { requireOwnRole } from './load-roles.ts';
import type { PeopleContext } from './people-context.ts';

export interface RoleChange {
  id: string;
  label?: Bilingual | undefined;
  permissions?: readonly string[] | undefined;
}

/**
 * Changes a role of the tenant's own, for all who have it. What it gave and what it will give must both lie within the actor's rights.
 * @throws role.not_found, role.built_in, access.beyond_own_rights
 */
export async function updateRole({ db, actor, audit }: PeopleContext, input: RoleChange): Promise<RoleView> {
  const giver = await beginAsGiver(db, actor);
  const role = requireOwnRole(giver.roles, input.id);
  assertHolds(giver, role.rights);
  assertHolds(giver, input.permissions ?? []);
  const label = input.label ?? role.label;
  const rights = input.permissions ? rightsOfRole(role.id, input.permissions) : role.rights;
  await db.query
    .updateTable('tenant_role')
    .set({ label: JSON.stringify(label), permissions: [...rights] })
    .where('id', '=', role.id)
    .execute();
  await recordAudit(db, audit, {
    target: { kind: 'role', id: role.id, label: label.en ?? label.ar },
    before: {
      ...(input.label ? { label: role.label } : {}),
      ...(input.permissions ? { permissions: [...role.rights] } : {}),
    },
    after: { ...(input.label ? { label } : {}), ...(input.permissions ? { permissions: [...rights] } : {}) },
  });
  return presentRole({ ...role, label, rights }, await countMembers(db, role.id));
}
