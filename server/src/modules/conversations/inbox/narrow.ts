import type { ConversationFilter } from '@wafaa/contracts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { behindFigure } from '../figures.ts';
import { behindPart } from '../parts.ts';
import { WAITS_SINCE } from './waits.ts';

/**
 * The conditions of a filter on `conversation c`, each beginning with `and`, and their values from `$first + 1` on. `$1` is the tenant.
 * Words are looked for in names and identifiers (anywhere) and in messages (as beginnings of words), both folded as they are stored.
 */
export async function narrow(
  db: TenantDb,
  filter: ConversationFilter & { viewerId?: string | undefined },
  first: number,
): Promise<{ where: string[]; values: unknown[] }> {
  const where: string[] = [];
  const values: unknown[] = [];
  const add = (condition: (place: string) => string, value: unknown): void => {
    values.push(value);
    where.push(`and ${condition(`$${first + values.length}`)}`);
  };
  if (filter.state && filter.state !== 'any') add((at) => `c.state = ${at}`, filter.state);
  if (filter.holder) add((at) => `c.pen_holder = ${at}`, filter.holder);
  if (filter.agentId) {
    const agent = filter.agentId === 'me' ? (filter.viewerId ?? '') : filter.agentId;
    add((at) => `c.pen_holder = 'agent' and c.pen_reason is distinct from 'phone_echo' and c.pen_agent_id = ${at}`, agent);
  }
  if (filter.channel) add((at) => `c.channel = ${at}`, filter.channel);
  if (filter.language) add((at) => `c.language = ${at}`, filter.language);
  if (filter.sentiment) add((at) => `c.sentiment = ${at}`, filter.sentiment);
  if (filter.labelId) {
    add(
      (at) => `exists (select 1 from conversation_label n where n.tenant_id = $1 and n.conversation_id = c.id and n.label_id = ${at})`,
      filter.labelId,
    );
  }
  if (filter.unread !== undefined) where.push(`and c.unread ${filter.unread ? '> 0' : '= 0'}`);
  if (filter.waiting !== undefined) where.push(`and ${WAITS_SINCE} is ${filter.waiting ? 'not null' : 'null'}`);
  if (filter.figure || filter.part || filter.from || filter.to) {
    values.push(filter.from ?? '-infinity', filter.to ?? 'infinity');
    const [from, to] = [`$${first + values.length - 1}`, `$${first + values.length}`];
    const [kind = '', value] = filter.part?.split(':') ?? [];
    if (value === undefined) where.push(`and ${behindFigure(filter.figure ?? 'asked', from, to)}`);
    else add((at) => behindPart(kind, `${at}::text`, filter.figure, from, to), value);
  }
  const words = filter.q ? await searched(db, filter.q) : null;
  if (words) {
    values.push(words.like, words.query);
    const [like, query] = [`$${first + values.length - 1}`, `$${first + values.length}`];
    where.push(`and (public.fold_for_search(p.name) like ${like}
      or exists (select 1 from contact_identity f where f.tenant_id = $1 and f.contact_id = c.contact_id and public.fold_for_search(f.value) like ${like})
      or c.id in (select s.conversation_id from message s where s.tenant_id = $1 and s.deleted_at is null
        and public.search_words(s.tenant_id, s.text) @@ ${query}::tsquery))`);
  }
  return { where, values };
}

/** What was typed, folded by the database itself, as a pattern and as a query of word beginnings that stays inside the tenant. */
async function searched(db: TenantDb, q: string): Promise<{ like: string; query: string } | null> {
  const [row] = await db.sql<{ folded: string; words: string[] }>(
    `select public.fold_for_search($2::text) as folded, coalesce((select array_agg(w) from unnest(tsvector_to_array(public.search_words($1, $2::text))) w), '{}') as words
     from tenant where tenant_id = $1`,
    [db.tenantId, q],
  );
  const words = row?.words ?? [];
  if (!row || words.length === 0) return null;
  const quoted = words.slice(0, 12).map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}':*`);
  return { like: `%${row.folded.replaceAll(/[\\%_]/g, '\\$&')}%`, query: quoted.join(' & ') };
}
