import type { AuditEntryView } from '@wafaa/contracts';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { type EntryRow, presentEntry } from './present-entry.ts';

export interface AuditFilter {
  /** In names, labels, ids and reasons; Arabic letters in any of their forms, with or without harakat. */
  q?: string | undefined;
  /** `member.invited`, or `member` for all that happened to members. */
  action?: string | undefined;
  actorId?: string | undefined;
  /** ISO times; `from` counts, `to` does not. */
  from?: string | undefined;
  to?: string | undefined;
}

// `strpos` and not `like`: what somebody types holds no wildcards.
const SELECT = `
  select e.id, e.at, e.action, e.actor_kind, e.actor_id, e.actor_name, e.target_kind, e.target_id, e.target_label, e.before, e.after,
    e.reason, e.address, e.device, e.request_id, ${sortKey('e.at')} as sort_key
  from audit_entry e
  where e.tenant_id = $1
    and ($2::text is null or e.action = $2 or split_part(e.action, '.', 1) = $2)
    and ($3::text is null or e.actor_id = $3)
    and ($4::timestamptz is null or e.at >= $4::timestamptz)
    and ($5::timestamptz is null or e.at < $5::timestamptz)
    and ($6::text is null or strpos(e.search_text, public.fold_for_search($6)) > 0)
    and ($7::text is null or (e.at, e.id) < (($7::text || '+00')::timestamptz, $8::text))
  order by e.at desc, e.id desc limit $9`;

/** Entries of the tenant, newest first, at most `limit`, older than the cursor's. */
export async function findEntries(
  db: TenantDb,
  filter: AuditFilter,
  after: readonly (string | number)[] | null,
  limit: number,
): Promise<EntryRow[]> {
  const { action = null, actorId = null, from = null, to = null } = filter;
  return db.sql<EntryRow>(SELECT, [
    db.tenantId,
    action,
    actorId,
    from,
    to,
    filter.q || null,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ]);
}

/** Who did what in the tenant, newest first; an operator's entry into it is among them, with its reason. */
export async function listAudit(
  db: TenantDb,
  input: AuditFilter & { cursor?: string | undefined; limit: number },
): Promise<{ items: AuditEntryView[]; nextCursor: string | null }> {
  const rows = await findEntries(db, input, readCursor(input.cursor, ['time', 'text']), input.limit + 1);
  return cutPage(rows, input.limit, presentEntry, (row) => [row.sort_key, row.id]);
}
