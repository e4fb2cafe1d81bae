import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.ts';

/**
 * Refuses what no writing system needs and no database keeps: U+0000, which ends texts in half of the world's programs, and halves of
 * surrogate pairs, which are no letters. Looked for in path, query and body, in names of fields too.
 * @throws request.invalid
 */
export async function refuseOddTexts(request: FastifyRequest): Promise<void> {
  // A piece of a file is a stream, and no text.
  const body = request.routeOptions.config.route?.transfer ? null : request.body;
  if (isOdd(request.params) || isOdd(request.query) || isOdd(body))
    throw new AppError('request.invalid', { detail: 'a text holds U+0000 or half a surrogate pair' });
}

function isOdd(value: unknown): boolean {
  // Not recursive: how deep a body is nested is its sender's choice.
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (next.includes('\u0000') || !next.isWellFormed()) return true;
    } else if (typeof next === 'object' && next !== null && !Buffer.isBuffer(next)) {
      if (!Array.isArray(next)) for (const name of Object.keys(next)) waiting.push(name);
      for (const inner of Object.values(next)) waiting.push(inner);
    }
  }
  return false;
}
