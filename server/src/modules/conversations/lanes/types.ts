import type { TurnTrace } from '@wafaa/contracts';
import type { TenantId } from '../../../platform/ids.ts';
import type { OutboundContent, OutboundTarget } from '../../channels/index.ts';

export interface PendingMessage {
  seq: number;
  kind: string;
  text: string | null;
  messageId: string | null;
  occurredAt: string;
  receivedAt: string;
  payload: {
    user?: { id: string; phone?: string };
    choice?: { id: string; title?: string };
    returnPath?: Record<string, string>;
  } & Record<string, unknown>;
}

export interface StoredReply {
  id: string;
  uptoSeq: number;
  part: number;
  payload: StoredPayload;
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'needs_human';
  /** A person's words are sent whoever holds the pen by then; the bot's only with it. */
  author: 'bot' | 'agent';
  tracker: string;
  attempts: number;
  /** Since the last send began, by the database's clock; null when none has. */
  sendingForMs: number | null;
}

/** What is stored of a reply: the content, and whom it goes to. */
export type StoredPayload = OutboundContent & { to: OutboundTarget };

/** One conversation, leased to this worker. The token fences every write that follows. */
export interface ClaimedLane {
  tenantId: TenantId;
  conversationId: string;
  token: number;
  /** Claims since the last answer: processes may have died in between. */
  attempts: number;
  /** Turns that broke since the last answer. */
  failures: number;
  supersedes: number;
  doneSeq: number;
  channel: string;
  accountId: string;
  contactId: string;
  penHolder: 'bot' | 'agent' | 'nobody';
  language: string | null;
  settingsVersion: number;
  knowledgeVersion: number;
  /** What the operator stored of the tenant's limits, and what the month has used up, these messages included; null before the first. */
  limits: Record<string, number | null>;
  used: { messages: number; modelTokens: number } | null;
  pending: PendingMessage[];
  stored: StoredReply[];
  history: { author: string; text: string | null; at: string }[];
}

/** What answering a burst came to, before it is stored. */
export interface DecidedReply {
  outcome: TurnTrace['outcome'];
  contents: OutboundContent[];
  language: string | null;
  handoffReason: string | null;
  trace: TurnTrace;
  /** Tokens that models took and gave for it. */
  modelTokens: number;
}

export type PrepareVerdict = 'prepared' | 'done' | 'stale' | 'no_pen' | 'superseded';
