/** Door of the webchat module: the chat of websites, its public routes, and how a tenant sets one up. Everything else is private. */
export { createWebchat, type Webchat } from './create-webchat.ts';
export { retireChatFiles } from './retire-files.ts';
export { tellLost } from './tell-ledger.ts';
export { webchatRoutes } from './routes.ts';
export { changeWebchat, getWebchat, showIdentitySecret } from './set-up.ts';
