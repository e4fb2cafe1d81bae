import { AppError } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { assertHolds, beginAsGiver } from './giver.ts';
import { countMembers } from './list-roles.ts';
import { requireOwnRole } from './load-roles.ts';
import type { PeopleContext } from './people-context.ts';

/**
 * Removes a role that nobody has and that no open invitation promises.
 * @throws role.not_found, role.built_in, access.beyond_own_rights, role.in_use
 */
export async function removeRole({ db, actor, audit, now }: PeopleContext, id: string): Promise<void> {
  const giver = await beginAsGiver(db, actor);
  const role = requireOwnRole(giver.roles, id);
  assertHolds(giver, role.rights);
  const promised = await db.query
    .selectFrom('invitation')
    .select('id')
    .where('role', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (promised || (await countMembers(db, id)) > 0) throw new AppError('role.in_use', { id });
  await db.query.deleteFrom('tenant_role').where('id', '=', id).execute();
  await recordAudit(db, audit, {
    target: { kind: 'role', id, label: role.label.en ?? role.label.ar },
    before: { label: role.label, permissions: [...role.rights] },
  });
}
