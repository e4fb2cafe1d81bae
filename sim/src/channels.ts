/** The channels that the emulator plays, one line each. */
export { instagramChannel } from './instagram/index.ts';
export { messengerChannel } from './messenger/index.ts';
export { whatsappChannel } from './whatsapp/index.ts';
export { telegramChannel } from './telegram/index.ts';
export { twilioSmsChannel, twilioWhatsAppChannel } from './twilio/index.ts';
