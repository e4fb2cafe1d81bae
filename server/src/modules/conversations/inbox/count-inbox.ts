import type { InboxCounts } from '@wafaa/contracts';
import type { z } from 'zod';
import type { TenantDb } from '../../../platform/db/index.ts';

/** A count that nobody reads beyond: "999+". */
const ENOUGH = 1_000;

const VIEWS = {
  open: `c.state = 'open'`,
  mine: `c.state = 'open' and c.pen_holder = 'agent' and c.pen_reason is distinct from 'phone_echo' and c.pen_agent_id = $2`,
  unassigned: `c.state = 'open' and c.pen_holder = 'nobody'`,
  team: `c.state = 'open' and c.pen_holder = 'agent'`,
  bot: `c.state = 'open' and c.pen_holder = 'bot'`,
  unread: `c.state = 'open' and c.unread > 0`,
  snoozed: `c.state = 'snoozed'`,
  resolved: `c.state = 'resolved'`,
} as const satisfies Record<keyof z.infer<typeof InboxCounts>, string>;

/** How many conversations stand in each built-in view, counted up to 1,000. */
export async function countInbox(db: TenantDb, viewerId: string): Promise<z.infer<typeof InboxCounts>> {
  const columns = Object.entries(VIEWS).map(
    ([name, condition]) =>
      `(select count(*)::int from (select 1 from conversation c where c.tenant_id = $1 and ${condition} limit ${ENOUGH}) n) as "${name}"`,
  );
  const [row] = await db.sql<z.infer<typeof InboxCounts>>(
    `select ${columns.join(', ')} from tenant where tenant_id = $1 and $2::text is not null`,
    [db.tenantId, viewerId],
  );
  return row ?? { open: 0, mine: 0, unassigned: 0, team: 0, bot: 0, unread: 0, snoozed: 0, resolved: 0 };
}
