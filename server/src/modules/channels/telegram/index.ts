import type { ChannelAdapter } from '../contract/types.ts';
import { connection } from './connection.ts';
import { telegramDefinition } from './definition.ts';
import { fetchMedia } from './fetch-media.ts';
import { fit } from './fit.ts';
import { parse } from './parse.ts';
import { edit, markRead, send, typing } from './send.ts';
import { accountOf, ack, verify } from './verify.ts';

/** Telegram Bot API. Account key: the unguessable last part of the webhook's address; credentials: `botToken`, `webhookSecret`. */
export const telegramAdapter: ChannelAdapter = {
  kind: 'telegram',
  definition: telegramDefinition,
  capabilities: () => telegramDefinition.capabilities,
  accountOf,
  verify,
  parse,
  ack,
  fit,
  send,
  edit,
  typing,
  markRead,
  fetchMedia,
  connection,
};
