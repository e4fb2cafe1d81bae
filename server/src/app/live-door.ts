import { concerns, type Principal } from '../modules/access/index.ts';
import type { LiveDoor, LiveSession } from '../modules/realtime/index.ts';
import { AppError } from '../platform/errors.ts';
import type { AppContext } from './context.ts';

/** The door as the live socket sees it: an access token once, then the session behind it. */
export function makeLiveDoor({ sessions, door }: Pick<AppContext, 'sessions' | 'door'>): LiveDoor {
  return {
    authenticate: async (token) => orNull(async () => liveSessionOf(await sessions.read(`Bearer ${token}`))),
    isStanding: async ({ sessionId, tenantId }) =>
      (await orNull(async () => liveSessionOf(await sessions.readSession(sessionId))))?.tenantId === tenantId,
    onChange: (listener) => door.changes.subscribe((change) => listener((session) => concerns(change, { ...session, keyId: null }))),
  };
}

/** A socket needs what the list of events needs, and a person: a key has nobody to show anything to. */
function liveSessionOf({ person, tenantId, actor }: Principal): LiveSession | null {
  if (!person || !tenantId || !actor?.permissions.has('conversations.read')) return null;
  return { tenantId, sessionId: person.sessionId, userId: person.userId };
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
