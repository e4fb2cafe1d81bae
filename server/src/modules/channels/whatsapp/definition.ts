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
    template: { requiredOutsideWindow: true, source: 'provider_approved' },
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
  rate: { perAccountPerSecond: 80, perUserSeconds: 6, perDay: null, retryAfter: 'header' },
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
});

export type WhatsAppSettings = z.infer<typeof whatsappSettings>;

export const whatsappDefinition: ChannelDefinition = {
  kind: 'whatsapp',
  name: 'WhatsApp',
  capabilities,
  settings: whatsappSettings,
  secretKeys: ['accessToken', 'pin'],
};

/** A coexistence number is slower; everything else is the same for each account. */
export function whatsappCapabilities(settings: Record<string, unknown>): ChannelCapabilities {
  return settings.coexistence === true ? { ...capabilities, rate: { ...capabilities.rate, perAccountPerSecond: 20 } } : capabilities;
}
