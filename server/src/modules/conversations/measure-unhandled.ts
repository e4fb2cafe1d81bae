import type { SystemDb, UnhandledStats } from '../../platform/db/index.ts';
import type { Log } from '../../platform/telemetry/log.ts';

/** A turn that is tried again, a burst and a slow model are over by then. */
const UNHANDLED_AFTER_MS = 120_000;

/** What was acknowledged to a provider and is not handled two minutes later, over all tenants. */
export function measureUnhandled(system: SystemDb): Promise<UnhandledStats> {
  return system.call('unhandled_stats', UNHANDLED_AFTER_MS);
}

/** Raises the alarm in the log; for the scheduler, every minute. @returns whether there was one */
export async function watchUnhandled({ database, log }: { database: { system: SystemDb }; log: Log }): Promise<boolean> {
  const stats = await measureUnhandled(database.system);
  if (stats.messages === 0) return false;
  log.error(stats, 'messages were acknowledged and are not handled');
  return true;
}
