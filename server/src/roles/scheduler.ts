import type { AppContext } from '../app/context.ts';
import { connectionDeps } from '../app/handlers/channels.ts';
import { pruneAnswers } from '../app/http/idempotency/answer-store.ts';
import { tidyDoor } from '../modules/access/index.ts';
import { checkDueAccounts, createAccountWatch, renewDueAccess } from '../modules/connections/index.ts';
import { tidyConversations, watchUnhandled } from '../modules/conversations/index.ts';
import { returnPens } from '../modules/handoff/index.ts';
import { tidyMedia } from '../modules/media/index.ts';
import { queueDueSyncs, queueUnprepared, requeueStaleSources, sweepUploads } from '../modules/knowledge/index.ts';
import { uploadDeps } from '../app/handlers/sources.ts';
import { renewDueTemplates } from '../modules/templates/index.ts';
import { type EraseDeps, runDueErases, TENANT_ERASED, tidyExports } from '../modules/tenancy/index.ts';
import { retireChatFiles, tellLost } from '../modules/webchat/index.ts';

const WATCHDOG_MS = 60_000;
const VISIT_MS = 600_000;
const PRUNE_MS = 3_600_000;

/** What erasing a tenant reaches: every store, and every process's memory. */
export function eraseDeps(app: AppContext): EraseDeps {
  return {
    ...app,
    onErased: (tenantId) => {
      app.bus.publish(TENANT_ERASED, tenantId);
      app.door.changes.announce({ tenantId });
    },
  };
}

/** What nobody asks for and must happen all the same. */
export function startScheduler(app: AppContext): { stop(): void } {
  const look = (): void =>
    void requeueStaleSources(app.database, app.jobs).catch((error: unknown) => {
      app.log.warn({ err: error }, 'watchdog failed');
    });
  const prepare = (): void =>
    void queueUnprepared(app).catch((error: unknown) => {
      app.log.warn({ err: error }, 'knowledge was not made ready');
    });
  const visit = (): void =>
    void queueDueSyncs(app.database, app.jobs, app.clock.now()).catch((error: unknown) => {
      app.log.warn({ err: error }, 'pages were not visited again');
    });
  const silence = (): void =>
    void Promise.all([returnPens(app), tidyConversations(app)]).catch((error: unknown) => {
      app.log.warn({ err: error }, 'conversations were not tidied');
    });
  const retell = (): void =>
    void tellLost(app.webchat.deps, (error) => app.log.warn({ err: error }, 'messages of a chat were not handed on')).catch(
      (error: unknown) => {
        app.log.warn({ err: error }, 'threads of chats were not looked at');
      },
    );
  const watch = (): void =>
    void watchUnhandled(app).catch((error: unknown) => {
      app.log.warn({ err: error }, 'what is unhandled was not counted');
    });
  const accountWatch = createAccountWatch({ ...app, onChanged: (tenantId) => app.bus.publish('changed', tenantId) });
  let listening = false;
  const listen = async (): Promise<void> => {
    // The first look reads weeks.
    if (listening) return;
    listening = true;
    try {
      await accountWatch.look();
    } catch (error) {
      app.log.warn({ err: error }, 'accounts were not watched');
    } finally {
      listening = false;
    }
  };
  const prune = (): void =>
    void pruneAnswers(app.database, app.clock).catch((error: unknown) => {
      app.log.warn({ err: error }, 'old answers were not removed');
    });
  const tidy = (): void =>
    void tidyDoor(app.door).then(
      ({ rotated }) => rotated && app.log.info('a new signing key stands'),
      (error: unknown) => app.log.warn({ err: error }, 'the door was not tidied'),
    );
  const sweep = (): void =>
    void sweepUploads({ ...uploadDeps(app), onProblem: (error) => app.log.warn({ err: error }, 'an upload was not finished') }).catch(
      (error: unknown) => app.log.warn({ err: error }, 'uploads were not swept'),
    );
  const letFilesGo = async (): Promise<void> => {
    await retireChatFiles(app.database, app.config.mediaKeptDays);
    await tidyMedia(app, app.config.mediaKeptDays);
  };
  const discard = (): void =>
    void letFilesGo().catch((error: unknown) => {
      app.log.warn({ err: error }, 'files of messages were not tidied');
    });
  let checking = false;
  const check = async (): Promise<void> => {
    // A provider that hangs makes one round longer than the time between two.
    if (checking) return;
    checking = true;
    try {
      // Before the look, so that it finds what the renewal mended.
      await renewDueAccess(connectionDeps(app));
      await checkDueAccounts(connectionDeps(app));
    } catch (error) {
      app.log.warn({ err: error }, 'accounts of channels were not looked at');
    } finally {
      checking = false;
    }
  };
  let renewing = false;
  const renew = async (): Promise<void> => {
    if (renewing) return;
    renewing = true;
    try {
      await renewDueTemplates(connectionDeps(app), (error, tenantId) =>
        app.log.warn({ err: error, tenantId }, 'templates were not renewed'),
      );
    } catch (error) {
      app.log.warn({ err: error }, 'templates were not renewed');
    } finally {
      renewing = false;
    }
  };
  let erasing = false;
  const eraseDue = async (): Promise<void> => {
    // A large tenant takes longer than the time between two looks.
    if (erasing) return;
    erasing = true;
    try {
      await tidyExports(app);
      await runDueErases(eraseDeps(app));
    } catch (error) {
      app.log.warn({ err: error }, 'exports were not tidied');
    } finally {
      erasing = false;
    }
  };
  look();
  prepare();
  retell();
  sweep();
  visit();
  void check();
  void listen();
  void renew();
  void eraseDue();
  prune();
  tidy();
  const timers = [
    setInterval(look, WATCHDOG_MS),
    setInterval(prepare, WATCHDOG_MS),
    setInterval(sweep, WATCHDOG_MS),
    setInterval(discard, WATCHDOG_MS),
    setInterval(visit, VISIT_MS),
    setInterval(silence, WATCHDOG_MS),
    setInterval(retell, WATCHDOG_MS),
    setInterval(watch, WATCHDOG_MS),
    setInterval(() => void check(), WATCHDOG_MS),
    setInterval(() => void listen(), WATCHDOG_MS),
    setInterval(() => void renew(), WATCHDOG_MS),
    setInterval(() => void eraseDue(), WATCHDOG_MS),
    setInterval(prune, PRUNE_MS),
    setInterval(tidy, PRUNE_MS),
  ];
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
