import type { Bus } from '../../platform/bus/bus.ts';
import type { Database } from '../../platform/db/index.ts';

const AT_ONCE = 200;

/**
 * The tenant's rule `returnPenAfterMinutes`: whoever has said nothing for that long gives the pen back. What the customer asked meanwhile is the
 * bot's again; where a reply to it was stored and never went, nobody holds the pen, so that a person looks. For the scheduler, every minute.
 */
export async function returnPens({ database, bus }: { database: Database; bus: Bus }): Promise<void> {
  const tenants = await database.system.call('return_pens', AT_ONCE);
  if (tenants.length === 0) return;
  for (const tenantId of new Set(tenants)) bus.publish('changed', tenantId);
  bus.publish('lanes', '');
}
