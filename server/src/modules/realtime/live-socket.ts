import type { Server as HttpServer } from 'node:http';
import type { LiveServerEvents } from '@wafaa/contracts';
import { type DefaultEventsMap, Server } from 'socket.io';
import type { Bus } from '../../platform/bus/bus.ts';
import type { TenantId } from '../../platform/ids.ts';

export interface LiveSocket {
  close(): Promise<void>;
}

/** Who is behind a socket, for as long as it is open. */
export interface LiveSession {
  tenantId: TenantId;
  sessionId: string;
  userId: string;
}

export interface LiveDoor {
  /** What a browser presents in its handshake (`auth: { token }`); null refuses it. */
  authenticate(token: string): Promise<LiveSession | null>;
  /** Whether the session of an open socket may still listen. */
  isStanding(session: LiveSession): Promise<boolean>;
  /** Tells of each change of somebody's rights, with a test for whom it may concern. */
  onChange(listener: (concerns: (session: LiveSession) => boolean) => void): () => void;
}

const ROOM_PAUSE_MS = 120;
/** Sessions also end by themselves, and news of an end can get lost between machines. */
const LOOK_AGAIN_MS = 15_000;
const HANDSHAKE_MS = 5_000;

type Live = Server<DefaultEventsMap, LiveServerEvents, DefaultEventsMap, LiveSession>;

/**
 * Tells dashboards that their list of events grew; they read it from the API with their own cursor. A lost push is harmless. And who of their
 * customers is writing at the moment, which is kept nowhere.
 * The room comes from the session, no message from a browser is listened to, and a session that ends takes its sockets with it.
 */
export function createLiveSocket(
  http: HttpServer,
  bus: Bus,
  door: LiveDoor,
  allowedOrigin: (origin: string | undefined) => boolean,
): LiveSocket {
  const io: Live = new Server(http, {
    path: '/live',
    serveClient: false,
    maxHttpBufferSize: 10_000,
    connectTimeout: HANDSHAKE_MS,
    allowRequest: (request, done) => done(null, allowedOrigin(request.headers.origin)),
  });
  io.use((socket, next) => {
    const { token } = socket.handshake.auth as { token?: unknown };
    const found = typeof token === 'string' ? door.authenticate(token) : Promise.resolve(null);
    found.then(
      (session) => {
        if (!session) return next(new Error('access.unauthenticated'));
        Object.assign(socket.data, session);
        next();
      },
      () => next(new Error('service.unavailable')),
    );
  });
  io.on('connection', (socket) => {
    void socket.join(roomOf(socket.data.tenantId));
    // Its rights may have changed between the handshake and this moment.
    void endWhatEnded(io, door, (session) => session.sessionId === socket.data.sessionId);
  });
  const stopListening = door.onChange((concerns) => void endWhatEnded(io, door, concerns));
  const timer = setInterval(() => void endWhatEnded(io, door, () => true), LOOK_AGAIN_MS);

  // Many changes within a moment are one push.
  const pending = new Map<string, NodeJS.Timeout>();
  const unsubscribe = bus.subscribe('changed', (tenantId) => {
    if (pending.has(tenantId)) return;
    pending.set(
      tenantId,
      setTimeout(() => {
        pending.delete(tenantId);
        io.to(roomOf(tenantId)).emit('changed');
      }, ROOM_PAUSE_MS),
    );
  });
  // Of this moment alone: who missed it is told again in a few seconds, or it is over.
  const stopTyping = bus.subscribe('typing', (message) => {
    const [tenantId = '', conversationId = ''] = message.split(' ');
    io.to(roomOf(tenantId)).emit('typing', conversationId);
  });
  return {
    async close() {
      unsubscribe();
      stopTyping();
      stopListening();
      clearInterval(timer);
      for (const timer of pending.values()) clearTimeout(timer);
      await io.close();
    },
  };
}

async function endWhatEnded(io: Live, door: LiveDoor, concerns: (session: LiveSession) => boolean): Promise<void> {
  await Promise.all(
    [...io.sockets.sockets.values()].map(async (socket) => {
      if (!concerns(socket.data)) return;
      const stands = await door.isStanding(socket.data).catch(() => true);
      if (!stands) socket.disconnect(true);
    }),
  );
}

function roomOf(tenantId: string): string {
  return `tenant:${tenantId}`;
}
