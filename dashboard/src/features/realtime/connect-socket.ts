import type { LiveServerEvents } from '@wafaa/contracts';
import { io, type Socket } from 'socket.io-client';

export interface SocketListener {
  onConnected: () => void;
  onDisconnected: () => void;
  onChanged: () => void;
}

/** Opens the live socket; the session cookie says which tenant's room it joins. Returns how to close it. */
export function connectSocket(listener: SocketListener): () => void {
  const socket: Socket<LiveServerEvents, Record<string, never>> = io({
    path: '/live',
    withCredentials: true,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
  });
  socket.on('connect', listener.onConnected);
  socket.on('disconnect', listener.onDisconnected);
  socket.on('connect_error', listener.onDisconnected);
  socket.on('changed', () => listener.onChanged());
  return () => {
    socket.removeAllListeners();
    socket.disconnect();
  };
}
