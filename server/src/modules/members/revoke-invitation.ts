import { recordAudit } from '../audit/index.ts';
import { assertMayHandleId, beginAsGiver } from './giver.ts';
import { getInvitation } from './list-invitations.ts';
import type { PeopleContext } from './people-context.ts';

/** Takes an invitation back; its link ends. @throws invitation.not_found, access.beyond_own_rights */
export async function revokeInvitation({ db, actor, audit }: PeopleContext, id: string): Promise<void> {
  const giver = await beginAsGiver(db, actor);
  const invitation = await getInvitation(db, id);
  assertMayHandleId(giver, invitation.role);
  await db.query.deleteFrom('invitation').where('id', '=', id).execute();
  await recordAudit(db, audit, { target: { kind: 'invitation', id, label: invitation.email }, before: { role: invitation.role } });
}
