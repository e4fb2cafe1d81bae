import type { ChannelKind, MediaKind } from './capabilities.ts';
import type { MessageStatus } from './next-status.ts';
import type { SendFailure } from './outbound.ts';
import type { TemplateState } from './templates.ts';

export type InboundKind =
  | 'text'
  | 'image'
  | 'audio'
  | 'voice'
  | 'video'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'choice'
  | 'form'
  | 'reaction'
  | 'share'
  | 'story_reply'
  | 'story_mention'
  | 'order'
  | 'referral'
  | 'edit'
  | 'delete'
  | 'unsupported'
  | 'delivery'
  | 'read'
  | 'failed'
  | 'opt_in'
  | 'opt_out'
  | 'account'
  | 'template_status'
  | 'identity_change'
  | 'call'
  | 'lead'
  | 'typing'
  | 'ignored';

/** One person as the provider names them. `aliases` holds every well-formed id seen in the event, `id` included, without repeats. */
export interface InboundUser {
  id: string;
  aliases: string[];
  name?: string;
  /** Without a leading @. */
  username?: string;
  /** Digits, no plus. */
  phone?: string;
}

export interface InboundMedia {
  /** Where one message holds files of several kinds. */
  kind?: MediaKind;
  id?: string;
  url?: string;
  mime?: string;
  /** As the provider sent it; WhatsApp uses base64. */
  sha256?: string;
  filename?: string;
  caption?: string;
  needsAuth: boolean;
  expiresAt?: Date;
}

export interface InboundChoice {
  id: string;
  title?: string;
  source: 'button' | 'list' | 'template' | 'quick_reply' | 'postback' | 'dtmf';
  /** Under this id the provider waits to hear that the tap was noticed. */
  callbackId?: string;
}

export interface InboundReferral {
  source?: string;
  ref?: string;
  adId?: string;
  clickId?: string;
  headline?: string;
}

export interface InboundOrder {
  catalogId?: string;
  items: { productId?: string; quantity?: number; price?: number; currency?: string }[];
}

/** The person behind `user.id` now has other ids, or a new device key (`hash`) that must be acknowledged before sending. */
export interface InboundIdentityChange {
  newUserId?: string;
  newPhone?: string;
  hash?: string;
}

export interface InboundTemplateStatus {
  id?: string;
  name?: string;
  language?: string;
  /** Provider's word, e.g. REJECTED; never translated. */
  status: string;
  /** The same in our words; absent for a word the adapter does not know. */
  state?: TemplateState;
  reason?: string;
}

export interface InboundCall {
  id: string;
  /** Provider's word: connect, terminate, RINGING, ACCEPTED, REJECTED. */
  event: string;
  direction?: string;
  sdp?: { type?: string; body?: string };
}

/** Old chats handed over when a number is connected. They are not live: nothing here may start a turn. */
export interface InboundHistory {
  phase?: string;
  chunkOrder?: number;
  progress?: number;
  events: InboundEvent[];
}

/**
 * One small fact from a webhook. A request yields a flat list of these, in the order of the payload.
 * `dedupeKey` is the same for each redelivery and distinct between events; the store keeps (channel, accountKey, dedupeKey) unique.
 */
export interface InboundEvent {
  channel: ChannelKind;
  /** Provider's account id; ingress finds the tenant with it. */
  accountKey: string;
  /** Set when `accountKey` names a group of accounts (a WhatsApp business account): all of them are affected. */
  accountScope?: 'business';
  dedupeKey: string;
  /** Provider's time; arrival time where none is sent. */
  occurredAt: Date;
  /** `echo`: written by the business itself outside of this product (a person on the phone app), so the pen moves. */
  direction: 'inbound' | 'echo';
  kind: InboundKind;
  user?: InboundUser;
  conversationId?: string;
  /** Several messages that were sent as one album share it. */
  albumId?: string;
  groupId?: string;
  messageId?: string;
  /** Target of a reaction, edit, delete or status. */
  targetMessageId?: string;
  /** On statuses: everything of ours up to this time is meant, or up to the target where only that is named. */
  watermark?: Date;
  /** Number of an edit, from 1, where the provider counts them. */
  edit?: number;
  /** All targets, where one element names several. */
  targetMessageIds?: string[];
  /** What an answer must carry besides the user's id, as `OutboundTarget.returnPath`; never shown. */
  returnPath?: Record<string, string>;
  text?: string;
  /** Addresses the provider marked as links in the text. */
  links?: string[];
  forwarded?: boolean;
  choice?: InboundChoice;
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  form?: Record<string, unknown>;
  /** `own`: the provider vouches that the card is the sender's. */
  contacts?: { name?: string; phones: string[]; own?: boolean }[];
  media?: InboundMedia[];
  /** What was shared. */
  link?: { url: string; title?: string };
  order?: InboundOrder;
  /** `quote`: the part of the message that was picked out. */
  replyTo?: { messageId?: string; quote?: string; story?: { id?: string; url?: string } };
  /** The advertisement or link that led here; it may open a longer window. */
  referral?: InboundReferral;
  /** The catalogue item the message asks about. */
  productEnquiry?: { catalogId?: string; productId: string };
  /** A reaction was taken back. */
  removed?: boolean;
  /** Provider's status word (`sent`, `delivered`, `read`, `played`, `failed`, `deleted`) on delivery, read, failed and delete. */
  status?: string;
  /** The same in our words, for `nextStatus`; absent for a word the adapter does not know. */
  messageStatus?: MessageStatus;
  /** Our own id, given with the send, as the provider returned it. */
  tracker?: string;
  /** Kind of a `failed` status, from the same table as send failures. */
  failure?: SendFailure;
  pricing?: { billable?: boolean; model?: string; category?: string; type?: string };
  error?: { code: string; title?: string; detail?: string };
  /** On opt_in and opt_out: what was chosen. */
  preference?: { category?: string; value?: string };
  identityChange?: InboundIdentityChange;
  /** On `account`: provider's event name and the payload's own details. */
  accountEvent?: { event: string; details: Record<string, unknown> };
  template?: InboundTemplateStatus;
  call?: InboundCall;
  history?: InboundHistory;
  /** The element as parsed from JSON. Personal data: journal only, never logged. */
  raw: unknown;
}
