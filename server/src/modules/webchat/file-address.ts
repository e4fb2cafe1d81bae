import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Chat } from './find-chat.ts';

const DAY_MS = 86_400_000;
const GOOD_FOR_DAYS = 8;

type Signer = Pick<Chat, 'key' | 'visitorSecret'>;
export interface NamedFile {
  visitorId: string;
  id: string;
}

/**
 * The path of one file of one thread. A picture's address carries no header, so it holds the permission itself: for this file alone, for some
 * days, signed with the chat's own secret. The same all day long, so that browsers keep what they have.
 */
export function makeFileAddress(chat: Signer, { visitorId, id }: NamedFile, now: Date): string {
  const until = Math.floor(now.getTime() / DAY_MS) + GOOD_FOR_DAYS;
  const payload = Buffer.from(JSON.stringify([visitorId, id, until])).toString('base64url');
  return `/webchat/v1/${encodeURIComponent(chat.key)}/files/${payload}.${sign(chat, payload)}`;
}

/** The file that a ticket opens; null when it is forged, over, or of another chat. */
export function readFileTicket(chat: Signer, ticket: string, now: Date): NamedFile | null {
  const [payload = '', signature = '', ...rest] = ticket.split('.');
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(chat, payload))];
  if (rest.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const [visitorId, id, until] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as [string, string, number];
  return until * DAY_MS > now.getTime() ? { visitorId, id } : null;
}

function sign({ key, visitorSecret }: Signer, payload: string): string {
  return createHmac('sha256', visitorSecret).update(`file ${key} ${payload}`).digest('base64url').slice(0, 27);
}
