import type { TenantDb } from '../../platform/db/index.ts';
import type { Actor } from '../access/index.ts';
import type { AuditSource } from '../audit/index.ts';

/** What the verbs of this module that write are given. */
export interface PeopleContext {
  db: TenantDb;
  actor: Actor;
  audit: AuditSource;
  now: Date;
}
