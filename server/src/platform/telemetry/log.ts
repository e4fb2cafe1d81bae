import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export type Log = Logger;

/** JSON lines on stdout. Ids only: no message text, no names, no numbers of people, no tokens. */
export function createLog(level: string, base: Record<string, string>, destination?: DestinationStream): Log {
  const options = {
    level,
    base,
    redact: { paths: ['*.accessToken', '*.authorization', '*.text', '*.body', '*.rawBody', 'req.headers'], censor: '[redacted]' },
    serializers: { err: serializeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

// What a database says of an error besides names of its parts (`detail`, `where`, `query`, `params`) repeats whole rows.
const TOLD = [
  'type',
  'message',
  'stack',
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'statusCode',
  'errno',
  'syscall',
];

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const whole = stdSerializers.err(error) as unknown as Record<string, unknown>;
  return Object.fromEntries(TOLD.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]));
}
