import type { Bilingual, RoleView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { rightsOfRole } from '../access/index.ts';
import { recordAudit } from '../audit/index.ts';
import { assertHolds, beginAsGiver } from './giver.ts';
import { presentRole } from './list-roles.ts';
import type { PeopleContext } from './people-context.ts';

/** Beyond this nobody knows any more which one to give. */
export const MAX_OWN_ROLES = 50;

/** Makes a role from rights that the maker holds. @throws access.beyond_own_rights, tenant.limit_reached */
export async function createRole(
  { db, actor, audit, now }: PeopleContext,
  input: { label: Bilingual; permissions: readonly string[] },
): Promise<RoleView> {
  const giver = await beginAsGiver(db, actor);
  assertHolds(giver, input.permissions);
  const own = [...giver.roles.values()].filter((role) => !role.builtIn).length;
  if (own >= MAX_OWN_ROLES) throw new AppError('tenant.limit_reached', { limit: MAX_OWN_ROLES });
  const id = makeId('rol', now.getTime());
  const rights = rightsOfRole(id, input.permissions);
  await db.query
    .insertInto('tenant_role')
    .values({ id, label: JSON.stringify(input.label), permissions: [...rights], created_at: now })
    .execute();
  await recordAudit(db, audit, {
    target: { kind: 'role', id, label: input.label.en ?? input.label.ar },
    after: { label: input.label, permissions: [...rights] },
  });
  return presentRole({ id, builtIn: false, label: input.label, rights }, 0);
}
