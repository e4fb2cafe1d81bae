import type { Language, PassageRef, TraceStep, TurnOutcome, TurnTrace, UnderstandStep } from '@wafaa/contracts';
import type { ButtonsContent, ChannelCapabilities, ChannelKind, ListContent, TextContent } from '../../channels/index.ts';
import type { ModelGateway } from '../../llm/index.ts';
import type { Bilingual, FactSet } from './fact-tables.ts';

export interface TurnTenant {
  id: string;
  name: Bilingual;
  currency: string;
  timeZone: string;
  defaultLanguage: 'en' | 'ar';
  kind: string;
  /** How the owner wants the bot to speak; goes to the model only, and never out. */
  instructions?: string;
  /** 0..1; an answer less sure than this is not given. */
  confidenceLine: number;
  /** Said when nobody can be reached through this channel, e.g. a phone number. */
  businessContact?: string;
}

export interface BurstMessage {
  seq: number | string;
  text: string;
  /** Inbound kind of the channel contract: text, choice, image, reaction, … */
  kind: string;
  /** Id of the button or row that was tapped. */
  choiceId?: string;
  /** When it reached us, by the clock that `history` is told by; left out where nothing was answered before. */
  receivedAt?: Date | string;
}

export interface HistoryMessage {
  author: string;
  text: string;
  at: Date | string;
}

export interface TurnInput {
  tenant: TurnTenant;
  channel: { kind: ChannelKind; capabilities: ChannelCapabilities };
  /** One or more messages that are answered together, oldest first. */
  burst: readonly BurstMessage[];
  /** Earlier messages of both sides, oldest first. */
  history: readonly HistoryMessage[];
  previousLanguage: Language | null;
  now: Date;
  /** What the contact is called, where the channel told; only greetings say it. */
  contactName?: string;
  /** Told each sentence that passed its check, while a model is still writing, in the order of the answer; for channels that can show it. */
  onSentence?: (text: string) => void;
  /** For the first call of a model, in milliseconds; 12,000 when left out. A rewrite gets a third of it. */
  modelDeadlineMs?: number;
}

export type TurnFacts = FactSet & { version: string; sourceNames: Record<string, string>; sourceVersions?: Record<string, number> };

/** A passage as the trace shows it, with what extraction needs beside. */
export interface TurnPassage extends PassageRef {
  heading: string | null;
  kind: 'text' | 'row';
}

export interface FoundPassages {
  passages: TurnPassage[];
  /** 0..1: how much of the question the passages hold. */
  coverage: number;
}

/** Passages as a turn uses them: calibrated, and with what became of the question on the way. */
export interface TurnFinding extends FoundPassages {
  /** The question that was searched for and that the passages are to answer. */
  question: string;
  /** 0..1, where 0.5 is the fitted line of the language. */
  sureness: number;
}

/** The best answer as it stands in one passage: `text` is verbatim. */
export interface ExtractedAnswer {
  text: string;
  chunkId: string;
  /** 0..1. */
  score: number;
}

export interface TurnPorts {
  understand(text: string, context: { previousLanguage?: Language; history?: readonly string[] }): UnderstandStep['data'];
  /** Rows of the published knowledge version; the same object for the same version keeps the name index warm. */
  loadFacts(): Promise<TurnFacts>;
  findPassages(
    question: string,
    language: Language,
    signal: AbortSignal,
    options: { arabizi: boolean; limit?: number },
  ): Promise<FoundPassages>;
  extractAnswer(input: {
    question: string;
    language: Language;
    arabizi: boolean;
    passages: readonly TurnPassage[];
  }): ExtractedAnswer | null | Promise<ExtractedAnswer | null>;
  /** Trace of this conversation's last turn; null in its first. Asked only for a message short enough to lean on it. */
  loadLastTrace?(signal: AbortSignal): Promise<TurnTrace | null>;
  model: ModelGateway | null;
  /** Milliseconds that only grow; `performance.now` in the product. */
  clock(): number;
}

/** What the channel adapter sends, as plain content; the sender adds whom to. */
export type OutboundPart = TextContent | ButtonsContent | ListContent;

export interface HandoffBrief {
  /** What the contact wants, in their words. */
  wants: string;
  /** What the bot looked at. */
  tried: string[];
  /** Why it stopped. */
  whyStopped: string;
  language: Language;
}

export interface TurnUsage {
  modelCalls: number;
  inputTokens: number;
  outputTokens: number;
  costMicroUsd: number;
}

export interface TurnResult {
  outcome: TurnOutcome;
  parts: OutboundPart[];
  trace: TurnTrace;
  language: Language;
  handoff: { reason: string; brief: HandoffBrief } | null;
  usage: TurnUsage;
  /** Of a `failed` turn: what broke, for the log. */
  error?: unknown;
}

export type StepOf<Name extends TraceStep['name']> = Extract<TraceStep, { name: Name }>;
