import type { LiveServerEvents } from '@wafaa/contracts';
import { io, type Socket } from 'socket.io-client';
import { tokenSource } from '../../shared/api/access.ts';
import { noteTyping } from './typing.ts';

export interface SocketListener {
  onConnected: () => void;
  onDisconnected: () => void;
  onChanged: () => void;
}

/** After the server refused or ended the connection; socket.io itself tries again only when the network failed. */
const AGAIN_MS = 3_000;

/** Opens the live socket in the name of who is signed in: each attempt carries the token of that moment. Returns how to close it. */
export function connectSocket(listener: SocketListener): () => void {
  let sent: string | null = null;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const socket: Socket<LiveServerEvents, Record<string, never>> = io({
    path: '/live',
    auth: (give) => {
      const present = (token: string | null): void => {
        sent = token;
        give({ token });
      };
      tokenSource()
        .token()
        .then(present, () => present(null));
    },
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
  });
  /** The session may be over, and this is how a page learns it first; else the next attempt has a better token. */
  const knockAgain = async (): Promise<void> => {
    const token = await tokenSource()
      .renew(sent)
      .catch(() => sent);
    if (closed || token === null) return;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), AGAIN_MS);
  };
  socket.on('connect', listener.onConnected);
  socket.on('disconnect', (reason) => {
    listener.onDisconnected();
    if (reason === 'io server disconnect') void knockAgain();
  });
  socket.on('connect_error', () => {
    listener.onDisconnected();
    if (!socket.active) void knockAgain();
  });
  socket.on('changed', () => listener.onChanged());
  socket.on('typing', noteTyping);
  return () => {
    closed = true;
    clearTimeout(timer);
    socket.removeAllListeners();
    socket.disconnect();
  };
}
