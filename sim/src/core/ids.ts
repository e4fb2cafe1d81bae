import { randomBytes } from 'node:crypto';
import { hashText } from './random.ts';

/** Ids in the provider's shapes. */
export interface Ids {
  /** Message written by a customer. */
  inboundMessage(party: string): string;
  /** Message sent by the business. */
  outboundMessage(party: string): string;
  /** 15 digits. */
  media(): string;
  /** As Meta's `fbtrace_id`. */
  trace(): string;
}

/** Salted anew for each emulator: a receiver that remembers ids must not take a later run's messages for copies of an earlier one's. */
export function createIds(): Ids {
  const seed = randomBytes(8).toString('hex');
  let counter = 0;
  const nextHex = (length: number): string => {
    counter += 1;
    const salt = (hashText(`${seed}:${counter}`) >>> 0).toString(16).padStart(8, '0');
    return `${salt}${counter.toString(16).padStart(length - 8, '0')}`.toUpperCase();
  };
  return {
    inboundMessage: (party) => toMessageId(party, [0x15, 0x02, 0x00, 0x12, 0x18, 0x14], nextHex(20)),
    outboundMessage: (party) => toMessageId(party, [0x15, 0x02, 0x00, 0x11, 0x18, 0x12], nextHex(18)),
    media: () => {
      counter += 1;
      return String(980_000_000_000_000 + (hashText(`${seed}`) % 1_000_000) * 1_000_000 + counter);
    },
    trace: () => `A${Buffer.from(nextHex(24)).toString('base64url').slice(0, 22)}`,
  };
}

/** Layout of real ids: marker, the other party's number, a fixed middle, an upper-case hex id, base64 over all. */
function toMessageId(party: string, middle: number[], hex: string): string {
  const digits = Buffer.from(party.replace(/\D/g, '').slice(-15) || '0');
  const bytes = Buffer.concat([Buffer.from([0x1c, 0x18, digits.length]), digits, Buffer.from(middle), Buffer.from(hex), Buffer.from([0])]);
  return `wamid.${bytes.toString('base64')}`;
}
