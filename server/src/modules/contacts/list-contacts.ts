import type { ContactView } from '@wafaa/contracts';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';

interface Row {
  id: string;
  name: string | null;
  language: string | null;
  identities: { channel: string; kind: string; value: string }[];
  conversations: number;
  marketing_opt_out_at: Date | null;
  last_message_at: Date | null;
  created_at: Date;
  sort_key: string;
  sort_id: string;
}

const COLUMNS = `c.id, c.name, c.language, c.marketing_opt_out_at, c.created_at,
  coalesce((select jsonb_agg(jsonb_build_object('channel', i.channel, 'kind', i.kind, 'value', i.value) order by i.created_at, i.channel, i.value)
    from contact_identity i where i.tenant_id = $1 and i.contact_id = c.id), '[]') as identities,
  (select count(*)::int from conversation v where v.tenant_id = $1 and v.contact_id = c.id) as conversations`;

/** `$2` is what is looked for, null for everybody. Both sides are folded by the same function, so that no spelling of Arabic is missed. */
const MATCHES = `($2::text is null or public.fold_for_search(c.name) like $2::text
  or exists (select 1 from contact_identity f where f.tenant_id = $1 and f.contact_id = c.id and public.fold_for_search(f.value) like $2::text))`;

// Walked by the time of the last message, on the index that the inbox uses: of a person with several conversations the newest counts. A page costs
// what a page holds, however many people there are.
const ACTIVE = `select ${COLUMNS}, l.last_message_at, ${sortKey('l.last_message_at')} as sort_key, l.id as sort_id
  from conversation l join contact c on c.tenant_id = $1 and c.id = l.contact_id
  where l.tenant_id = $1 and c.merged_into is null and ${MATCHES}
    and not exists (select 1 from conversation n where n.tenant_id = $1 and n.contact_id = l.contact_id
      and (n.last_message_at, n.id) > (l.last_message_at, l.id))
    and ($3::text is null or (l.last_message_at, l.id) < (($3::text || '+00')::timestamptz, $4::text))
  order by l.last_message_at desc, l.id desc limit $5`;

/** People who never wrote: known by a change of preference, or entered. */
const SILENT = `select ${COLUMNS}, null::timestamptz as last_message_at, '' as sort_key, c.id as sort_id
  from contact c where c.tenant_id = $1 and c.merged_into is null and ${MATCHES}
    and not exists (select 1 from conversation n where n.tenant_id = $1 and n.contact_id = c.id)
    and ($3::text is null or c.id < $3::text)
  order by c.id desc limit $4`;

/** Last active first, then those who never wrote. `q` is looked for inside names and identifiers. */
export async function listContacts(
  db: TenantDb,
  input: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ContactView[]; nextCursor: string | null }> {
  const [phase, first, second] = readPlace(input.cursor);
  const pattern = await patternOf(db, input.q);
  const wanted = input.limit + 1;
  const active = phase === 'silent' ? [] : await db.sql<Row>(ACTIVE, [db.tenantId, pattern, first || null, second || null, wanted]);
  const missing = wanted - active.length;
  const silent = missing > 0 ? await db.sql<Row>(SILENT, [db.tenantId, pattern, phase === 'silent' ? second : null, missing]) : [];
  return cutPage([...active, ...silent], input.limit, presentContact, (row) => [
    row.last_message_at ? 'active' : 'silent',
    row.sort_key,
    row.sort_id,
  ]);
}

/** @throws contact.not_found */
export async function getContact(db: TenantDb, id: string): Promise<ContactView> {
  const [row] = await db.sql<Row>(
    `select ${COLUMNS}, (select max(v.last_message_at) from conversation v where v.tenant_id = $1 and v.contact_id = c.id) as last_message_at
     from contact c where c.tenant_id = $1 and c.id = $2 and c.merged_into is null`,
    [db.tenantId, id],
  );
  if (!row) throw new AppError('contact.not_found', { id });
  return presentContact(row);
}

function readPlace(cursor: string | undefined): readonly [phase: string, at: string, id: string] {
  const place = readCursor(cursor, ['text', 'text', 'text']);
  if (!place) return ['active', '', ''];
  const [phase, at, id] = place.map(String) as [string, string, string];
  // A time that the database would not read is none of ours.
  if (phase === 'active') readCursor(Buffer.from(JSON.stringify([at])).toString('base64url'), ['time']);
  else if (phase !== 'silent' || at !== '') throw new AppError('request.invalid', { field: 'cursor' });
  return [phase, at, id];
}

async function patternOf(db: TenantDb, q: string | undefined): Promise<string | null> {
  const [row] = await db.sql<{ folded: string | null }>('select public.fold_for_search($1::text) as folded', [
    q?.replaceAll('\u0000', '').trim() ?? null,
  ]);
  const folded = row?.folded?.trim() ?? '';
  // People type a number with its plus sign or in groups; it is stored without.
  const number = /^[+\d][\d ()-]{4,}$/.test(folded) ? folded.replaceAll(/\D/g, '') : folded;
  return number === '' ? null : `%${number.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

function presentContact(row: Row): ContactView {
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    identities: row.identities,
    conversations: row.conversations,
    marketingOptOutAt: row.marketing_opt_out_at?.toISOString() ?? null,
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
