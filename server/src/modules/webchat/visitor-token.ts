import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Chat } from './find-chat.ts';

type Signer = Pick<Chat, 'key' | 'visitorSecret' | 'identitySecret'>;

const DAY_S = 86_400;
/** A stranger comes back within a month to the same thread; who is signed in proves it at each visit anyway. */
const GOOD_FOR_S = { stranger: 30 * DAY_S, user: DAY_S };

export const makeStrangerId = (): string => `v_${randomBytes(16).toString('base64url')}`;

/** Of somebody who is signed in on the website: the same on each of their devices. */
export function userVisitorId({ visitorSecret }: Signer, userId: string): string {
  return `u_${createHmac('sha256', visitorSecret).update(`user ${userId}`).digest('base64url').slice(0, 32)}`;
}

export const isStranger = (visitorId: string): boolean => visitorId.startsWith('v_');

/** Says that whoever shows it is this visitor of this chat, until when. Signed with the chat's own secret: a disconnect ends them all. */
export function makeVisitorToken(chat: Signer, visitorId: string, now: Date): string {
  const expires = Math.floor(now.getTime() / 1_000) + GOOD_FOR_S[isStranger(visitorId) ? 'stranger' : 'user'];
  const payload = Buffer.from(JSON.stringify({ k: chat.key, v: visitorId, e: expires })).toString('base64url');
  return `${payload}.${sign(chat, payload)}`;
}

/** The visitor behind a token; null when it is forged, over, or of another chat. */
export function readVisitorToken(chat: Signer, token: string, now: Date): string | null {
  const [payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !isSame(signature, sign(chat, payload))) return null;
  try {
    const { k, v, e } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { k: unknown; v: unknown; e: unknown };
    const isGood = k === chat.key && typeof v === 'string' && typeof e === 'number' && e * 1_000 > now.getTime();
    return isGood ? v : null;
  } catch {
    return null;
  }
}

/** Whether the website's own server vouches for this user: HMAC-SHA256 of the id with the identity secret, in hex. */
export function isVouchedFor({ identitySecret }: Signer, user: { id: string; hash: string }): boolean {
  return identitySecret !== '' && isSame(user.hash, createHmac('sha256', identitySecret).update(user.id).digest('hex'));
}

function sign({ visitorSecret }: Signer, payload: string): string {
  return createHmac('sha256', visitorSecret).update(`token ${payload}`).digest('base64url');
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
