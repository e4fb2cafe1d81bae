import { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { AccessSchema } from './access-schema.ts';
import { clientDialect } from './client-dialect.ts';
import { inTransaction } from './tenant-db.ts';

/**
 * The door's handle: finds who somebody is before a tenant is known. The database's role behind it (`wafaa_access`) sees people, members,
 * sessions, keys and mails of every tenant, and no conversation, contact, document or fact. Only `modules/access`, `modules/audit`,
 * `modules/mail` and the HTTP layer's idempotency use it.
 */
export interface AccessDb {
  readonly access: Kysely<AccessSchema>;
}

export async function withAccess<T>(pool: Pool, work: (db: AccessDb) => Promise<T>): Promise<T> {
  return inTransaction(
    pool,
    '',
    async ({ client, isOpen }) => work({ access: new Kysely<AccessSchema>({ dialect: clientDialect(client, () => {}, isOpen) }) }),
    'wafaa_access',
  );
}
