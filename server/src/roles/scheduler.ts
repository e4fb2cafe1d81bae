import type { AppContext } from '../app/context.ts';
import { pruneAnswers } from '../app/http/idempotency/answer-store.ts';
import { tidyDoor } from '../modules/access/index.ts';
import { requeueStaleSources } from '../modules/knowledge/index.ts';

const WATCHDOG_MS = 60_000;
const PRUNE_MS = 3_600_000;

/** What nobody asks for and must happen all the same. */
export function startScheduler(app: AppContext): { stop(): void } {
  const look = (): void =>
    void requeueStaleSources(app.database, app.jobs).catch((error: unknown) => {
      app.log.warn({ err: error }, 'watchdog failed');
    });
  const prune = (): void =>
    void pruneAnswers(app.database, app.clock).catch((error: unknown) => {
      app.log.warn({ err: error }, 'old answers were not removed');
    });
  const tidy = (): void =>
    void tidyDoor(app.door).then(
      ({ rotated }) => rotated && app.log.info('a new signing key stands'),
      (error: unknown) => app.log.warn({ err: error }, 'the door was not tidied'),
    );
  look();
  prune();
  tidy();
  const timers = [setInterval(look, WATCHDOG_MS), setInterval(prune, PRUNE_MS), setInterval(tidy, PRUNE_MS)];
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
