import type { LossKind, LossView } from '@wafaa/contracts';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { DeadJob } from '../../platform/jobs/jobs.ts';
import { FOUND, LATE_AFTER_MS } from './found.ts';

interface Row {
  id: string;
  kind: LossKind;
  cause: string;
  failure: string | null;
  at: Date;
  sort_key: string;
  entries: number;
  said: string | null;
  may_retry: boolean;
  may_let_go: boolean;
  conversation_id: string | null;
  account_id: string | null;
  display_name: string | null;
  channel: string | null;
  contact_name: string | null;
  handle: string | null;
  dismissed_at: Date | null;
  dismissed_by_name: string | null;
}

/** Newest first. `jobs`: the tenant's own that broke for good. */
export async function listLosses(
  db: TenantDb,
  jobs: readonly DeadJob[],
  input: {
    kind?: LossKind | undefined;
    accountId?: string | undefined;
    letGo?: boolean | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ items: LossView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['time', 'text']);
  const rows = await db.sql<Row>(
    `${FOUND}
     select s.*, ${sortKey('s.at')} as sort_key, p.name as contact_name, h.value as handle
     from standing s
     left join contact p on p.tenant_id = $1 and p.id = s.contact_id
     left join lateral (select value from contact_identity i where i.tenant_id = $1 and i.contact_id = s.contact_id and i.channel = s.channel
       order by (i.kind = 'phone') desc, i.created_at, i.value limit 1) h on true
     where (s.dismissed_at is not null) = $4::boolean and ($5::text is null or s.kind = $5) and ($6::text is null or s.account_id = $6)
       and ($7::text is null or (s.at, s.id) < (($7::text || '+00')::timestamptz, $8::text))
     order by s.at desc, s.id desc limit $9`,
    [
      ...[db.tenantId, jobsAsJson(jobs), LATE_AFTER_MS, input.letGo ?? false, input.kind ?? null, input.accountId ?? null],
      ...[after?.[0] ?? null, after?.[1] ?? null, input.limit + 1],
    ],
  );
  return cutPage(rows, input.limit, present, (row) => [row.sort_key, row.id]);
}

export function jobsAsJson(jobs: readonly DeadJob[]): string {
  return JSON.stringify(jobs.map(({ id, name, at }) => ({ id, name, at: at.toISOString() })));
}

function present(row: Row): LossView {
  return {
    id: row.id,
    kind: row.kind,
    cause: row.cause,
    failure: row.failure,
    at: row.at.toISOString(),
    count: row.entries,
    channel: row.channel,
    account: row.account_id !== null && row.display_name !== null ? { id: row.account_id, name: row.display_name } : null,
    conversationId: row.conversation_id,
    contact: row.conversation_id === null ? null : { name: row.contact_name, handle: row.handle },
    text: row.said,
    mayRetry: row.may_retry,
    mayLetGo: row.may_let_go,
    letGo: row.dismissed_at && { at: row.dismissed_at.toISOString(), by: row.dismissed_by_name ?? '' },
  };
}
