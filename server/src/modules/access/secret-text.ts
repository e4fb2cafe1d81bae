import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits that travel in a cookie, a link or a key. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** How such a secret is stored: hex of its SHA-256. It is random in full, so a slow hash would add nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** In constant time. */
export function sameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
