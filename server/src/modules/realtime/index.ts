export { listEvents } from './list-events.ts';
export { createLiveSocket, type LiveDoor, type LiveSession, type LiveSocket } from './live-socket.ts';
