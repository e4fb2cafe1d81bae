import { recordAudit } from '../audit/index.ts';
import { endInvitations } from './end-invitations.ts';
import { endMemberSessions } from './end-member-sessions.ts';
import { assertMayHandleId, assertNotLastOwner, beginAsGiver } from './giver.ts';
import { getMember } from './list-members.ts';
import type { PeopleContext } from './people-context.ts';

/**
 * Takes a person out of the tenant and ends their sessions here and the invitations that they sent, in one transaction. API keys that they made stay and say by whom they were
 * made: integrations belong to the business, and an owner decides about them. @throws member.not_found, access.beyond_own_rights, member.last_owner
 */
export async function removeMember({ db, actor, audit, now }: PeopleContext, userId: string): Promise<void> {
  const giver = await beginAsGiver(db, actor);
  const member = await getMember(db, actor, userId, giver.roles);
  assertMayHandleId(giver, member.role);
  if (member.role === 'owner') await assertNotLastOwner(db, member.id);
  await db.query.deleteFrom('member').where('user_id', '=', member.id).execute();
  const invitationsEnded = await endInvitations(db, member.id, null);
  const sessionsEnded = await endMemberSessions(db, member.id, 'left', now);
  await recordAudit(db, audit, {
    target: { kind: 'member', id: member.id, label: member.name },
    before: { role: member.role, email: member.email },
    after: { sessionsEnded, ...(invitationsEnded > 0 ? { invitationsEnded } : {}) },
  });
}
