import type { Server as HttpServer } from 'node:http';
import type { LiveServerEvents } from '@wafaa/contracts';
import { type DefaultEventsMap, Server } from 'socket.io';
import type { Bus } from '../../platform/bus/bus.ts';
import type { TenantId } from '../../platform/ids.ts';

export interface LiveSocket {
  close(): Promise<void>;
}

/** What a browser presents when it connects; null refuses it. */
export type Authenticate = (cookieHeader: string | undefined) => { tenantId: TenantId } | null;

const ROOM_PAUSE_MS = 120;

/**
 * Tells dashboards that their list of events grew; they read it from the API with their own cursor. A lost push is harmless.
 * The room comes from the session, and no message from a browser is listened to.
 */
export function createLiveSocket(
  http: HttpServer,
  bus: Bus,
  authenticate: Authenticate,
  allowedOrigin: (origin: string | undefined) => boolean,
): LiveSocket {
  const io = new Server<DefaultEventsMap, LiveServerEvents, DefaultEventsMap, { tenantId: TenantId }>(http, {
    path: '/live',
    serveClient: false,
    maxHttpBufferSize: 10_000,
    allowRequest: (request, done) => done(null, allowedOrigin(request.headers.origin) && authenticate(request.headers.cookie) !== null),
  });
  io.use((socket, next) => {
    const session = authenticate(socket.handshake.headers.cookie);
    if (!session) return next(new Error('access.unauthenticated'));
    socket.data.tenantId = session.tenantId;
    next();
  });
  io.on('connection', (socket) => void socket.join(roomOf(socket.data.tenantId)));

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
  return {
    async close() {
      unsubscribe();
      for (const timer of pending.values()) clearTimeout(timer);
      await io.close();
    },
  };
}

function roomOf(tenantId: string): string {
  return `tenant:${tenantId}`;
}
