import type { MemberView } from '@wafaa/contracts';
import { recordAudit } from '../audit/index.ts';
import { endInvitations } from './end-invitations.ts';
import { assertMayHandle, assertMayHandleId, assertNotLastOwner, beginAsGiver } from './giver.ts';
import { getMember } from './list-members.ts';
import { requireRole } from './load-roles.ts';
import type { PeopleContext } from './people-context.ts';

/**
 * Gives a person another role. Both the old and the new one must lie within the actor's rights, so nobody rises by their own hand.
 * Invitations that they sent and that the new role could not send end.
 * @throws member.not_found, role.not_found, access.beyond_own_rights, member.last_owner
 */
export async function changeMemberRole({ db, actor, audit }: PeopleContext, input: { userId: string; role: string }): Promise<MemberView> {
  const giver = await beginAsGiver(db, actor);
  const member = await getMember(db, actor, input.userId, giver.roles);
  const role = requireRole(giver.roles, input.role);
  assertMayHandleId(giver, member.role);
  assertMayHandle(giver, role);
  if (member.role === 'owner' && role.id !== 'owner') await assertNotLastOwner(db, member.id);
  await db.query.updateTable('member').set({ role: role.id }).where('user_id', '=', member.id).execute();
  const now = { isOwner: role.id === 'owner', rights: role.rights, roles: giver.roles };
  const invitationsEnded = await endInvitations(db, member.id, now);
  await recordAudit(db, audit, {
    target: { kind: 'member', id: member.id, label: member.name },
    before: { role: member.role },
    after: { role: role.id, ...(invitationsEnded > 0 ? { invitationsEnded } : {}) },
  });
  return { ...member, role: role.id, roleLabel: role.label };
}
