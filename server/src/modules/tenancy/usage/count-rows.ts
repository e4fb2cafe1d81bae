import type { TenantDb } from '../../../platform/db/index.ts';
import type { LimitName } from './limits.ts';

/** What is counted from rows: each is one look-up under the tenant's key. */
export type CountedName = Exclude<LimitName, 'messagesPerMonth' | 'modelTokensPerMonth' | 'questionsPerMonth'>;

const COUNTS: Record<CountedName, string> = {
  sources: `select count(*)::float8 as used from source where tenant_id = $1 and kind = 'file'`,
  // With the versions that are kept beside the live one, and the files of messages: of a web chat's, the visitor's and the inbox's.
  storageBytes: `select (coalesce((select sum(size_bytes) from source where tenant_id = $1), 0)
    + coalesce((select sum(size_bytes) from source_version where tenant_id = $1), 0)
    + coalesce((select sum(size_bytes) from message_media where tenant_id = $1 and storage_key is not null), 0)
    + coalesce((select sum(size_bytes) from webchat_file where tenant_id = $1), 0))::float8 as used`,
  // An invitation holds a place: otherwise ten could be sent for the last one.
  members: `select ((select count(*) from member where tenant_id = $1)
    + (select count(*) from invitation where tenant_id = $1 and expires_at > now()))::float8 as used`,
  apiKeys: `select count(*)::float8 as used from api_key where tenant_id = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
  facts: `select ((select count(*) from item where tenant_id = $1 and source_id in (select id from source where tenant_id = $1 and kind = 'manual'))
    + (select count(*) from opening_hours where tenant_id = $1 and source_id in (select id from source where tenant_id = $1 and kind = 'manual'))
    + (select count(*) from policy where tenant_id = $1 and source_id in (select id from source where tenant_id = $1 and kind = 'manual')))::float8 as used`,
  faqEntries: 'select count(*)::float8 as used from faq_entry where tenant_id = $1',
  branches: `select count(*)::float8 as used from branch where tenant_id = $1 and state <> 'expired'`,
};

export async function countRows(db: TenantDb, name: CountedName): Promise<number> {
  const [row] = await db.sql<{ used: number }>(COUNTS[name], [db.tenantId]);
  return row?.used ?? 0;
}
