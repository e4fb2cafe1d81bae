import type { Log } from '../../platform/telemetry/log.ts';
import { forgetOldMails, type MailParts, sendWaitingMails } from './send-mails.ts';

const LOOK_MS = 1_000;
const FORGET_MS = 3_600_000;

export interface MailSender {
  start(): void;
  /** Waits for the mails that are on their way. */
  stop(): Promise<void>;
}

/** Looks every second for mails that are due; as many processes as like may run it. */
export function createMailSender(parts: MailParts & { log: Log }): MailSender {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let forgetAt = 0;

  const look = async (): Promise<void> => {
    try {
      // A full batch has more behind it.
      while (!stopped && (await sendWaitingMails(parts)) > 0);
      if (!stopped && parts.clock.now().getTime() >= forgetAt) {
        forgetAt = parts.clock.now().getTime() + FORGET_MS;
        await forgetOldMails(parts);
      }
    } catch (error) {
      parts.log.warn({ err: error }, 'mails could not be looked for');
    }
    if (!stopped) timer = setTimeout(next, LOOK_MS);
  };
  const next = (): void => {
    running = look();
  };
  return {
    start: next,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      parts.transport?.close();
    },
  };
}
