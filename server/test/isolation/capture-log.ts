import fs from 'node:fs';

export interface CapturedLog {
  /** All that was written to the process's standard output since the capture began. */
  text(): string;
  stop(): void;
}

/** pino writes to the descriptor itself, past `process.stdout`, so its own write calls are listened to. */
export function captureLog(): CapturedLog {
  const parts: string[] = [];
  const { writeSync, write } = fs;
  const keep = (descriptor: unknown, data: unknown): void => {
    if (descriptor !== 1) return;
    parts.push(typeof data === 'string' ? data : Buffer.isBuffer(data) ? data.toString('utf8') : '');
  };
  fs.writeSync = ((...args: Parameters<typeof writeSync>) => {
    keep(args[0], args[1]);
    return writeSync(...args);
  }) as typeof writeSync;
  fs.write = ((...args: Parameters<typeof write>) => {
    keep(args[0], args[1]);
    return write(...args);
  }) as typeof write;
  return {
    text: () => parts.join(''),
    stop() {
      fs.writeSync = writeSync;
      fs.write = write;
    },
  };
}
