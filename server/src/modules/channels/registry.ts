/** The channels of this build, one line each. A new channel is a new folder and a line here. */
export { whatsappAdapter } from './whatsapp/index.ts';
export { telegramAdapter } from './telegram/index.ts';
