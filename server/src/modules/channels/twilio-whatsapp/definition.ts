import { z } from 'zod';
import type { ChannelCapabilities, ChannelDefinition } from '../contract/types.ts';

const MEGABYTE = 1024 * 1024;

/** Counted in UTF-16 units, which is never less than Twilio's own count. */
export const whatsappLimits = {
  body: 1600,
  interactiveBody: 1024,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 200,
  listRows: 10,
  listTitle: 24,
  listDescription: 72,
  listButton: 20,
  listRowId: 200,
  caption: 1024,
} as const;

const capabilities: ChannelCapabilities = {
  inbound: {
    kinds: [
      'text',
      'image',
      'audio',
      'video',
      'document',
      'sticker',
      'location',
      'choice',
      'form',
      'unsupported',
      'delivery',
      'read',
      'failed',
      'opt_in',
      'opt_out',
      'ignored',
    ],
    delivery: 'per_message',
    read: 'per_message',
    echoes: false,
    confirmsSends: true,
    wayIn: 'address',
    batching: 'single',
    ordered: 'none',
    tenantKey: 'payload',
    replayWindowSeconds: null,
  },
  outbound: {
    kinds: ['text', 'buttons', 'list', 'media', 'template', 'location'],
    text: { max: whatsappLimits.body, unit: 'utf16', overflow: 'split' },
    captionMax: whatsappLimits.caption,
    media: {
      image: { maxBytes: 5 * MEGABYTE, mime: ['image/jpeg', 'image/png'], transport: 'link' },
      audio: { maxBytes: 16 * MEGABYTE, mime: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], transport: 'link' },
      voice: { maxBytes: 16 * MEGABYTE, mime: ['audio/ogg'], transport: 'link' },
      video: { maxBytes: 16 * MEGABYTE, mime: ['video/mp4'], transport: 'link' },
      document: { maxBytes: 16 * MEGABYTE, mime: ['*/*'], transport: 'link' },
      sticker: { maxBytes: 100 * 1024, mime: ['image/webp'], transport: 'link' },
    },
    textWithMedia: 'caption',
    quickReplies: null,
    buttons: {
      max: whatsappLimits.buttons,
      titleMax: whatsappLimits.buttonTitle,
      idMax: whatsappLimits.buttonId,
      bodyMax: whatsappLimits.interactiveBody,
      allowUrl: false,
    },
    list: {
      rows: whatsappLimits.listRows,
      sections: 1,
      titleMax: whatsappLimits.listTitle,
      descMax: whatsappLimits.listDescription,
      buttonMax: whatsappLimits.listButton,
      idMax: whatsappLimits.listRowId,
      bodyMax: whatsappLimits.interactiveBody,
    },
    template: { requiredOutsideWindow: true, source: 'content_sid' },
    replyTo: false,
    react: false,
    edit: false,
    unsend: false,
    typing: { ttlSeconds: 25, alsoMarksRead: true, needsMessageId: true },
    markRead: false,
    link: 'allowed',
    formatting: 'whatsapp',
  },
  window: { hours: 24, perWindowCap: null, humanAgentDays: null, freeEntryHours: 72 },
  businessInitiated: 'template',
  rate: { perAccountPerSecond: 80, perUserSeconds: 6, perUserBurst: 45, perDay: null, retryAfter: 'header' },
  credentials: { kind: 'basic', accessTtlSeconds: null, refreshable: false, refreshRotates: false, minAgeBeforeRefreshSeconds: null },
  mediaUrlTtlSeconds: null,
  mediaNeedsAuth: true,
};

export const twilioWhatsAppSettings = z.object({
  messagingServiceSid: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/i)
    .optional(),
});

export const twilioWhatsAppDefinition: ChannelDefinition = {
  kind: 'twilio_whatsapp',
  name: { en: 'WhatsApp (Twilio)', ar: 'واتساب (Twilio)' },
  icon: 'M12 2a10 10 0 0 0-8.600 15.100L2 22l5-1.300A10 10 0 1 0 12 2zm-3 6.200a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600zm6 0a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600zm-6 5.600a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600zm6 0a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600z',
  capabilities,
  environment: {
    baseUrl: { variable: 'TWILIO_API_URL', default: 'https://api.twilio.com/2010-04-01' },
    signingSecrets: [],
    verifyTokens: [],
  },
  identity: { kind: 'provider_id', isPhone: true },
  webhookBody: 'form',
  settings: twilioWhatsAppSettings,
  secretKeys: ['authToken', 'secondaryAuthToken', 'apiKeySid', 'apiKeySecret'],
};
