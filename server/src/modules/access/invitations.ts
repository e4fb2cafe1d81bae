import { BUILT_IN_ROLES, type BuiltInRole } from '@wafaa/contracts';
import { recordAccessAudit } from '../audit/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Door } from './door.ts';
import { refuseKnownPassword } from './known-passwords.ts';
import { addMember, addPerson, lockAddress } from './people.ts';
import { hashSecret } from './secret-text.ts';
import { type Arrival, auditOf, continueSignIn, provePassword, type SignInOutcome } from './sign-in.ts';

type Bilingual = { en: string | null; ar: string | null };

/** For the page that accepts it. @throws access.link_expired */
export async function readInvitation(door: Door, token: string) {
  return door.database.withAccess(async (db) => {
    const invitation = await findInvitation(door, db, token);
    return {
      tenant: invitation.tenantName,
      email: invitation.email,
      role: roleLabel(invitation.role, invitation.roleLabel),
      invitedBy: invitation.invitedBy,
      hasAccount: invitation.personId !== null,
    };
  });
}

export interface InvitationAnswer {
  token: string;
  name?: string | undefined;
  password: string;
  language?: 'ar' | 'en' | undefined;
}

/**
 * Joins the tenant: a new person with a new password, a known one by their own. The link alone proves the address, the password the person;
 * a second factor is still asked for.
 * @throws access.link_expired, access.wrong_credentials, access.password_short, access.password_known, access.too_many_attempts
 */
export async function acceptInvitation(door: Door, arrival: Arrival, input: InvitationAnswer): Promise<SignInOutcome> {
  const seen = await door.database.withAccess((db) => findInvitation(door, db, input.token));
  const passwordHash = seen.personId === null ? await newPasswordHash(door, seen, input) : null;
  const proven = passwordHash === null ? await provePassword(door, arrival, { email: seen.email, password: input.password }) : null;
  const { person, tenantId } = await door.database.withAccess(async (db) => {
    await lockAddress(db, seen.email);
    const invitation = await findInvitation(door, db, input.token);
    // Who has this address, if anybody, must be as it was when the password was judged.
    if (invitation.personId !== (proven?.id ?? null)) throw new AppError('access.link_expired');
    const name = input.name ?? invitation.email.split('@')[0] ?? invitation.email;
    const language = input.language ?? invitation.language;
    const userId =
      invitation.personId ?? (await addPerson(db, { email: invitation.email, name, language, passwordHash: passwordHash ?? '' }));
    await join(door, db, invitation, userId);
    const joined = await db.access.selectFrom('app_user').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
    await recordAccessAudit(db, auditOf(arrival, joined), {
      tenantId: invitation.tenantId,
      userId,
      target: { kind: 'user', id: userId, label: joined.name },
      after: { role: invitation.role },
    });
    return { person: joined, tenantId: invitation.tenantId };
  });
  door.changes.announce({ tenantId, userId: person.id });
  return continueSignIn(door, arrival, person, { secondFactor: false, tenantId, audited: true });
}

async function newPasswordHash(door: Door, invitation: Invitation, input: InvitationAnswer): Promise<string> {
  if (input.password.length < 12) throw new AppError('access.password_short');
  const { en, ar } = invitation.tenantName;
  refuseKnownPassword(input.password, [invitation.email.split('@')[0] ?? '', input.name ?? '', en ?? '', ar ?? '']);
  return door.passwords.hash(input.password);
}

async function join(door: Door, db: AccessDb, invitation: Invitation, userId: string): Promise<void> {
  const { tenantId, role, id } = invitation;
  const taken = await db.access.deleteFrom('invitation').where('tenant_id', '=', tenantId).where('id', '=', id).returning('id').execute();
  // Taken back, or accepted in another window, at this very moment.
  if (taken.length === 0) throw new AppError('access.link_expired');
  const member = await db.access
    .selectFrom('member')
    .select('user_id')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!member) await addMember(db, { tenantId, userId, role, now: door.clock.now() });
}

type Invitation = Awaited<ReturnType<typeof findInvitation>>;

async function findInvitation(door: Door, db: AccessDb, token: string) {
  const invitation = await db.access
    .selectFrom('invitation')
    .innerJoin('tenant', 'tenant.tenant_id', 'invitation.tenant_id')
    .leftJoin('app_user', 'app_user.email', 'invitation.email')
    .leftJoin('tenant_role', (on) =>
      on.onRef('tenant_role.tenant_id', '=', 'invitation.tenant_id').onRef('tenant_role.id', '=', 'invitation.role'),
    )
    .select(['invitation.id as id', 'invitation.tenant_id as tenantId', 'invitation.email as email', 'invitation.role as role'])
    .select(['invitation.language as language', 'invitation.invited_by_name as invitedBy', 'tenant.name as tenantName'])
    .select(['app_user.id as personId', 'tenant_role.label as roleLabel'])
    .where('invitation.token_hash', '=', hashSecret(token))
    .where('invitation.expires_at', '>', door.clock.now())
    // Nobody joins what rests or goes.
    .where('tenant.state', '=', 'active')
    // Nor does an operator: who looks into tenants is never one of those who are looked at.
    .where((where) => where.or([where('app_user.id', 'is', null), where('app_user.operator', '=', false)]))
    .executeTakeFirst();
  if (!invitation) throw new AppError('access.link_expired');
  return invitation;
}

function roleLabel(role: string, own: Bilingual | null): Bilingual {
  return Object.hasOwn(BUILT_IN_ROLES, role) ? BUILT_IN_ROLES[role as BuiltInRole].label : (own ?? { en: role, ar: role });
}
