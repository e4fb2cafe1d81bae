import type { ChannelAdapter, InboundEvent, RawRequest } from '../contract/types.ts';
import { acknowledge } from '../meta/acknowledge.ts';
import { classifyMessagingCode } from '../meta/messaging/classify-code.ts';
import { fetchMedia } from '../meta/messaging/fetch-media.ts';
import { fetchProfile } from '../meta/messaging/fetch-profile.ts';
import { fitMessaging } from '../meta/messaging/fit.ts';
import { messengerLimits } from '../meta/messaging/limits.ts';
import { parseMessaging } from '../meta/messaging/parse.ts';
import { createMessagingSends } from '../meta/messaging/send.ts';
import { uploadAttachment } from '../meta/messaging/upload-media.ts';
import { answerHandshake } from '../meta/verify-handshake.ts';
import { verifySignature } from '../meta/verify-signature.ts';
import { connection } from './connection.ts';
import { messengerDefinition } from './definition.ts';

/** Messenger. Account key: the page's id; credentials: `accessToken` (the page's). */
export const messengerAdapter: ChannelAdapter = {
  kind: 'messenger',
  definition: messengerDefinition,
  connection,
  capabilities: () => messengerDefinition.capabilities,
  handshake: answerHandshake,
  verify: verifySignature,
  parse: (request: RawRequest, receivedAt = new Date()): InboundEvent[] =>
    parseMessaging({ channel: 'messenger', object: 'page' }, request, receivedAt),
  ack: acknowledge,
  fit: (content) => fitMessaging(content, messengerLimits),
  ...createMessagingSends(messengerLimits, classifyMessagingCode),
  fetchMedia,
  uploadMedia: uploadAttachment,
  profile: (account, userId, io) =>
    fetchProfile(account, userId, io, { fields: ['first_name', 'last_name', 'profile_pic'], classify: classifyMessagingCode }),
};
