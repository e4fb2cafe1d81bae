import type { InboundKind } from './inbound.ts';
import type { OutboundKind } from './outbound.ts';

/** The adapter's own word for itself, as in `/webhooks/<kind>` and in stored rows: lower case, digits and `_`. Nothing outside of an adapter lists them. */
export type ChannelKind = string;

export type MediaKind = 'image' | 'audio' | 'voice' | 'video' | 'document' | 'sticker';

export interface MediaLimit {
  maxBytes: number;
  mime: readonly string[];
  transport: 'link' | 'upload' | 'both';
}

/** What a channel can do, as data: the turn fits an answer to it, the dashboard shows it, `send` enforces it. */
export interface ChannelCapabilities {
  inbound: {
    kinds: readonly InboundKind[];
    delivery: 'none' | 'per_message' | 'watermark';
    read: 'none' | 'per_message' | 'watermark';
    /** The provider posts back sends that did not come from us through this account. */
    echoes: boolean;
    /** Each send of ours is told of afterwards, by a status or an echo, or can be asked for: where none is, silence says that it did not go. */
    confirmsSends: boolean;
    /**
     * What a look at the provider can know of whether its calls reach us. `called`: it calls us there and then. `reported`: it says which calls failed
     * and what waits. `address`: only where it would call, so a broken way in shows by silence alone. `own`: there is no provider.
     */
    wayIn: 'called' | 'reported' | 'address' | 'own';
    batching: 'single' | 'multi';
    ordered: 'per_user' | 'none';
    tenantKey: 'payload' | 'url_path';
    /** Null when the signature covers no timestamp, so only the dedupe key stops a replay. */
    replayWindowSeconds: number | null;
  };
  outbound: {
    kinds: readonly OutboundKind[];
    text: { max: number; unit: 'chars' | 'utf8_bytes' | 'utf16'; overflow: 'split' | 'reject' };
    captionMax: number | null;
    media: Partial<Record<MediaKind, MediaLimit>>;
    textWithMedia: 'caption' | 'separate';
    quickReplies: null | { max: number; titleMax: number; payloadMax: number; unit: 'chars' | 'bytes' };
    buttons: null | { max: number; titleMax: number; idMax: number; bodyMax: number; allowUrl: boolean };
    list: null | { rows: number; sections: number; titleMax: number; descMax: number; buttonMax: number; idMax: number; bodyMax: number };
    /** `bodyMax`: characters of the body with everything filled in. */
    template: null | { requiredOutsideWindow: boolean; source: 'provider_approved' | 'content_sid'; bodyMax?: number };
    replyTo: boolean;
    react: boolean;
    edit: boolean;
    unsend: boolean;
    typing: null | { ttlSeconds: number; alsoMarksRead: boolean; needsMessageId: boolean };
    markRead: boolean;
    link: 'allowed' | 'may_be_blocked';
    formatting: 'none' | 'whatsapp' | 'html' | 'markdown_v2' | 'spans';
  };
  /** Null: the business may write at any time. */
  window: null | { hours: number; perWindowCap: number | null; humanAgentDays: number | null; freeEntryHours: number | null };
  businessInitiated: 'no' | 'template' | 'yes';
  rate: {
    perAccountPerSecond: number | null;
    /** Of sound and film, where the provider takes fewer of them. */
    perAccountMediaPerSecond?: number;
    /** What customers write counts against the account as well. */
    countsInbound?: boolean;
    /** Between two messages to the same person on a long run, of which `perUserBurst` (1) may go at once. */
    perUserSeconds: number | null;
    perUserBurst?: number;
    perDay: number | null;
    retryAfter: 'header' | 'body' | 'reset_header' | 'none';
  };
  credentials: {
    kind: 'oauth' | 'bot_token' | 'basic' | 'own';
    accessTtlSeconds: number | null;
    refreshable: boolean;
    refreshRotates: boolean;
    minAgeBeforeRefreshSeconds: number | null;
  };
  mediaUrlTtlSeconds: number | null;
  mediaNeedsAuth: boolean;
}
