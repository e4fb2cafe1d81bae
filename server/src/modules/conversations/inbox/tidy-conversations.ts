import type { Bus } from '../../../platform/bus/bus.ts';
import type { Database } from '../../../platform/db/index.ts';

const QUIET_HOURS = 24;
const AT_ONCE = 500;

/** Wakes what slept long enough and resolves what has been quiet for a day in the bot's hands. For the scheduler, every minute. */
export async function tidyConversations({ database, bus }: { database: Database; bus: Bus }): Promise<void> {
  for (const tenantId of await database.system.call('tidy_conversations', QUIET_HOURS, AT_ONCE)) bus.publish('changed', tenantId);
}
