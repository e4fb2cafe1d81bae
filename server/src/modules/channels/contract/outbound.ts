import type { MediaKind } from './capabilities.ts';

export type OutboundKind = 'text' | 'buttons' | 'list' | 'media' | 'template' | 'location' | 'reaction' | 'contacts';

/** `markdown` is turned into the channel's own formatting by `fit`; `plain` (the default) is sent as it stands. */
export type Markup = 'plain' | 'markdown';

/** A mark beside a plain text, for channels that carry marks apart (`formatting: 'spans'`). Offsets in UTF-16 units; `fit` makes them. */
export interface TextSpan {
  start: number;
  length: number;
  style: 'bold' | 'italic' | 'strike' | 'code' | 'block' | 'link';
  /** Of a link. */
  url?: string;
}

export interface TextContent {
  kind: 'text';
  text: string;
  markup?: Markup;
  spans?: readonly TextSpan[];
  previewUrl?: boolean;
}

export interface OutboundButton {
  id: string;
  title: string;
  /** The button opens this https address and tells us nothing; where a channel has no such buttons the address becomes a line of the text. */
  url?: string;
}

export interface ButtonsContent {
  kind: 'buttons';
  text: string;
  markup?: Markup;
  spans?: readonly TextSpan[];
  footer?: string;
  buttons: readonly OutboundButton[];
}

export interface OutboundListRow {
  id: string;
  title: string;
  description?: string;
}

export interface ListContent {
  kind: 'list';
  text: string;
  markup?: Markup;
  spans?: readonly TextSpan[];
  footer?: string;
  /** Label of the button that opens the list. */
  button: string;
  sections: readonly { title?: string; rows: readonly OutboundListRow[] }[];
}

export interface MediaContent {
  kind: 'media';
  media: MediaKind;
  /** A provider's media id (from `uploadMedia`) or a public https link. */
  source: { id: string } | { link: string };
  caption?: string;
  filename?: string;
}

export type TemplateParameter =
  | { type: 'text'; text: string; name?: string }
  | { type: 'payload'; payload: string }
  | { type: 'coupon_code'; code: string }
  | { type: 'currency'; fallback: string; code: string; amount1000: number; name?: string }
  | { type: 'date_time'; fallback: string; name?: string }
  | { type: 'image' | 'video' | 'document'; source: { id: string } | { link: string }; filename?: string };

export interface TemplateComponent {
  type: 'header' | 'body' | 'button';
  subType?: 'quick_reply' | 'url' | 'copy_code' | 'flow';
  /** Position of the button, from 0. */
  index?: number;
  parameters: readonly TemplateParameter[];
}

export interface TemplateContent {
  kind: 'template';
  name: string;
  language: string;
  components: readonly TemplateComponent[];
}

export interface LocationContent {
  kind: 'location';
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

export interface ReactionContent {
  kind: 'reaction';
  messageId: string;
  /** Empty takes the reaction back. */
  emoji: string;
}

export interface ContactCard {
  formattedName: string;
  firstName?: string;
  lastName?: string;
  organisation?: string;
  phones: readonly { phone: string; type?: string; waId?: string }[];
  emails?: readonly { email: string; type?: string }[];
}

export interface ContactsContent {
  kind: 'contacts';
  contacts: readonly ContactCard[];
}

export type OutboundContent =
  | TextContent
  | ButtonsContent
  | ListContent
  | MediaContent
  | TemplateContent
  | LocationContent
  | ReactionContent
  | ContactsContent;

/** `userId` is the canonical id of the inbound event; `phone` (digits) is used when that id cannot be addressed. */
export interface OutboundTarget {
  userId: string;
  phone?: string;
  /** Of the inbound event that is answered, as it came. */
  returnPath?: Record<string, string>;
}

export interface OutboundEnvelope {
  to: OutboundTarget;
  /** Our own id of this send. It travels with the message where the provider allows it and comes back on statuses. */
  tracker: string;
  /** Provider message id that is quoted. */
  replyTo?: string;
  /** A person wrote it, after the window for the bot has closed and before the one for people has. */
  humanAgent?: boolean;
}

export type OutboundMessage = OutboundEnvelope & OutboundContent;

/** Why a send failed, in our words. Only `throttled` and `transient` may be sent again as they are. */
export type SendFailure =
  | 'throttled'
  | 'transient'
  | 'auth'
  | 'permission'
  | 'window_closed'
  | 'recipient_unreachable'
  | 'opted_out'
  | 'invalid_payload'
  | 'template_problem'
  | 'media_problem'
  | 'policy_blocked'
  | 'account_problem'
  | 'unknown';

export interface Sent {
  ok: true;
  messageId: string;
  /** The provider's id of the person; may differ from the address used. */
  userId?: string;
  /** Every id the provider named for the person. */
  aliases: string[];
  /** `paused` and `held_for_quality_assessment` are accepted but not on their way. */
  acceptance?: string;
}

export interface SendFailed {
  ok: false;
  failure: SendFailure;
  /** Provider's code as a string, or ours: `http.<status>`, `network.<CODE>`, `channel.<reason>`. */
  code: string;
  /** The provider may have accepted the message: look it up by the tracker, never simply send again. Then `failure` is `unknown`. */
  ambiguous: boolean;
  retryAfterMs?: number;
  /** The recipient has this id now: a group that became a large one. */
  newUserId?: string;
  /** Who must wait when throttled. */
  scope?: 'user' | 'account' | 'app';
  /** For people and logs. Holds no credential and no message text. */
  detail: string;
  /** Provider's support id, e.g. Meta's fbtrace_id. */
  traceId?: string;
}

export type SendResult = Sent | SendFailed;
