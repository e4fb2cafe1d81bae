import type { InvitationView } from '@wafaa/contracts';
import { recordAudit } from '../audit/index.ts';
import { assertWithinLimit } from '../tenancy/index.ts';
import { assertMayHandle, beginAsGiver } from './giver.ts';
import { getInvitation, presentInvitation } from './list-invitations.ts';
import { requireRole } from './load-roles.ts';
import type { PeopleContext } from './people-context.ts';
import { assertMayMail, mailInvitation, newInvitationToken } from './send-invitation.ts';

/**
 * A new link, good for seven days from now, in a new mail; the old link ends. It gives a role again, so the rules of giving hold again.
 * @throws invitation.not_found, role.not_found, access.beyond_own_rights, tenant.limit_reached, request.rate_limited
 */
export async function resendInvitation({ db, actor, audit, now }: PeopleContext, id: string): Promise<InvitationView> {
  const giver = await beginAsGiver(db, actor);
  const invitation = await getInvitation(db, id);
  const role = requireRole(giver.roles, invitation.role);
  assertMayHandle(giver, role);
  // One whose time is over gave its place back.
  if (invitation.expires_at <= now) await assertWithinLimit(db, 'members');
  await assertMayMail(db, invitation.email, now);
  const { token, tokenHash, expiresAt } = newInvitationToken(now);
  await db.query
    .updateTable('invitation')
    .set({ token_hash: tokenHash, expires_at: expiresAt, invited_by: actor.id, invited_by_name: actor.name })
    .where('id', '=', id)
    .execute();
  await mailInvitation(db, { email: invitation.email, language: invitation.language, invitedBy: actor.name, role, token });
  await recordAudit(db, audit, {
    target: { kind: 'invitation', id, label: invitation.email },
    before: { expiresAt: invitation.expires_at },
    after: { expiresAt },
  });
  return presentInvitation({ ...invitation, expires_at: expiresAt, invited_by_name: actor.name }, giver.roles, now);
}
