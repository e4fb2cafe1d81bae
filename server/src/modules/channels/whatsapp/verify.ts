/** WhatsApp has no authenticity rules of its own: the handshake and the signature are Meta's. */
export { answerHandshake as handshake } from '../meta/verify-handshake.ts';
export { verifySignature as verify } from '../meta/verify-signature.ts';

export { acknowledge as ack } from '../meta/acknowledge.ts';
