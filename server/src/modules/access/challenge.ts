import { z } from 'zod';
import type { Door } from './door.ts';
import { CHALLENGE_SECONDS } from './limits.ts';

const Challenge = z.object({
  sub: z.string(),
  step: z.enum(['second_factor', 'choose_tenant']),
  /** Of the password that was given: a change of it ends the challenge. */
  pwv: z.number(),
  /** Whether a second factor was given on the way. */
  sf: z.boolean(),
  /** The tenant that was asked for at the beginning. */
  tid: z.string().nullable(),
});
export interface ChallengeClaims {
  userId: string;
  step: 'second_factor' | 'choose_tenant';
  passwordVersion: number;
  secondFactor: boolean;
  tenantId: string | null;
}

/** A sign-in that is not finished, in the caller's hands. For another audience than an access token, so neither passes for the other. */
export function issueChallenge(door: Pick<Door, 'keys'>, claims: ChallengeClaims): Promise<string> {
  const { userId, step, passwordVersion, secondFactor, tenantId } = claims;
  return door.keys.sign('wafaa:challenge', { sub: userId, step, pwv: passwordVersion, sf: secondFactor, tid: tenantId }, CHALLENGE_SECONDS);
}

export async function readChallenge(
  door: Pick<Door, 'keys'>,
  step: ChallengeClaims['step'],
  token: string,
): Promise<ChallengeClaims | null> {
  const read = Challenge.safeParse(await door.keys.verify('wafaa:challenge', token));
  if (!read.success || read.data.step !== step) return null;
  const { sub, pwv, sf, tid } = read.data;
  return { userId: sub, step, passwordVersion: pwv, secondFactor: sf, tenantId: tid };
}
