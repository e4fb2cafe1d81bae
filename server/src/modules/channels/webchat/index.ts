import type { ChannelAdapter } from '../contract/types.ts';
import { connection } from './connection.ts';
import { webchatDefinition } from './definition.ts';
import { fit } from './fit.ts';
import { parse } from './parse.ts';
import { fetchMedia, findSent, send, typing } from './send.ts';
import { accountOf, ack, verify } from './verify.ts';

/** The chat on a tenant's website, served by `modules/webchat`. Account key: the public key in the snippet; credentials: `serviceSecret`, `visitorSecret`, `identitySecret`. */
export const webchatAdapter: ChannelAdapter = {
  kind: 'webchat',
  definition: webchatDefinition,
  capabilities: () => webchatDefinition.capabilities,
  accountOf,
  verify,
  parse,
  ack,
  fit,
  send,
  findSent,
  typing,
  fetchMedia,
  connection,
};
