import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

// It stands in logs, in the audit log and in answers: letters that mean nothing in any of them.
const SAFE = /^[A-Za-z0-9][A-Za-z0-9_.:-]{7,63}$/;

/** Names a call. A proxy of ours may bring the name that it used; anybody else's is ignored, so that nobody writes into our logs. */
export function makeRequestId(isProxy: (address: string | undefined) => boolean): (request: IncomingMessage) => string {
  return (request) => {
    const given = request.headers['x-request-id'];
    return typeof given === 'string' && SAFE.test(given) && isProxy(request.socket.remoteAddress) ? given : randomUUID();
  };
}
