import type { ChannelAdapter, InboundEvent, RawRequest } from '../contract/types.ts';
import { acknowledge } from '../meta/acknowledge.ts';
import { classifyInstagramCode } from '../meta/messaging/classify-code.ts';
import { fetchMedia } from '../meta/messaging/fetch-media.ts';
import { fetchProfile } from '../meta/messaging/fetch-profile.ts';
import { fitMessaging } from '../meta/messaging/fit.ts';
import { instagramLimits } from '../meta/messaging/limits.ts';
import { parseMessaging } from '../meta/messaging/parse.ts';
import { createMessagingSends } from '../meta/messaging/send.ts';
import { answerHandshake } from '../meta/verify-handshake.ts';
import { verifySignature } from '../meta/verify-signature.ts';
import { connection } from './connection.ts';
import { instagramDefinition } from './definition.ts';

/** Instagram messaging. Account key: the professional account's `user_id`, never its app-scoped `id`; credentials: `accessToken`. */
export const instagramAdapter: ChannelAdapter = {
  kind: 'instagram',
  definition: instagramDefinition,
  connection,
  capabilities: () => instagramDefinition.capabilities,
  handshake: answerHandshake,
  verify: verifySignature,
  parse: (request: RawRequest, receivedAt = new Date()): InboundEvent[] =>
    parseMessaging({ channel: 'instagram', object: 'instagram' }, request, receivedAt),
  ack: acknowledge,
  fit: (content) => fitMessaging(content, instagramLimits),
  ...createMessagingSends(instagramLimits, classifyInstagramCode),
  fetchMedia,
  profile: (account, userId, io) =>
    fetchProfile(account, userId, io, { fields: ['name', 'username', 'profile_pic'], classify: classifyInstagramCode }),
};
