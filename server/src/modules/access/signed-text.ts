import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';

/** Short signed statements of this installation that no table has to keep: a link into a demo tenant, a browser that signed in before. */
export interface SignedTexts {
  sign(purpose: Purpose, claims: Record<string, string>, lifeMs: number): string;
  /** Null when it is not ours, was changed, was made for another purpose, or is over. */
  read(purpose: Purpose, text: string | undefined): Record<string, string> | null;
}
export type Purpose = 'demo_link' | 'device';

const Body = z.object({ purpose: z.string(), claims: z.record(z.string(), z.string()), expiresAt: z.number() });

export function createSignedTexts(key: Buffer, clock: Clock): SignedTexts {
  const signatureOf = (body: string): Buffer => createHmac('sha256', key).update(body).digest();
  return {
    sign(purpose, claims, lifeMs) {
      const body = Buffer.from(JSON.stringify({ purpose, claims, expiresAt: clock.now().getTime() + lifeMs })).toString('base64url');
      return `${body}.${signatureOf(body).toString('base64url')}`;
    },
    read(purpose, text) {
      const [body, signature, ...more] = (text ?? '').split('.');
      if (!body || !signature || more.length > 0) return null;
      const [expected, given] = [signatureOf(body), Buffer.from(signature, 'base64url')];
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const said = Body.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      return said.purpose === purpose && said.expiresAt >= clock.now().getTime() ? said.claims : null;
    },
  };
}
