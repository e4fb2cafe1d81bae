import type { TenantDb } from '../../../platform/db/index.ts';
import type { LimitName } from './limits.ts';

/** What is counted from rows: each is one look-up under the tenant's key. */
export type CountedName = Exclude<LimitName, 'messagesPerMonth' | 'modelTokensPerMonth'>;

const COUNTS: Record<CountedName, string> = {
  sources: `select count(*)::float8 as used from source where tenant_id = $1 and kind = 'file'`,
  storageBytes: 'select coalesce(sum(size_bytes), 0)::float8 as used from source where tenant_id = $1',
  // An invitation holds a place: otherwise ten could be sent for the last one.
  members: `select ((select count(*) from member where tenant_id = $1)
    + (select count(*) from invitation where tenant_id = $1 and expires_at > now()))::float8 as used`,
  apiKeys: `select count(*)::float8 as used from api_key where tenant_id = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
  branches: `select count(*)::float8 as used from branch where tenant_id = $1 and state <> 'expired'`,
};

export async function countRows(db: TenantDb, name: CountedName): Promise<number> {
  const [row] = await db.sql<{ used: number }>(COUNTS[name], [db.tenantId]);
  return row?.used ?? 0;
}
