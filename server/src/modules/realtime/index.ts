export { listEvents } from './list-events.ts';
export { type Authenticate, createLiveSocket, type LiveSocket } from './live-socket.ts';
