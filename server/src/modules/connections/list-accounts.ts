import type { ConnectedAccountView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { adapterFor } from '../channels/index.ts';
import type { ConnectionDeps } from './deps.ts';

interface Row {
  id: string;
  channel: string;
  display_name: string;
  address: string;
  state: 'live' | 'emulator' | 'needs_reconnect' | 'disconnected';
  state_reason: string | null;
  health: { what: string; detail?: string }[] | null;
  checked_at: Date | null;
  created_at: Date;
  setup_id: string | null;
  alarms: ConnectedAccountView['alarms'];
  conversations: number;
  waiting: number;
  last_in: Date | null;
  last_out: Date | null;
}

const SELECT = `select a.id, a.channel, a.display_name, a.address, a.state, a.state_reason, a.health, a.checked_at, a.created_at,
    (select s.id from channel_setup s where s.tenant_id = $1 and s.account_id = a.id and s.state = 'open' order by s.created_at desc limit 1) as setup_id,
    coalesce((select jsonb_agg(jsonb_build_object('what', m.what, 'since', to_char(m.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'detail', m.detail) order by m.raised_at) from account_alarm m where m.tenant_id = $1 and m.account_id = a.id and m.resolved_at is null), '[]') as alarms,
    (select count(*)::int from conversation c where c.tenant_id = $1 and c.account_id = a.id) as conversations,
    (select count(*)::int from outbound p join outbound o on o.tenant_id = $1 and o.conversation_id = p.conversation_id
        and o.upto_seq = p.upto_seq and o.state = 'queued'
      where p.tenant_id = $1 and p.account_id = a.id and p.state = 'queued' and p.failure_kind in ('parked', 'auth', 'account_problem')) as waiting,
    (select max(i.received_at) from inbound i where i.tenant_id = $1 and i.account_id = a.id and i.seq is not null) as last_in,
    (select max(o.settled_at) from outbound o where o.tenant_id = $1 and o.account_id = a.id and o.state in ('sent', 'delivered', 'read')) as last_out
  from channel_account a where a.tenant_id = $1 and ($2::text is null or a.id = $2) order by a.created_at, a.id limit 100`;

/** Accounts as people see them, oldest first. */
export async function listAccounts(
  { channels }: Pick<ConnectionDeps, 'channels'>,
  db: TenantDb,
  only: string | null = null,
): Promise<ConnectedAccountView[]> {
  const rows = await db.sql<Row>(SELECT, [db.tenantId, only]);
  return rows.map((row) => ({
    ...{ id: row.id, channel: row.channel, name: row.display_name, address: row.address, setupId: row.setup_id },
    state: stateOf(row, adapterFor(row.channel) !== undefined && channels.isEmulated(row.channel)),
    reason: row.state_reason,
    alarms: row.state === 'disconnected' ? [] : row.alarms,
    health: row.health?.map(({ what, detail }) => ({ what, detail: detail ?? null })) ?? null,
    checkedAt: row.checked_at?.toISOString() ?? null,
    wayIn: adapterFor(row.channel)?.definition.capabilities.inbound.wayIn ?? null,
    lastIn: row.last_in?.toISOString() ?? null,
    lastOut: row.last_out?.toISOString() ?? null,
    conversations: row.conversations,
    waiting: row.waiting,
    createdAt: row.created_at.toISOString(),
  }));
}

function stateOf(row: Row, isEmulated: boolean): ConnectedAccountView['state'] {
  if (row.state === 'disconnected' || row.state === 'needs_reconnect') return row.state;
  if (row.setup_id !== null) return 'half_connected';
  return row.state === 'emulator' || isEmulated ? 'emulator' : 'live';
}
