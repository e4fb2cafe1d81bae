/** The channels that the emulator plays, one line each. */
export { instagramChannel } from './instagram/index.ts';
export { messengerChannel } from './messenger/index.ts';
export { whatsappChannel } from './whatsapp/index.ts';
