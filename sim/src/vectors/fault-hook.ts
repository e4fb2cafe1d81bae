import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VectorFaults } from './vector-faults.ts';

/** Lets a fault strike an HTTP call. `true`: the call was dealt with, one way or the other. */
export async function strikeHttp(faults: VectorFaults, operation: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const fault = faults.strike(operation);
  if (!fault) return false;
  if (fault.kind === 'throttle') {
    if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', String(fault.retryAfterSeconds));
    await reply.status(429).send({ status: 429, error: { code: 'RESOURCE_EXHAUSTED', message: 'Too many requests' } });
  } else if (fault.kind === 'server_error') {
    await reply.status(503).send({ status: 503, error: { code: 'UNAVAILABLE', message: 'try again later' } });
  } else {
    reply.hijack();
    if (fault.kind === 'cut') request.raw.socket.destroy();
    // A call that hangs ends when the emulator closes, or when the caller has had enough.
  }
  return true;
}
