import type { SourceView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { failureOf } from './present-failure.ts';
import type { SourceRow } from './store.ts';

export type Page<T> = { items: T[]; nextCursor: string | null };
export interface PageCursor {
  read(text: string | undefined, parts: readonly ('text' | 'integer')[]): (string | number)[] | null;
  write(values: (string | number)[]): string;
}

const COUNTS = `
  (select count(*)::int from chunk k where k.tenant_id = $1 and k.source_id = s.id) as chunks,
  (select count(*)::int from item i where i.tenant_id = $1 and i.source_id = s.id)
  + (select count(*)::int from branch b where b.tenant_id = $1 and b.source_id = s.id)
  + (select count(*)::int from opening_hours h where h.tenant_id = $1 and h.source_id = s.id)
  + (select count(*)::int from policy p where p.tenant_id = $1 and p.source_id = s.id) as facts,
  (select count(*)::int from web_page w where w.tenant_id = $1 and w.source_id = s.id) as web_pages,
  exists (select 1 from source_version v where v.tenant_id = $1 and v.source_id = s.id and v.state = 'waiting') as replacing`;

type CountedRow = SourceRow & { chunks: number; facts: number; web_pages: number; replacing: boolean };

/** Newest first. */
export async function listSources(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number },
  cursors: PageCursor,
): Promise<Page<SourceView>> {
  const after = cursors.read(input.cursor, ['text']);
  const rows = await db.sql<CountedRow>(
    `select s.*, ${COUNTS} from source s where s.tenant_id = $1 and s.kind = 'file' and ($2::text is null or s.id < $2::text) order by s.id desc limit $3`,
    [db.tenantId, after?.[0] ?? null, input.limit + 1],
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return { items: page.map(presentSource), nextCursor: rows.length > input.limit && last ? cursors.write([last.id]) : null };
}

/** @throws source.not_found */
export async function getSource(db: TenantDb, id: string): Promise<SourceView> {
  const [row] = await db.sql<CountedRow>(`select s.*, ${COUNTS} from source s where s.tenant_id = $1 and s.kind = 'file' and s.id = $2`, [
    db.tenantId,
    id,
  ]);
  if (!row) throw new AppError('source.not_found', { id });
  return presentSource(row);
}

function presentSource(row: CountedRow): SourceView {
  return {
    id: row.id,
    name: row.name,
    mime: row.mime,
    sizeBytes: Number(row.size_bytes),
    state: row.state,
    failure: failureOf(row.failure_code),
    stages: row.stages,
    pages: row.pages,
    chunks: row.chunks,
    facts: row.facts,
    createdAt: row.created_at.toISOString(),
    origin: row.origin,
    web:
      row.url === null
        ? null
        : {
            ...{ url: row.url, maxPages: row.max_pages ?? 1, syncHours: row.sync_hours, pages: row.web_pages },
            ...{ syncedAt: row.synced_at?.toISOString() ?? null, skipped: row.notes?.skipped ?? [] },
          },
    progress: row.progress,
    warnings: (row.notes?.warnings ?? []).map(({ kind, count, cause, pages, sample }) => ({
      ...{ kind, count, cause: cause ?? null, pages: pages ?? [], sample: sample ?? null },
    })),
    recognised: row.notes?.recognised ?? null,
    version: row.version,
    replacing: row.replacing,
  };
}
