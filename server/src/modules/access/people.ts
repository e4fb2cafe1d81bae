import { sql } from 'kysely';
import type { AccessDb } from '../../platform/db/index.ts';
import { makeId } from '../../platform/ids.ts';

export interface NewPerson {
  /** Lower case. */
  email: string;
  name: string;
  language: 'ar' | 'en';
  passwordHash: string;
  operator?: boolean;
}

/**
 * Whoever gives an address to a person goes one after the other, until the transaction ends. Before any row is locked: two links to one
 * address that are opened at once would hold what the other waits for.
 */
export async function lockAddress(db: AccessDb, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('address ' || ${email}::text, 0))`.execute(db.access);
}

/** @returns the id. The address must be free: check before, in the same transaction, after `lockAddress`. */
export async function addPerson(db: AccessDb, person: NewPerson): Promise<string> {
  const id = makeId('usr');
  await db.access
    .insertInto('app_user')
    .values({
      id,
      email: person.email,
      name: person.name,
      language: person.language,
      password_hash: person.passwordHash,
      operator: person.operator ?? false,
      totp_secret: null,
      totp_last_step: null,
    })
    .execute();
  return id;
}

/** Makes a person a member of a tenant, with the copies of name, address and second factor that the tenant's own handle reads. */
export async function addMember(db: AccessDb, member: { tenantId: string; userId: string; role: string; now: Date }): Promise<void> {
  const person = await db.access
    .selectFrom('app_user')
    .select(['name', 'email', 'totp_enabled_at'])
    .where('id', '=', member.userId)
    .executeTakeFirstOrThrow();
  await db.access
    .insertInto('member')
    .values({
      tenant_id: member.tenantId,
      user_id: member.userId,
      name: person.name,
      email: person.email,
      second_factor: person.totp_enabled_at !== null,
      role: member.role,
      joined_at: member.now,
    })
    .execute();
}
