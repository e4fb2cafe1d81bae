import { z } from 'zod';
import type { Bus } from '../../platform/bus/bus.ts';

/** Whose rights changed. Every named field narrows; none at all means everybody's. */
export interface AccessChange {
  tenantId?: string;
  userId?: string;
  sessionId?: string;
  keyId?: string;
}

/** News that somebody's rights changed: a session ended, a role was changed, a member removed, a tenant suspended, a key revoked. */
export interface AccessChanges {
  /** Call it after the commit. Counts in this process when it returns, and in the others a moment later. */
  announce(change: AccessChange): void;
  subscribe(listener: (change: AccessChange) => void): () => void;
  close(): void;
}

const TOPIC = 'access-changed';
const Change = z.object({
  tenantId: z.string().optional(),
  userId: z.string().optional(),
  sessionId: z.string().optional(),
  keyId: z.string().optional(),
});

export function createAccessChanges(bus: Bus): AccessChanges {
  const listeners = new Set<(change: AccessChange) => void>();
  const tell = (change: AccessChange): void => {
    for (const listener of listeners) listener(change);
  };
  const unsubscribe = bus.subscribe(TOPIC, (message) => tell(parse(message)));
  return {
    announce(change) {
      // The bus may be another machine away; who asks the same process next must not be answered by what was.
      tell(change);
      bus.publish(TOPIC, JSON.stringify(change));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: unsubscribe,
  };
}

/** What cannot be read is taken as news about everybody. */
function parse(message: string): AccessChange {
  try {
    return Change.parse(JSON.parse(message)) as AccessChange;
  } catch {
    return {};
  }
}

/** Does the news concern this one? A field that the news does not name concerns all. */
export function concerns(change: AccessChange, subject: { [K in keyof AccessChange]: string | null | undefined }): boolean {
  const fields = ['tenantId', 'userId', 'sessionId', 'keyId'] as const;
  return fields.every((field) => change[field] === undefined || change[field] === subject[field]);
}
