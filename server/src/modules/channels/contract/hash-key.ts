import { createHash } from 'node:crypto';

/** Key for elements without an id of their own: the same content gives the same key, whatever batch brings it. */
export function hashKey(prefix: string, ...parts: unknown[]): string {
  return `${prefix}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}
