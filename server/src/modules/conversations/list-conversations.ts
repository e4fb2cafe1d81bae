import type { ConversationFilter, ConversationView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { adapterFor } from '../channels/index.ts';
import { closesAt } from '../handoff/index.ts';
import { cutPage, readCursor, sortKey } from '../../platform/cursor.ts';
import { narrow } from './inbox/narrow.ts';
import { WAITS_SINCE } from './inbox/waits.ts';

interface Row {
  id: string;
  channel: string;
  account_id: string;
  contact_id: string;
  contact_name: string | null;
  handle: string | null;
  pen_holder: 'bot' | 'agent' | 'nobody';
  pen_agent: string | null;
  pen_agent_id: string | null;
  pen_reason: string | null;
  pen_since: Date;
  language: string | null;
  window_expires_at: Date | null;
  last_message_at: Date;
  sort_key: string;
  last_id: string | null;
  last_text: string | null;
  last_direction: 'in' | 'out' | null;
  last_at: Date | null;
  unhandled: number;
  state: ConversationView['state'];
  snoozed_until: Date | null;
  unread: number;
  waiting_since: Date | null;
  waiting_key: string | null;
  sentiment: string | null;
  label_ids: string[];
}

// One query for a page: the last message and the lane come by lateral look-ups on their own indexes.
const SELECT = `
  select c.id, c.channel, c.account_id, c.contact_id, p.name as contact_name, h.value as handle,
    c.pen_holder, c.pen_agent, c.pen_agent_id, c.pen_reason, c.pen_since, c.language, c.window_expires_at, c.last_message_at,
    to_char(c.last_message_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sort_key,
    m.id as last_id, m.text as last_text, m.direction as last_direction, m.at as last_at, coalesce(l.last_seq - l.done_seq, 0)::int as unhandled,
    c.state, c.snoozed_until, c.unread, c.waiting_since, ${sortKey(WAITS_SINCE)} as waiting_key, c.sentiment,
    coalesce((select array_agg(cl.label_id order by cl.label_id) from conversation_label cl where cl.tenant_id = $1 and cl.conversation_id = c.id), '{}') as label_ids
  from conversation c
  join contact p on p.tenant_id = $1 and p.id = c.contact_id
  left join lane l on l.tenant_id = $1 and l.conversation_id = c.id
  left join lateral (select value from contact_identity i where i.tenant_id = $1 and i.contact_id = c.contact_id and i.channel = c.channel
    order by (i.kind = 'phone') desc, i.created_at, i.value limit 1) h on true
  left join lateral (select id, text, direction, at from message x where x.tenant_id = $1 and x.conversation_id = c.id and x.direction <> 'note'
    order by position desc limit 1) m on true
  where c.tenant_id = $1`;

interface Order {
  where: string;
  /** Goes on behind the last row of the page before. */
  after: string;
  by: string;
}

const NEWEST: Order = { where: '', after: '(c.last_message_at, c.id) <', by: 'c.last_message_at desc, c.id desc' };
const WAITING: Order = { where: `and ${WAITS_SINCE} is not null`, after: `(${WAITS_SINCE}, c.id) >`, by: `${WAITS_SINCE}, c.id` };
const NOT_WAITING: Order = { ...NEWEST, where: `and ${WAITS_SINCE} is null` };

/** Newest first; or by `waiting`: those who wait, the longest first, and behind them all the others, newest first. `viewerId` is whom `agentId: 'me'` means. */
export async function listConversations(
  db: TenantDb,
  input: ConversationFilter & {
    cursor?: string | undefined;
    limit: number;
    sort?: 'newest' | 'waiting' | undefined;
    viewerId?: string | undefined;
  },
): Promise<{ items: ConversationView[]; nextCursor: string | null }> {
  const { where, values } = await narrow(db, input, 4);
  const read = ({ where: which, after, by }: Order, behind: readonly (string | number)[] | null, limit: number): Promise<Row[]> =>
    db.sql<Row>(
      `${SELECT} ${where.join(' ')} ${which} and ($2::text is null or ${after} (($2::text || '+00')::timestamptz, $3::text)) order by ${by} limit $4`,
      [db.tenantId, behind?.[0] ?? null, behind?.[1] ?? null, limit, ...values],
    );
  const wanted = input.limit + 1;
  if (input.sort !== 'waiting') {
    const rows = await read(NEWEST, readCursor(input.cursor, ['time', 'text']), wanted);
    return cutPage(rows, input.limit, presentConversation, (row) => [row.sort_key, row.id]);
  }
  const [part, ...behind] = readCursor(input.cursor, ['text', 'time', 'text']) ?? ['waiting'];
  const place = behind.length > 0 ? behind : null;
  const rows = part === 'waiting' ? await read(WAITING, place, wanted) : [];
  if (rows.length < wanted) rows.push(...(await read(NOT_WAITING, part === 'waiting' ? null : place, wanted - rows.length)));
  return cutPage(rows, input.limit, presentConversation, (row) =>
    row.waiting_key === null ? ['others', row.sort_key, row.id] : ['waiting', row.waiting_key, row.id],
  );
}

/** @throws conversation.not_found */
export async function getConversation(db: TenantDb, id: string): Promise<ConversationView> {
  const [row] = await db.sql<Row>(`${SELECT} and c.id = $2`, [db.tenantId, id]);
  if (!row) throw new AppError('conversation.not_found', { id });
  return presentConversation(row);
}

function presentConversation(row: Row): ConversationView {
  return {
    id: row.id,
    channel: row.channel,
    accountId: row.account_id,
    contact: { id: row.contact_id, name: row.contact_name, handle: row.handle },
    pen: {
      holder: row.pen_holder,
      agentName: row.pen_agent,
      agentId: row.pen_reason === 'phone_echo' ? null : row.pen_agent_id,
      reason: row.pen_reason,
      since: row.pen_since.toISOString(),
    },
    language: row.language === 'en' || row.language === 'ar' || row.language === 'other' ? row.language : null,
    windowExpiresAt: row.window_expires_at?.toISOString() ?? null,
    writableUntil: closesAt(row, adapterFor(row.channel)?.definition.capabilities)?.toISOString() ?? null,
    lastMessage:
      row.last_id && row.last_at && row.last_direction
        ? { id: row.last_id, text: row.last_text ?? '', direction: row.last_direction, at: row.last_at.toISOString() }
        : null,
    unhandled: row.unhandled,
    state: row.state,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    unread: row.unread,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    sentiment: row.sentiment === 'positive' || row.sentiment === 'neutral' || row.sentiment === 'negative' ? row.sentiment : null,
    labelIds: row.label_ids,
  };
}
