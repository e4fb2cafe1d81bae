import type { RawResponse } from '../contract/types.ts';

/** WhatsApp has no authenticity rules of its own: the handshake and the signature are Meta's. */
export { answerHandshake as handshake } from '../meta/verify-handshake.ts';
export { verifySignature as verify } from '../meta/verify-signature.ts';

/** Anything but 200 makes Meta send the whole batch again, for up to 7 days. */
export function ack(): RawResponse {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' };
}
