import { z } from 'zod';
import type { Door } from './door.ts';
import { ACCESS_TOKEN_SECONDS } from './limits.ts';

/** What an access token says: the person, their session, and the tenant that the session stands in (none for an operator outside). */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  tenantId: string | null;
}

const Claims = z.object({ sub: z.string(), sid: z.string(), tid: z.string().nullable() });

/** A JWT for `Authorization: Bearer` and the seconds it lives. It opens nothing by itself: the session behind it is looked at each time. */
export async function issueAccessToken(
  door: Pick<Door, 'keys'>,
  claims: AccessClaims,
): Promise<{ accessToken: string; expiresIn: number }> {
  const { userId, sessionId, tenantId } = claims;
  const accessToken = await door.keys.sign('wafaa:api', { sub: userId, sid: sessionId, tid: tenantId }, ACCESS_TOKEN_SECONDS);
  return { accessToken, expiresIn: ACCESS_TOKEN_SECONDS };
}

export async function readAccessToken(door: Pick<Door, 'keys'>, token: string): Promise<AccessClaims | null> {
  const claims = Claims.safeParse(await door.keys.verify('wafaa:api', token));
  if (!claims.success) return null;
  return { userId: claims.data.sub, sessionId: claims.data.sid, tenantId: claims.data.tid };
}
