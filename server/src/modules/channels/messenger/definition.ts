import { z } from 'zod';
import type { ChannelCapabilities, ChannelDefinition, MediaLimit } from '../contract/types.ts';
import { messagingCapabilities as shared } from '../meta/messaging/capabilities.ts';

const uploadable = (limit: MediaLimit | undefined, more: Partial<MediaLimit> = {}): MediaLimit => ({
  maxBytes: 25 * 1024 * 1024,
  mime: ['*/*'],
  ...limit,
  transport: 'both',
  ...more,
});
const { media } = shared.outbound;

const capabilities: ChannelCapabilities = {
  ...shared,
  // Nothing tells that a message was taken back, and there are no stories.
  inbound: { ...shared.inbound, kinds: shared.inbound.kinds.filter((kind) => kind !== 'story_mention') },
  outbound: {
    ...shared.outbound,
    media: {
      image: uploadable(media.image, { maxBytes: 25 * 1024 * 1024 }),
      audio: uploadable(media.audio),
      voice: uploadable(media.voice),
      video: uploadable(media.video),
      document: uploadable(media.document, { mime: ['*/*'] }),
    },
  },
};

export const messengerSettings = z.object({
  pageName: z.string().max(200).optional(),
});

export const messengerDefinition: ChannelDefinition = {
  kind: 'messenger',
  name: { en: 'Messenger', ar: 'ماسنجر' },
  icon: 'M12 2C6.400 2 2 6.100 2 11.500c0 2.900 1.200 5.300 3.100 7 .2.1.3.3.3.5l.1 1.700c0 .6.6.9 1.100.7l1.900-.9c.2 0 .3-.1.5 0 1 .3 2 .4 3 .4 5.600 0 10-4.100 10-9.500S17.600 2 12 2zm6 7.300-2.900 4.700c-.5.7-1.500.9-2.200.4l-2.300-1.800a.6.600 0 0 0-.7 0l-3.200 2.400c-.4.3-1-.2-.7-.6l2.900-4.700c.5-.7 1.500-.9 2.200-.4l2.300 1.800c.2.1.5.1.7 0l3.200-2.400c.4-.3 1 .2.7.6z',
  capabilities,
  environment: {
    baseUrl: { variable: 'MESSENGER_GRAPH_BASE_URL', default: 'https://graph.facebook.com/v26.0' },
    signingSecrets: ['META_APP_SECRET'],
    verifyTokens: ['META_VERIFY_TOKEN'],
    app: {
      id: 'META_APP_ID',
      secret: 'META_APP_SECRET',
      dialog: { variable: 'META_DIALOG_URL', default: 'https://www.facebook.com/v26.0/dialog/oauth' },
    },
  },
  identity: { kind: 'psid', isPhone: false },
  webhookBody: 'json',
  settings: messengerSettings,
  secretKeys: ['accessToken'],
};
