import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on stdout. Ids only: no message text, no names, no numbers of people, no tokens. */
export function createLog(level: string, base: Record<string, string>): Log {
  return pino({
    level,
    base,
    redact: { paths: ['*.accessToken', '*.authorization', '*.text', '*.body', '*.rawBody', 'req.headers'], censor: '[redacted]' },
  });
}
