import type { ChannelAdapter } from '../contract/types.ts';
import { fetchMedia } from '../twilio/fetch-media.ts';
import { createParser } from '../twilio/parse.ts';
import { accountOf, ack, verify } from '../twilio/verify.ts';
import { connection } from './connection.ts';
import { twilioWhatsAppDefinition } from './definition.ts';
import { fit } from './fit.ts';
import { findSent, send, typing } from './send.ts';

/** WhatsApp through Twilio. Account key: `<AccountSid>|whatsapp:<our number>`; credentials: `authToken`, or an API key beside it. */
export const twilioWhatsAppAdapter: ChannelAdapter = {
  kind: 'twilio_whatsapp',
  definition: twilioWhatsAppDefinition,
  capabilities: () => twilioWhatsAppDefinition.capabilities,
  accountOf,
  verify,
  parse: createParser({ kind: 'twilio_whatsapp', isWhatsApp: true }),
  ack,
  fit,
  send,
  findSent,
  typing,
  fetchMedia,
  connection,
};
