/** One of Meta's two messaging products; what differs between them is data. */
export interface MessagingProduct {
  kind: 'instagram' | 'messenger';
  /** Of webhooks. */
  object: 'instagram' | 'page';
  /** Below which path its API stands here. */
  prefix: '/graph' | '/instagram-graph';
  textMax: number;
  /** Instagram counts bytes. */
  measure(text: string): number;
  /** `m_…` or `aWdf…` */
  messageId(unique: string): string;
  /** What of a send comes back in its echo: Messenger tells the sender's own `metadata`, Instagram only which app it was. */
  echoesMetadata: boolean;
  /** Messenger tells that a message arrived. */
  tellsDelivery: boolean;
  /** Messenger says until when everything was read, Instagram which message was. */
  readMark: 'watermark' | 'mid';
  /** Messages may be taken back, and there are stories. */
  hasStories: boolean;
}

/** The one app that everything is connected to here. */
export const APP_ID = 990_000_000_000_001;
/** The app in which people answer by hand. */
export const INBOX_APP_ID = 263_902_037_430_900;
