import { WebchatLook, WebchatOrigin, WEBCHAT_LIMITS } from '@wafaa/contracts';
import { z } from 'zod';
import type { ChannelCapabilities, ChannelDefinition } from '../contract/types.ts';

/** Ours to choose: what a small window can show. Texts in UTF-16 units. */
export const webchatLimits = {
  text: WEBCHAT_LIMITS.text,
  caption: 1_000,
  buttons: 20,
  buttonTitle: 80,
  buttonId: 200,
} as const;

const capabilities: ChannelCapabilities = {
  inbound: {
    kinds: ['text', 'image', 'audio', 'voice', 'video', 'document', 'choice', 'read', 'unsupported', 'ignored'],
    delivery: 'none',
    read: 'watermark',
    echoes: false,
    confirmsSends: true,
    wayIn: 'own',
    batching: 'multi',
    ordered: 'per_user',
    tenantKey: 'url_path',
    replayWindowSeconds: null,
  },
  outbound: {
    kinds: ['text', 'buttons', 'list', 'media', 'location'],
    text: { max: webchatLimits.text, unit: 'utf16', overflow: 'split' },
    captionMax: webchatLimits.caption,
    media: {
      image: { maxBytes: 10_485_760, mime: ['image/jpeg', 'image/png', 'image/webp'], transport: 'link' },
      audio: { maxBytes: 20_971_520, mime: ['audio/mpeg', 'audio/mp4', 'audio/ogg'], transport: 'link' },
      voice: { maxBytes: 20_971_520, mime: ['audio/mpeg', 'audio/mp4', 'audio/ogg'], transport: 'link' },
      video: { maxBytes: 52_428_800, mime: ['video/mp4'], transport: 'link' },
      document: { maxBytes: 52_428_800, mime: ['*/*'], transport: 'link' },
    },
    textWithMedia: 'caption',
    quickReplies: null,
    buttons: {
      max: webchatLimits.buttons,
      titleMax: webchatLimits.buttonTitle,
      idMax: webchatLimits.buttonId,
      bodyMax: webchatLimits.text,
      allowUrl: true,
    },
    list: null,
    template: null,
    replyTo: false,
    react: false,
    edit: false,
    unsend: false,
    typing: { ttlSeconds: 6, alsoMarksRead: false, needsMessageId: false },
    markRead: false,
    link: 'allowed',
    formatting: 'spans',
  },
  window: null,
  businessInitiated: 'no',
  rate: { perAccountPerSecond: null, perUserSeconds: null, perDay: null, retryAfter: 'header' },
  credentials: { kind: 'own', accessTtlSeconds: null, refreshable: false, refreshRotates: false, minAgeBeforeRefreshSeconds: null },
  mediaUrlTtlSeconds: null,
  mediaNeedsAuth: true,
};

const webchatSettings = z.object({ origins: z.array(WebchatOrigin).max(WEBCHAT_LIMITS.origins).optional(), look: WebchatLook.optional() });

export const webchatDefinition: ChannelDefinition = {
  kind: 'webchat',
  name: { en: 'Web chat', ar: 'دردشة الموقع' },
  icon: 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-7.600L7 21.500V17H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 5v2h10V8zm0 4v2h7v-2z',
  capabilities,
  environment: {
    baseUrl: { own: 'https://webchat.internal' },
    // Each chat has a secret of its own, kept with its account.
    signingSecrets: [],
    verifyTokens: [],
  },
  identity: { kind: 'webchat_visitor', isPhone: false },
  webhookBody: 'json',
  settings: webchatSettings,
  secretKeys: ['serviceSecret', 'visitorSecret', 'identitySecret'],
};
