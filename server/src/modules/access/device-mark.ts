import { randomBytes } from 'node:crypto';
import type { Door } from './door.ts';
import { DEVICE_COOKIE_MS } from './limits.ts';

/** A browser keeps this cookie when it was signed in once. It opens nothing; it says that strangers' failures are not this browser's. */
export function markDevice(door: Pick<Door, 'signedTexts'>, userId: string, before: string | null): string {
  return door.signedTexts.sign('device', { userId, device: before ?? randomBytes(12).toString('base64url') }, DEVICE_COOKIE_MS);
}

/** The browser's own id, when the cookie was made for this person; null otherwise. */
export function knownDevice(door: Pick<Door, 'signedTexts'>, userId: string | null, mark: string | undefined): string | null {
  const claims = door.signedTexts.read('device', mark);
  return claims && userId !== null && claims['userId'] === userId ? (claims['device'] ?? null) : null;
}
