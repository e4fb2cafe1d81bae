import { addMember, addPerson, type Door, openSession, startSession } from '../src/modules/access/index.ts';
import type { TenantId } from '../src/platform/ids.ts';

// People who are signed in, made without the cost of a password. Nobody can sign in as them by one.

export interface SignedIn {
  userId: string;
  sessionId: string;
  accessToken: string;
  refreshToken: string;
  headers: { authorization: string };
}

let made = 0;

/** A new person of this tenant with this role. `tenantId: null`: an operator of the platform. */
export async function signInAs(
  door: Door,
  tenantId: TenantId | null,
  role = 'owner',
  given: { email?: string; name?: string; passwordHash?: string } = {},
): Promise<SignedIn> {
  made += 1;
  const session = await door.database.withAccess(async (db) => {
    const userId = await addPerson(db, {
      email: given.email ?? `${role.replaceAll(/[^a-z]/gi, '').toLowerCase()}-${process.pid}-${made}@people.example`,
      name: given.name ?? 'Test person',
      language: 'en',
      passwordHash: given.passwordHash ?? 'none',
      operator: tenantId === null,
    });
    if (tenantId !== null) await addMember(db, { tenantId, userId, role, now: door.clock.now() });
    return startSession(door, db, { userId, tenantId, caller: { address: '127.0.0.1', device: 'Chrome on Linux' } });
  });
  const { result, refreshToken } = await openSession(door, session);
  const { accessToken } = result;
  return {
    userId: session.userId,
    sessionId: session.sessionId,
    accessToken,
    refreshToken,
    headers: { authorization: `Bearer ${accessToken}` },
  };
}
