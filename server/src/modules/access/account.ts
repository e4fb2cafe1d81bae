import type { AccountView } from '@wafaa/contracts';
import { type AuditSource, recordAccessAudit } from '../audit/index.ts';
import type { AccessDb } from '../../platform/db/index.ts';
import type { Caller, Door } from './door.ts';
import { listMemberships } from './memberships.ts';
import type { Person } from './principal.ts';

/** What the verbs of somebody's own account need. */
export interface AccountAccess {
  person: Person;
  caller: Caller;
  audit: AuditSource;
}

export async function getAccount(door: Door, { person }: Pick<AccountAccess, 'person'>): Promise<AccountView> {
  return door.database.withAccess((db) => viewAccount(door, db, person.userId));
}

export async function viewAccount(door: Pick<Door, 'clock'>, db: AccessDb, userId: string): Promise<AccountView> {
  const person = await db.access.selectFrom('app_user').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
  const pending = await db.access
    .selectFrom('mail_link')
    .select('email')
    .where('user_id', '=', userId)
    .where('purpose', '=', 'change_email')
    .where('used_at', 'is', null)
    .where('expires_at', '>', door.clock.now())
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const codes = await db.access
    .selectFrom('recovery_code')
    .select((row) => row.fn.countAll<number>().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  const enabled = person.totp_enabled_at !== null;
  return {
    id: person.id,
    email: person.email,
    pendingEmail: pending?.email ?? null,
    name: person.name,
    language: person.language,
    secondFactor: { enabled, recoveryCodesLeft: enabled ? Number(codes.left) : 0 },
    memberships: await listMemberships(db, userId),
  };
}

export async function updateAccount(
  door: Door,
  { person, audit }: AccountAccess,
  input: { name?: string | undefined; language?: 'ar' | 'en' | undefined },
): Promise<AccountView> {
  const view = await door.database.withAccess(async (db) => {
    const before = await db.access
      .selectFrom('app_user')
      .select(['name', 'language'])
      .where('id', '=', person.userId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const after = { name: input.name ?? before.name, language: input.language ?? before.language };
    await db.access
      .updateTable('app_user')
      .set({ ...after, updated_at: door.clock.now() })
      .where('id', '=', person.userId)
      .execute();
    await db.access.updateTable('member').set({ name: after.name }).where('user_id', '=', person.userId).execute();
    await recordAccessAudit(db, audit, { tenantId: null, userId: person.userId, before, after });
    return viewAccount(door, db, person.userId);
  });
  // The name stands in every session's principal.
  door.changes.announce({ userId: person.userId });
  return view;
}
