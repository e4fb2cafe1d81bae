import type { SourceQuery, SourceView } from '@wafaa/contracts';
import type { SourceNotes, TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { failureOf } from './present-failure.ts';
import { hasPictures } from './sources/pictures/picture-store.ts';
import type { SourceRow as StoredRow } from './store.ts';

export type Page<T> = { items: T[]; nextCursor: string | null };
export interface PageCursor {
  read(text: string | undefined, parts: readonly ('text' | 'integer')[]): (string | number)[] | null;
  write(values: (string | number)[]): string;
}

type SourceRow = StoredRow & { sort_name?: string };
export type ListSources = Partial<Pick<SourceQuery, 'cursor' | 'q' | 'sort' | 'show'>> & { limit: number };
export type SourceList = Page<SourceView> & { counts: Record<'all' | 'working' | 'live' | 'failed' | 'warned', number> };

const COUNTS = `
  (select count(*)::int from chunk k where k.tenant_id = $1 and k.source_id = s.id) as chunks,
  (select count(*)::int from item i where i.tenant_id = $1 and i.source_id = s.id)
  + (select count(*)::int from branch b where b.tenant_id = $1 and b.source_id = s.id)
  + (select count(*)::int from opening_hours h where h.tenant_id = $1 and h.source_id = s.id)
  + (select count(*)::int from policy p where p.tenant_id = $1 and p.source_id = s.id) as facts,
  (select count(*)::int from web_page w where w.tenant_id = $1 and w.source_id = s.id) as web_pages,
  exists (select 1 from source_version v where v.tenant_id = $1 and v.source_id = s.id and v.state = 'waiting') as replacing`;

type CountedRow = SourceRow & { chunks: number; facts: number; web_pages: number; replacing: boolean };

/** Answers of this many days are counted for "used in". */
const USED_DAYS = 30;
const MOST_WORDS = 8;

/** How a list goes on behind its last row: `$3` and, where there are two sort values, `$4`. */
const ORDERS = {
  newest: { by: 's.id desc', after: '$3::text is null or s.id < $3::text', parts: ['text'], values: (row: SourceRow) => [row.id] },
  oldest: { by: 's.id', after: '$3::text is null or s.id > $3::text', parts: ['text'], values: (row: SourceRow) => [row.id] },
  name: {
    by: 'left(lower(s.name), 100) collate "C", s.id',
    after: '$3::text is null or (left(lower(s.name), 100) collate "C", s.id) > ($3::text, $4::text)',
    parts: ['text', 'text'],
    values: (row: SourceRow) => [row.sort_name ?? '', row.id],
  },
  largest: {
    by: 's.size_bytes desc, s.id desc',
    after: '$3::bigint is null or (s.size_bytes, s.id) < ($3::bigint, $4::text)',
    parts: ['integer', 'text'],
    values: (row: SourceRow) => [Number(row.size_bytes), row.id],
  },
} as const;

const SHOWN = {
  all: 'true',
  working: `s.state not in ('live', 'failed')`,
  live: `s.state = 'live'`,
  failed: `s.state = 'failed'`,
  warned: `jsonb_array_length(coalesce(s.notes -> 'warnings', '[]')) > 0`,
} as const;

/** One page of the documents, with how many there are of each state among those that the words find. */
export async function listSources(db: TenantDb, input: ListSources, cursors: PageCursor): Promise<SourceList> {
  const { sort = 'newest', show = 'all' } = input;
  const order = ORDERS[sort];
  const [first, second] = cursors.read(input.cursor, order.parts) ?? [];
  const words = (input.q ?? '').split(/\s+/).filter((word) => word !== '');
  const found = `s.tenant_id = $1 and s.kind = 'file'
    and not exists (select 1 from unnest($2::text[]) word where position(public.fold_for_search(word) in s.search_text) = 0)`;
  const sought = [db.tenantId, words.slice(0, MOST_WORDS)];
  const rows = await db.sql<CountedRow>(
    `select s.*, left(lower(s.name), 100) as sort_name, ${COUNTS} from source s
       where ${found} and (${order.after}) and (${SHOWN[show]}) order by ${order.by} limit $${order.parts.length + 3}`,
    [...sought, first ?? null, ...(order.parts.length === 2 ? [second ?? null] : []), input.limit + 1],
  );
  const [counts] = await db.sql<SourceList['counts']>(
    `select ${Object.entries(SHOWN)
      .map(([name, where]) => `count(*) filter (where ${where})::int as "${name}"`)
      .join(', ')} from source s where ${found}`,
    sought,
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const used = await countUses(db);
  return {
    items: page.map((row) => presentSource(row, used)),
    nextCursor: rows.length > input.limit && last ? cursors.write([...order.values(last)]) : null,
    counts: counts ?? { all: 0, working: 0, live: 0, failed: 0, warned: 0 },
  };
}

/** Of each source, the answers of the last days with a sentence from it. Kept beside the traces, so no trace is read. */
async function countUses(db: TenantDb): Promise<ReadonlyMap<string, number>> {
  const rows = await db.sql<{ id: string; answers: number }>(
    `select cited.id, count(*)::int as answers from turn t, unnest(t.cited_sources) as cited (id)
       where t.tenant_id = $1 and t.outcome = 'answered' and t.started_at > now() - make_interval(days => ${USED_DAYS}) group by cited.id`,
    [db.tenantId],
  );
  return new Map(rows.map(({ id, answers }) => [id, answers]));
}

/** @throws source.not_found */
export async function getSource(db: TenantDb, id: string): Promise<SourceView> {
  const [row] = await db.sql<CountedRow>(`select s.*, ${COUNTS} from source s where s.tenant_id = $1 and s.kind = 'file' and s.id = $2`, [
    db.tenantId,
    id,
  ]);
  if (!row) throw new AppError('source.not_found', { id });
  return presentSource(row, await countUses(db));
}

const STAGES = ['reading', 'structuring', 'indexing', 'testing'] as const;

function presentSource(row: CountedRow, used: ReadonlyMap<string, number>): SourceView {
  const failure = failureOf(row.failure_code);
  return {
    id: row.id,
    name: row.name,
    mime: row.mime,
    sizeBytes: Number(row.size_bytes),
    state: row.state,
    failure: failure && { ...failure, stage: STAGES.find((stage) => !row.stages.some(({ name }) => name === stage)) ?? null },
    stages: row.stages.map(({ name, ms, at, kept }) => ({ name, ms, at: at ?? null, kept: kept ?? false })),
    pages: row.pages,
    chunks: row.chunks,
    facts: row.facts,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    usedIn: used.get(row.id) ?? 0,
    hasPictures: hasPictures(row),
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
    recognised: recognisedOf(row.notes?.recognised ?? null),
    version: row.version,
    restoredFrom: row.restored_from,
    replacing: row.replacing,
  };
}

const BUDGET = new Set(['budget', 'rate']);
const OWN_CAUSES = ['no_model', 'blind_model', 'disagreed'] as const;

function recognisedOf(recognised: SourceNotes['recognised']): SourceView['recognised'] {
  if (!recognised) return null;
  const { pages, confidence, seen = 0, unseen = null } = recognised;
  const own = OWN_CAUSES.find((cause) => cause === unseen);
  return { pages, confidence, seen, unseen: unseen === null ? null : (own ?? (BUDGET.has(unseen) ? 'budget' : 'failed')) };
}
