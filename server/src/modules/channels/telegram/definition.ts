import { z } from 'zod';
import type { ChannelCapabilities, ChannelDefinition } from '../contract/types.ts';

const MEGABYTE = 1024 * 1024;

/** Limits of Bot API 10.2. Texts are counted in UTF-16 units, which is never less than Telegram's own count. */
export const telegramLimits = {
  text: 4096,
  caption: 1024,
  /** Telegram takes a hundred; more than this nobody reads. */
  buttons: 20,
  /** Shown whole on a narrow phone when it stands alone in its row. */
  buttonTitle: 60,
  /** Bytes, not characters. */
  callbackDataBytes: 64,
  /** What `getFile` gives out. */
  inboundMediaBytes: 20 * MEGABYTE,
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
      'referral',
      'edit',
      'delete',
      'unsupported',
      'opt_in',
      'opt_out',
      'account',
      'identity_change',
      'ignored',
    ],
    delivery: 'none',
    read: 'none',
    echoes: true,
    confirmsSends: false,
    wayIn: 'reported',
    batching: 'single',
    ordered: 'per_user',
    tenantKey: 'url_path',
    replayWindowSeconds: null,
  },
  outbound: {
    kinds: ['text', 'buttons', 'list', 'media', 'location', 'reaction', 'contacts'],
    text: { max: telegramLimits.text, unit: 'utf16', overflow: 'split' },
    captionMax: telegramLimits.caption,
    media: {
      image: { maxBytes: 5 * MEGABYTE, mime: ['image/jpeg', 'image/png', 'image/webp'], transport: 'link' },
      audio: { maxBytes: 20 * MEGABYTE, mime: ['audio/mpeg', 'audio/mp4'], transport: 'link' },
      voice: { maxBytes: 20 * MEGABYTE, mime: ['audio/ogg', 'audio/mpeg', 'audio/mp4'], transport: 'link' },
      video: { maxBytes: 20 * MEGABYTE, mime: ['video/mp4'], transport: 'link' },
      document: { maxBytes: 20 * MEGABYTE, mime: ['*/*'], transport: 'link' },
      sticker: { maxBytes: 512 * 1024, mime: ['image/webp'], transport: 'link' },
    },
    textWithMedia: 'caption',
    quickReplies: null,
    buttons: {
      max: telegramLimits.buttons,
      titleMax: telegramLimits.buttonTitle,
      idMax: telegramLimits.callbackDataBytes,
      bodyMax: telegramLimits.text,
      allowUrl: true,
    },
    list: null,
    template: null,
    replyTo: true,
    react: true,
    edit: true,
    unsend: false,
    typing: { ttlSeconds: 5, alsoMarksRead: false, needsMessageId: false },
    markRead: false,
    link: 'allowed',
    formatting: 'spans',
  },
  window: null,
  businessInitiated: 'no',
  // 30 a second in all, one a second in a chat, with short bursts.
  rate: { perAccountPerSecond: 30, perUserSeconds: 1, perUserBurst: 3, perDay: null, retryAfter: 'body' },
  credentials: { kind: 'bot_token', accessTtlSeconds: null, refreshable: false, refreshRotates: false, minAgeBeforeRefreshSeconds: null },
  mediaUrlTtlSeconds: 3600,
  mediaNeedsAuth: true,
};

export const telegramSettings = z.object({
  /** Without the @: https://t.me/<username> opens the chat. */
  username: z
    .string()
    .regex(/^[A-Za-z]\w{3,31}$/)
    .optional(),
  botName: z.string().max(64).optional(),
});

export const telegramDefinition: ChannelDefinition = {
  kind: 'telegram',
  name: { en: 'Telegram', ar: 'تيليجرام' },
  icon: 'M21.900 4.300 18.900 19.300c-.2 1-.8 1.300-1.700.8l-4.600-3.400-2.200 2.200c-.3.300-.5.5-1 .5l.3-4.700 8.600-7.800c.4-.3-.1-.5-.6-.2L7.100 13.400l-4.600-1.400c-1-.3-1-1 .2-1.500L20.600 3.500c.9-.3 1.600.2 1.300.8z',
  capabilities,
  environment: {
    baseUrl: { variable: 'TELEGRAM_API_URL', default: 'https://api.telegram.org' },
    // Each bot has a secret of its own, kept with its account.
    signingSecrets: [],
    verifyTokens: [],
  },
  identity: { kind: 'telegram_id', isPhone: false },
  webhookBody: 'json',
  settings: telegramSettings,
  secretKeys: ['botToken', 'webhookSecret', 'previousWebhookSecret'],
};
