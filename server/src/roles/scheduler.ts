import type { AppContext } from '../app/context.ts';
import { requeueStaleSources } from '../modules/knowledge/index.ts';

const WATCHDOG_MS = 60_000;

/** What nobody asks for and must happen all the same. */
export function startScheduler(app: AppContext): { stop(): void } {
  const look = (): void =>
    void requeueStaleSources(app.database, app.jobs).catch((error: unknown) => {
      app.log.warn({ err: error }, 'watchdog failed');
    });
  look();
  const timer = setInterval(look, WATCHDOG_MS);
  return { stop: () => clearInterval(timer) };
}
