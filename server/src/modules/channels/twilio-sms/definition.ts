import { z } from 'zod';
import type { ChannelCapabilities, ChannelDefinition } from '../contract/types.ts';

export const smsLimits = {
  /** What Twilio takes in one request. */
  body: 1600,
  /** Phones join ten reliably; what is longer goes as several messages. */
  segments: 10,
  media: 10,
} as const;

const capabilities: ChannelCapabilities = {
  inbound: {
    kinds: ['text', 'image', 'audio', 'video', 'document', 'unsupported', 'delivery', 'read', 'failed', 'opt_in', 'opt_out', 'ignored'],
    delivery: 'per_message',
    read: 'none',
    echoes: false,
    confirmsSends: true,
    wayIn: 'address',
    batching: 'single',
    ordered: 'none',
    tenantKey: 'payload',
    replayWindowSeconds: null,
  },
  outbound: {
    kinds: ['text', 'media'],
    text: { max: smsLimits.body, unit: 'utf16', overflow: 'split' },
    captionMax: smsLimits.body,
    // Media are MMS, which carriers of a few countries have; all files of one message together.
    media: {
      image: { maxBytes: 5 * 1024 * 1024, mime: ['image/jpeg', 'image/png', 'image/gif'], transport: 'link' },
      audio: { maxBytes: 600 * 1024, mime: ['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/amr'], transport: 'link' },
      video: { maxBytes: 600 * 1024, mime: ['video/mp4', 'video/3gpp'], transport: 'link' },
      document: { maxBytes: 600 * 1024, mime: ['application/pdf', 'text/vcard'], transport: 'link' },
    },
    textWithMedia: 'caption',
    quickReplies: null,
    buttons: null,
    list: null,
    template: null,
    replyTo: false,
    react: false,
    edit: false,
    unsend: false,
    typing: null,
    markRead: false,
    link: 'may_be_blocked',
    formatting: 'none',
  },
  window: null,
  businessInitiated: 'yes',
  // Of an ordinary long number; toll-free numbers take three a second, short codes a hundred.
  rate: { perAccountPerSecond: 1, perUserSeconds: null, perDay: null, retryAfter: 'header' },
  credentials: { kind: 'basic', accessTtlSeconds: null, refreshable: false, refreshRotates: false, minAgeBeforeRefreshSeconds: null },
  mediaUrlTtlSeconds: null,
  mediaNeedsAuth: true,
};

const rates = { long_code: 1, toll_free: 3, short_code: 100 } as const;

export const smsSettings = z.object({
  numberType: z.enum(['long_code', 'toll_free', 'short_code']).optional(),
  messagingServiceSid: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/i)
    .optional(),
});

export const smsDefinition: ChannelDefinition = {
  kind: 'twilio_sms',
  name: { en: 'SMS', ar: 'رسائل نصية' },
  icon: 'M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H9l-4.300 3.700A1 1 0 0 1 3 21v-3.200A2 2 0 0 1 2 16V5a2 2 0 0 1 2-2zm3 6.300a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600zm5 0a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600zm5 0a1.300 1.300 0 1 0 0 2.600 1.300 1.300 0 0 0 0-2.600z',
  capabilities,
  environment: {
    baseUrl: { variable: 'TWILIO_API_URL', default: 'https://api.twilio.com/2010-04-01' },
    // Each Twilio account signs with its own auth token, kept with the channel's account.
    signingSecrets: [],
    verifyTokens: [],
  },
  identity: { kind: 'phone', isPhone: true },
  webhookBody: 'form',
  settings: smsSettings,
  secretKeys: ['authToken', 'secondaryAuthToken', 'apiKeySid', 'apiKeySecret'],
};

/** The kind of number decides how fast it sends; everything else is the same. */
export function smsCapabilities(settings: Record<string, unknown>): ChannelCapabilities {
  const type = smsSettings.safeParse(settings).data?.numberType ?? 'long_code';
  return { ...capabilities, rate: { ...capabilities.rate, perAccountPerSecond: rates[type] } };
}
