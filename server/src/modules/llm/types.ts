/** Why a model gave no answer, in our words. */
export type ModelFailure =
  | 'timeout' // our deadline passed
  | 'throttled' // the provider's rate limit
  | 'auth' // key, permission or unpaid account
  | 'overloaded' // the provider is busy
  | 'refused' // the model or its filter declined
  | 'invalid' // our request, or an answer that cannot be read
  | 'unavailable' // network, server error, or every breaker open
  | 'budget' // the tenant's month is spent
  | 'rate' // the tenant asks too often
  | 'aborted'; // the caller gave up

export interface ModelMessage {
  role: 'user' | 'assistant';
  content: string;
}

export interface AnswerRequest {
  tenantId: string;
  /** What the call is for, e.g. `turn.answer`; goes to the ledger, never to the provider. */
  purpose: string;
  system: string;
  messages: readonly ModelMessage[];
  maxOutputTokens: number;
  /** A JSON schema: the text must be an object of this shape. What comes is still to be parsed and checked by whoever asked. */
  schema?: Record<string, unknown>;
  /** For the whole chain of providers, not for each. */
  deadlineMs: number;
  signal: AbortSignal;
}

export interface ModelAnswer {
  ok: true;
  text: string;
  /** `provider:model`. */
  model: string;
  inputTokens: number;
  outputTokens: number;
  latencyMs: number;
  costMicroUsd: number;
}

export interface ModelFailed {
  ok: false;
  failure: ModelFailure;
  /** The last provider tried; null when none was. */
  provider: string | null;
  retryAfterMs: number | null;
  latencyMs: number;
}

export interface EmbedRequest {
  tenantId: string;
  purpose: string;
  texts: readonly string[];
  deadlineMs: number;
  signal: AbortSignal;
}

export type EmbedResult =
  | { ok: true; vectors: number[][]; model: string; dimensions: number; inputTokens: number; latencyMs: number; costMicroUsd: number }
  | ModelFailed;

export interface ClassifyRequest extends Omit<AnswerRequest, 'messages' | 'maxOutputTokens'> {
  text: string;
  labels: readonly string[];
}

export type ClassifyResult = (Omit<ModelAnswer, 'text'> & { label: string }) | ModelFailed;

/** Text as it comes; null: what came so far is void, because another provider begins anew. */
export type OnText = (piece: string | null) => void;

export interface RerankRequest extends Pick<AnswerRequest, 'tenantId' | 'purpose' | 'deadlineMs' | 'signal'> {
  question: string;
  passages: readonly string[];
}

/** `order`: positions of the given passages, best first, each once. */
export type RerankResult = (Omit<ModelAnswer, 'text'> & { order: number[] }) | ModelFailed;

/** A line of a picture as a model read it: `cells` are its parts from the side where reading begins, a name and its price among them. */
export interface SeenLine {
  kind: 'heading' | 'row' | 'text';
  cells: string[];
}

export interface DescribeImageRequest extends Pick<AnswerRequest, 'tenantId' | 'purpose' | 'deadlineMs' | 'signal'> {
  /** One page. JPEG, PNG or WebP; what is larger than 2,000 pixels is made smaller by providers. */
  image: { bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' | 'image/webp' };
}

/** `lines` in reading order, figures as they are printed; "?" stands for what the model could not read. Empty: no text in the picture. */
export type DescribeImageResult = (Omit<ModelAnswer, 'text'> & { lines: SeenLine[] }) | ModelFailed;

export interface ModelGateway {
  /** Whether any provider takes pictures. */
  readonly sees: boolean;
  answer(request: AnswerRequest): Promise<ModelAnswer | ModelFailed>;
  /** The same, told piece by piece. An abort reaches the provider in the middle of its text. */
  streamAnswer(request: AnswerRequest, onText: OnText): Promise<ModelAnswer | ModelFailed>;
  /** Passages by how well they answer; `invalid` when the model's order cannot be read. */
  rerank(request: RerankRequest): Promise<RerankResult>;
  /** Vectors in the order of the texts; `invalid` when no provider embeds. */
  embed(request: EmbedRequest): Promise<EmbedResult>;
  /** One of the labels; `invalid` when the model names none of them. */
  classify(request: ClassifyRequest): Promise<ClassifyResult>;
  /** The text of a picture; `invalid` when no provider takes pictures, or its reply is no list of lines. */
  describeImage(request: DescribeImageRequest): Promise<DescribeImageResult>;
}

export interface ProviderConfig {
  /** Our name for it, unique in the chain. */
  id: string;
  /** `openai` also serves every address that speaks Chat Completions. */
  kind: 'openai' | 'anthropic';
  /** With the version path, e.g. https://api.openai.com/v1; the provider's own when left out. */
  baseUrl?: string;
  apiKey: string;
  answerModel: string;
  embedding?: { model: string; dimensions: number };
  /** Its model takes pictures. */
  sees?: boolean;
  /** Micro-USD per million tokens. */
  price?: { input: number; output: number; embedding?: number };
}

/** What a tenant may still spend; the store keeps it. Both are called around every request. */
export interface SpendingPort {
  allow(tenantId: string): Promise<'yes' | 'budget' | 'rate'>;
  record(spent: {
    tenantId: string;
    purpose: string;
    model: string;
    inputTokens: number;
    outputTokens: number;
    costMicroUsd: number;
    latencyMs: number;
  }): Promise<void>;
}

export interface GatewayConfig {
  /** In the order of preference; the next is tried when one fails. */
  providers: readonly ProviderConfig[];
  spending?: SpendingPort;
  /** Failures in a row that open a provider's breaker (default 5), and for how long (default 30,000 ms). */
  breaker?: { failures: number; openMs: number };
  /** Milliseconds that only grow. */
  clock?: () => number;
  /** The product's guarded fetch; the global one when left out. */
  fetch?: typeof globalThis.fetch;
}
