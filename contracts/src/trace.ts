/**
 * The trace of one turn: what the engine read, found, answered and checked.
 * The inbox, the playground and the demo page show exactly this; nothing in it comes from another tenant.
 */
export type Language = 'en' | 'ar' | 'other';
export type Script = 'latin' | 'arabic' | 'mixed' | 'none';

export type TurnOutcome =
  | 'answered' // every claim is covered by a fact or a source span
  | 'clarifying' // one question back, because two readings were close
  | 'handed_over' // a person must answer; the contact was told so
  | 'silent' // nothing to say: a reaction, a person holds the pen, an opt-out
  | 'failed'; // the engine broke; the retry policy of the lane applies

export interface FactRef {
  id: string;
  kind: 'item' | 'hours' | 'branch' | 'policy';
  label: string;
  /** As rendered for the contact, e.g. "28 SAR". */
  value: string | null;
  sourceId: string;
  sourceName: string;
  page: number | null;
}

export interface PassageRef {
  chunkId: string;
  sourceId: string;
  sourceName: string;
  page: number | null;
  text: string;
  /** Version of the source that was read, and where the passage stands in that document's text (UTF-16). Absent from older traces. */
  sourceVersion?: number;
  start?: number;
  end?: number;
  /** Fused score, 0..1, comparable within one turn only. */
  score: number;
  lexical: number;
  dense: number | null;
  /** Of a way to ask one of the owner's own questions: that entry. */
  faqId?: string | null;
}

/** Where one sentence of an answer comes from, so that a page can light the words. All offsets count UTF-16 units. */
export interface Citation {
  /** The sentence in the text of the answer step. */
  from: number;
  to: number;
  /** Id of the passage or of the fact. */
  evidenceId: string;
  sourceId: string;
  sourceName: string;
  sourceVersion: number | null;
  page: number | null;
  /** The words of the source that say it. */
  quote: string;
  /** Where they stand in the source's text. */
  start: number;
  end: number;
  /** `verbatim`: the sentence is the quotation; `checked`: in other words, whose claims and telling words the quotation holds; `slot`: a value that code
   *  filled in from the fact. */
  support: 'verbatim' | 'checked' | 'slot';
}

/** What an answer offers to choose from, with the ids by which the choice comes back. */
export interface OfferedChoice {
  id: string;
  title: string;
}

export type ClaimKind =
  | 'price'
  | 'number'
  | 'percent'
  | 'time'
  | 'date'
  | 'phone'
  | 'email'
  | 'link'
  | 'address'
  | 'allergen'
  | 'promise'
  | 'name';

export interface ClaimVerdict {
  kind: ClaimKind;
  text: string;
  supported: boolean;
  /** Fact id or chunk id that holds it; null when unsupported. */
  evidenceId: string | null;
}

interface StepBase {
  /** Milliseconds since the turn started. */
  startedMs: number;
  durationMs: number;
  state: 'done' | 'skipped' | 'failed';
}

export interface UnderstandStep extends StepBase {
  name: 'understand';
  data: {
    language: Language;
    script: Script;
    arabizi: boolean;
    intent: string;
    asksForPerson: boolean;
    sentiment: 'positive' | 'neutral' | 'negative';
    complaint: boolean;
    entities: { kind: string; text: string; value: string }[];
  };
}
export interface FactsStep extends StepBase {
  name: 'facts';
  data: { query: string | null; filters: Record<string, string>; rows: FactRef[] };
}
export interface PassagesStep extends StepBase {
  name: 'passages';
  data: {
    /** What was searched for: the question, or the question that it became with what was said before. */
    query: string;
    coverage: number;
    passages: PassageRef[];
    /** Set when the question leaned on what was said before. `note`: why the model's wording was not taken. */
    rewritten?: { from: string; by: 'rules' | 'model'; note: string | null } | null;
    /** Set when a model was asked for the order. `note`: why its order was not taken. */
    reranked?: { model: string | null; moved: boolean; note: string | null } | null;
    /** 0..1: how likely the passages answer, by the calibration of the language. */
    probability?: number;
  };
}
export interface AnswerStep extends StepBase {
  name: 'answer';
  data: {
    engine: 'facts' | 'extractive' | 'model' | 'fixed' | 'none';
    text: string;
    model: string | null;
    inputTokens: number | null;
    outputTokens: number | null;
    latencyMs: number | null;
    /** Why the engine moved on, e.g. "model.timeout". */
    note: string | null;
    /** Sentence by sentence, in order; sentences of our own have none. Absent from older traces. */
    citations?: Citation[];
    /** Set when the answer was kept from an earlier, equal question: since when, and until when it holds. */
    cached?: { since: string; until: string };
  };
}
export interface CheckStep extends StepBase {
  name: 'check';
  data: { claims: ClaimVerdict[]; rewritten: boolean; passed: boolean };
}
export interface ConfidenceStep extends StepBase {
  name: 'confidence';
  data: {
    score: number;
    line: number;
    decision: 'answer' | 'clarify' | 'hand_over' | 'silent';
    reason: string;
    /** Of a question back: what may be chosen, in the order in which it is shown. */
    offered?: OfferedChoice[];
  };
}
export interface FitStep extends StepBase {
  name: 'fit';
  data: { channel: string; parts: { kind: string; text: string }[] };
}

export type TraceStep = UnderstandStep | FactsStep | PassagesStep | AnswerStep | CheckStep | ConfidenceStep | FitStep;

export interface TurnTrace {
  question: string;
  outcome: TurnOutcome;
  totalMs: number;
  steps: TraceStep[];
}
