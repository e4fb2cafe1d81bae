import type { Measure } from '../../contract/split-text.ts';
import { measureUtf16, measureUtf8 } from '../../contract/split-text.ts';

/** Limits of Meta's two messaging products; what differs is data. */
export interface MessagingLimits {
  text: number;
  measure: Measure;
  /** Instagram's media goes by address only. */
  uploads: boolean;
  /** The only emoji word a reaction may have; null: any emoji. */
  reactions: 'any' | 'love';
}

export const instagramLimits: MessagingLimits = { text: 1000, measure: measureUtf8, uploads: false, reactions: 'love' };
export const messengerLimits: MessagingLimits = { text: 2000, measure: measureUtf16, uploads: true, reactions: 'any' };

/** What both share, counted in UTF-16 units, which is never less than Meta's own count. */
export const sharedLimits = {
  quickReplies: 13,
  /** Of quick replies and of the buttons of templates. */
  buttonTitle: 20,
  payload: 1000,
  templateText: 640,
  templateButtons: 3,
  elements: 10,
  elementTitle: 80,
  elementSubtitle: 80,
  metadata: 1000,
  inboundMediaBytes: 25 * 1024 * 1024,
} as const;
