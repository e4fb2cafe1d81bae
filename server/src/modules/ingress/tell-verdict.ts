import type { Bus } from '../../platform/bus/bus.ts';
import type { IngestVerdict } from '../../platform/db/index.ts';

/** What was committed is heard by whoever works on it: a turn whose pen is gone, lanes that have something to answer, open pages. */
export function tellVerdict(bus: Bus, { moved, woken, tenants }: IngestVerdict): void {
  for (const { tenantId, conversationId } of moved) bus.publish('pen', `${tenantId} ${conversationId}`);
  if (woken > 0) bus.publish('lanes', '');
  for (const tenant of tenants) bus.publish('changed', tenant);
}
