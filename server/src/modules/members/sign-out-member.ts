import { recordAudit } from '../audit/index.ts';
import { endMemberSessions } from './end-member-sessions.ts';
import { assertMayHandleId, beginAsGiver } from './giver.ts';
import { getMember } from './list-members.ts';
import type { PeopleContext } from './people-context.ts';

/** Ends all sessions of a person in this tenant; returns how many were open. @throws member.not_found, access.beyond_own_rights */
export async function signOutMember({ db, actor, audit, now }: PeopleContext, userId: string): Promise<number> {
  const giver = await beginAsGiver(db, actor);
  const member = await getMember(db, actor, userId, giver.roles);
  assertMayHandleId(giver, member.role);
  const sessionsEnded = await endMemberSessions(db, member.id, 'revoked', now);
  await recordAudit(db, audit, { target: { kind: 'member', id: member.id, label: member.name }, after: { sessionsEnded } });
  return sessionsEnded;
}
