import { z } from 'zod';
import type { ChannelCapabilities, ChannelDefinition } from '../contract/types.ts';

const MEGABYTE = 1024 * 1024;

/** Limits of the Cloud API, v26.0. Counted in UTF-16 units, which is never more than Meta's own count. */
export const whatsappLimits = {
  text: 4096,
  caption: 1024,
  interactiveBody: 1024,
  footer: 60,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  listRows: 10,
  listTitle: 24,
  listDescription: 72,
  listButton: 20,
  listRowId: 200,
  contactCards: 257,
  templateName: 512,
  templateBody: 1024,
  tracker: 512,
  /** Any kind Meta keeps for us is within this. */
  inboundMediaBytes: 100 * MEGABYTE,
} as const;

const capabilities: ChannelCapabilities = {
  inbound: {
    kinds: [
      'text',
      'image',
      'audio',
      'voice',
      'video',
      'document',
      'sticker',
      'location',
      'contacts',
      'choice',
      'form',
      'reaction',
      'order',
      'edit',
      'delete',
      'unsupported',
      'delivery',
      'read',
      'failed',
      'opt_in',
      'opt_out',
      'account',
      'template_status',
      'identity_change',
      'call',
      'ignored',
    ],
    delivery: 'per_message',
    read: 'per_message',
    echoes: true,
    confirmsSends: true,
    wayIn: 'called',
    batching: 'multi',
    ordered: 'none',
    tenantKey: 'payload',
    replayWindowSeconds: null,
  },
  outbound: {
    kinds: ['text', 'buttons', 'list', 'media', 'template', 'location', 'reaction', 'contacts'],
    text: { max: whatsappLimits.text, unit: 'chars', overflow: 'split' },
    captionMax: whatsappLimits.caption,
    media: {
      image: { maxBytes: 5 * MEGABYTE, mime: ['image/jpeg', 'image/png'], transport: 'both' },
      audio: { maxBytes: 16 * MEGABYTE, mime: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], transport: 'both' },
      voice: { maxBytes: 16 * MEGABYTE, mime: ['audio/ogg'], transport: 'both' },
      video: { maxBytes: 16 * MEGABYTE, mime: ['video/mp4', 'video/3gpp'], transport: 'both' },
      document: { maxBytes: 100 * MEGABYTE, mime: ['*/*'], transport: 'both' },
      // Static stickers end at 100 KB, animated ones at 500 KB; the type does not tell them apart.
      sticker: { maxBytes: 500 * 1024, mime: ['image/webp'], transport: 'both' },
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
      sections: 10,
      titleMax: whatsappLimits.listTitle,
      descMax: whatsappLimits.listDescription,
      buttonMax: whatsappLimits.listButton,
      idMax: whatsappLimits.listRowId,
      bodyMax: whatsappLimits.interactiveBody,
    },
    template: { requiredOutsideWindow: true, source: 'provider_approved', bodyMax: whatsappLimits.templateBody },
    replyTo: true,
    react: true,
    edit: false,
    unsend: false,
    typing: { ttlSeconds: 25, alsoMarksRead: true, needsMessageId: true },
    markRead: true,
    link: 'allowed',
    formatting: 'whatsapp',
  },
  window: { hours: 24, perWindowCap: null, humanAgentDays: null, freeEntryHours: 72 },
  businessInitiated: 'template',
  // To one person about ten a minute, of which forty-five may go at once and are paid back by a silence.
  rate: { perAccountPerSecond: 80, countsInbound: true, perUserSeconds: 6, perUserBurst: 45, perDay: null, retryAfter: 'header' },
  credentials: { kind: 'oauth', accessTtlSeconds: null, refreshable: false, refreshRotates: false, minAgeBeforeRefreshSeconds: null },
  mediaUrlTtlSeconds: 300,
  mediaNeedsAuth: true,
};

export const whatsappSettings = z.object({
  /** As customers dial it, with a plus. */
  displayPhoneNumber: z
    .string()
    .regex(/^\+\d{5,15}$/)
    .optional(),
  verifiedName: z.string().max(200).optional(),
  /** Numbers also used in the phone app send echoes and are capped at 20 messages a second. */
  coexistence: z.boolean().optional(),
  /** Numbers that write much are raised from eighty to a thousand messages a second. */
  throughput: z.enum(['standard', 'high']).optional(),
});

export type WhatsAppSettings = z.infer<typeof whatsappSettings>;

export const whatsappDefinition: ChannelDefinition = {
  kind: 'whatsapp',
  name: { en: 'WhatsApp', ar: 'واتساب' },
  icon: 'M12 2a10 10 0 0 0-8.600 15.100L2 22l5-1.300A10 10 0 1 0 12 2zm0 1.800a8.200 8.200 0 1 1-4.200 15.200l-.3-.2-2.900.8.8-2.800-.2-.3A8.200 8.200 0 0 1 12 3.800zM8.600 7.300c-.2 0-.5.1-.7.4-.3.300-1 .9-1 2.300 0 1.300 1 2.600 1.100 2.800.1.200 1.900 3.100 4.700 4.200 2.300.9 2.800.7 3.300.7.5-.1 1.600-.7 1.800-1.300.2-.6.2-1.200.2-1.300-.1-.1-.3-.2-.5-.3l-1.700-.8c-.2-.1-.4-.1-.6.1l-.8 1c-.1.200-.3.200-.5.1-.3-.1-1.100-.4-2.100-1.300-.8-.7-1.300-1.500-1.400-1.800-.2-.3 0-.4.1-.5l.4-.5c.1-.1.2-.3.300-.4v-.4l-.8-1.900c-.2-.5-.4-.4-.6-.4z',
  capabilities,
  environment: {
    baseUrl: { variable: 'WHATSAPP_GRAPH_BASE_URL', default: 'https://graph.facebook.com/v26.0' },
    signingSecrets: ['META_APP_SECRET'],
    verifyTokens: ['META_VERIFY_TOKEN'],
    app: {
      id: 'META_APP_ID',
      secret: 'META_APP_SECRET',
      configurationId: 'WHATSAPP_SIGNUP_CONFIG_ID',
      dialog: { variable: 'META_DIALOG_URL', default: 'https://www.facebook.com/v26.0/dialog/oauth' },
    },
  },
  identity: { kind: 'provider_id', isPhone: true },
  webhookBody: 'json',
  settings: whatsappSettings,
  secretKeys: ['accessToken', 'pin'],
};

/** How fast a number may write; everything else is the same for each account. */
export function whatsappCapabilities(settings: Record<string, unknown>): ChannelCapabilities {
  const perAccountPerSecond = settings.coexistence === true ? 20 : settings.throughput === 'high' ? 1_000 : 80;
  return { ...capabilities, rate: { ...capabilities.rate, perAccountPerSecond } };
}
