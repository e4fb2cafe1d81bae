/** The channels of this build, one line each. A new channel is a new folder and a line here. */
export { instagramAdapter } from './instagram/index.ts';
export { messengerAdapter } from './messenger/index.ts';
export { telegramAdapter } from './telegram/index.ts';
export { whatsappAdapter } from './whatsapp/index.ts';
export { twilioSmsAdapter } from './twilio-sms/index.ts';
export { twilioWhatsAppAdapter } from './twilio-whatsapp/index.ts';
export { webchatAdapter } from './webchat/index.ts';
