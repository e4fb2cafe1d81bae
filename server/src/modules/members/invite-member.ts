import type { InvitationView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { assertWithinLimit } from '../tenancy/index.ts';
import { assertMayHandle, assertMayHandleId, beginAsGiver } from './giver.ts';
import { getInvitation, presentInvitation } from './list-invitations.ts';
import { requireRole } from './load-roles.ts';
import type { PeopleContext } from './people-context.ts';
import { assertMayMail, mailInvitation, newInvitationToken } from './send-invitation.ts';

export interface Invite {
  /** Lower case. */
  email: string;
  role: string;
  /** Of the mail. */
  language: 'ar' | 'en';
}

/**
 * Invites an address into a role that lies within the actor's rights; a link in a mail opens it for seven days. A second invitation to the
 * same address replaces the first. @throws role.not_found, access.beyond_own_rights, member.already_here, request.rate_limited, tenant.limit_reached
 */
export async function inviteMember({ db, actor, audit, now }: PeopleContext, input: Invite): Promise<InvitationView> {
  const giver = await beginAsGiver(db, actor);
  const role = requireRole(giver.roles, input.role);
  assertMayHandle(giver, role);
  const member = await db.query.selectFrom('member').select('user_id').where('email', '=', input.email).executeTakeFirst();
  if (member) throw new AppError('member.already_here', { id: member.user_id });
  const replaced = await db.query.selectFrom('invitation').select(['id', 'role']).where('email', '=', input.email).executeTakeFirst();
  if (replaced) {
    assertMayHandleId(giver, replaced.role);
    await db.query.deleteFrom('invitation').where('id', '=', replaced.id).execute();
  }
  await assertWithinLimit(db, 'members');
  await assertMayMail(db, input.email, now);
  const { token, tokenHash, expiresAt } = newInvitationToken(now);
  const id = makeId('inv', now.getTime());
  await db.query
    .insertInto('invitation')
    .values({
      id,
      email: input.email,
      role: role.id,
      language: input.language,
      token_hash: tokenHash,
      invited_by: actor.id,
      invited_by_name: actor.name,
      expires_at: expiresAt,
      created_at: now,
    })
    .execute();
  await mailInvitation(db, { email: input.email, language: input.language, invitedBy: actor.name, role, token });
  await recordAudit(db, audit, {
    target: { kind: 'invitation', id, label: input.email },
    before: replaced ? { role: replaced.role } : null,
    after: { role: role.id },
  });
  return presentInvitation(await getInvitation(db, id), giver.roles, now);
}
