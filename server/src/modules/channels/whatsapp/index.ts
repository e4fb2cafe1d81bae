import type { ChannelAdapter } from '../contract/types.ts';
import { connection } from './connect.ts';
import { whatsappCapabilities, whatsappDefinition } from './definition.ts';
import { fetchMedia } from './fetch-media.ts';
import { fit } from './fit.ts';
import { parse } from './parse.ts';
import { markRead, send, typing } from './send.ts';
import { templates } from './list-templates.ts';
import { uploadMedia } from './upload-media.ts';
import { ack, handshake, verify } from './verify.ts';

/** WhatsApp Cloud API. Account key: phone_number_id; credentials: `accessToken`. */
export const whatsappAdapter: ChannelAdapter = {
  kind: 'whatsapp',
  definition: whatsappDefinition,
  capabilities: (account) => whatsappCapabilities(account.settings),
  handshake,
  verify,
  parse,
  ack,
  fit,
  send,
  typing,
  markRead,
  fetchMedia,
  uploadMedia,
  connection,
  templates,
};
