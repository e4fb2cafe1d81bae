import { newSecret, hashSecret } from '../access/index.ts';
import { queueMail } from '../mail/index.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Role } from './load-roles.ts';

const HOUR_MS = 3_600_000;
export const INVITATION_MS = 7 * 24 * HOUR_MS;
/** More than a large team needs on its first day, and too few to write to strangers with. */
export const INVITATIONS_PER_HOUR = 50;
export const INVITATIONS_PER_ADDRESS_AND_DAY = 5;
const SENDS = ['member.invited', 'member.invitation_resent'];

/** Counted in the audit log, which knows every send, also those of invitations that were taken back. @throws request.rate_limited */
export async function assertMayMail(db: TenantDb, email: string, now: Date): Promise<void> {
  const counts = await db.query
    .selectFrom('audit_entry')
    .select((select) => [
      select.fn
        .countAll<string>()
        .filterWhere('at', '>', new Date(now.getTime() - HOUR_MS))
        .as('lastHour'),
      select.fn.countAll<string>().filterWhere('target_label', '=', email).as('toThisAddress'),
    ])
    .where('action', 'in', SENDS)
    .where('at', '>', new Date(now.getTime() - 24 * HOUR_MS))
    .executeTakeFirstOrThrow();
  if (Number(counts.lastHour) >= INVITATIONS_PER_HOUR) throw new AppError('request.rate_limited', { retryAfter: HOUR_MS / 1000 });
  if (Number(counts.toThisAddress) >= INVITATIONS_PER_ADDRESS_AND_DAY)
    throw new AppError('request.rate_limited', { retryAfter: (24 * HOUR_MS) / 1000 });
}

/** A new link's hash and end. The token itself goes into the mail and is stored nowhere else. */
export function newInvitationToken(now: Date): { token: string; tokenHash: string; expiresAt: Date } {
  const token = newSecret();
  return { token, tokenHash: hashSecret(token), expiresAt: new Date(now.getTime() + INVITATION_MS) };
}

export async function mailInvitation(
  db: TenantDb,
  invitation: { email: string; language: 'ar' | 'en'; invitedBy: string; role: Role; token: string },
): Promise<void> {
  const tenant = await db.query.selectFrom('tenant').select('name').executeTakeFirstOrThrow();
  const { email, language, invitedBy, role, token } = invitation;
  await queueMail(db, {
    to: email,
    language,
    template: 'invitation',
    values: { tenant: tenant.name, role: role.label, invitedBy, token },
  });
}
