import { z } from 'zod';
import type { ChannelCapabilities, ChannelDefinition } from '../contract/types.ts';
import { messagingCapabilities as shared } from '../meta/messaging/capabilities.ts';
import { instagramLimits } from '../meta/messaging/limits.ts';

const { outbound } = shared;

const capabilities: ChannelCapabilities = {
  ...shared,
  // Nothing tells that a message arrived, and nobody sends a place.
  inbound: { ...shared.inbound, delivery: 'none' },
  outbound: {
    ...outbound,
    // Bytes, not letters: an Arabic letter has two.
    text: { max: instagramLimits.text, unit: 'utf8_bytes', overflow: 'split' },
    ...(outbound.buttons === null ? {} : { buttons: { ...outbound.buttons, bodyMax: instagramLimits.text } }),
    ...(outbound.list === null ? {} : { list: { ...outbound.list, bodyMax: instagramLimits.text } }),
  },
  // A token of Instagram Login lives sixty days and can be renewed from its second day on.
  credentials: {
    kind: 'oauth',
    accessTtlSeconds: 60 * 86_400,
    refreshable: true,
    refreshRotates: true,
    minAgeBeforeRefreshSeconds: 86_400,
  },
};

export const instagramSettings = z.object({
  /** Without a leading @. */
  username: z
    .string()
    .regex(/^[A-Za-z0-9._]{1,30}$/)
    .optional(),
});

export const instagramDefinition: ChannelDefinition = {
  kind: 'instagram',
  name: { en: 'Instagram', ar: 'إنستغرام' },
  icon: 'M7.500 2h9A5.500 5.500 0 0 1 22 7.500v9a5.500 5.500 0 0 1-5.500 5.500h-9A5.500 5.500 0 0 1 2 16.500v-9A5.500 5.500 0 0 1 7.500 2zm0 2A3.500 3.500 0 0 0 4 7.500v9A3.500 3.500 0 0 0 7.500 20h9a3.500 3.500 0 0 0 3.500-3.500v-9A3.500 3.500 0 0 0 16.500 4zM12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zm5.250-3.500a1.250 1.250 0 1 1 0 2.500 1.250 1.250 0 0 1 0-2.500z',
  capabilities,
  environment: {
    baseUrl: { variable: 'INSTAGRAM_GRAPH_BASE_URL', default: 'https://graph.instagram.com/v26.0' },
    // An app with Instagram Login has a secret of its own; which of the two signs depends on how the product was added.
    signingSecrets: ['INSTAGRAM_APP_SECRET', 'META_APP_SECRET'],
    verifyTokens: ['META_VERIFY_TOKEN'],
    app: {
      id: 'INSTAGRAM_APP_ID',
      secret: 'INSTAGRAM_APP_SECRET',
      dialog: { variable: 'INSTAGRAM_DIALOG_URL', default: 'https://www.instagram.com/oauth/authorize' },
      token: { variable: 'INSTAGRAM_TOKEN_URL', default: 'https://api.instagram.com/oauth/access_token' },
    },
  },
  identity: { kind: 'igsid', isPhone: false },
  webhookBody: 'json',
  settings: instagramSettings,
  secretKeys: ['accessToken'],
};
