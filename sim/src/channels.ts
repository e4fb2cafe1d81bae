/** The channels that the emulator plays, one line each. */
export { whatsappChannel } from './whatsapp/index.ts';
