import type { Door } from './door.ts';
import { SESSION_MAX_MS } from './limits.ts';

const DAY_MS = 24 * 3_600_000;

/** Forgets what is over: used links, old failures, sessions that ended a month ago with their tokens; and replaces a signing key of age. */
export async function tidyDoor(door: Door): Promise<{ rotated: boolean }> {
  const now = door.clock.now().getTime();
  await door.database.withAccess(async (db) => {
    await db.access
      .deleteFrom('mail_link')
      .where('expires_at', '<', new Date(now - DAY_MS))
      .execute();
    await db.access
      .deleteFrom('door_throttle')
      .where('window_started_at', '<', new Date(now - DAY_MS))
      .execute();
    await db.access
      .deleteFrom('user_session')
      .where((where) =>
        where.or([where('ended_at', '<', new Date(now - SESSION_MAX_MS)), where('expires_at', '<', new Date(now - SESSION_MAX_MS))]),
      )
      .execute();
  });
  return { rotated: await door.keys.tend() };
}
