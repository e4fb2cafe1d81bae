import { BadRequest } from '../core/read.ts';
import { createRandom, type Random } from '../core/random.ts';
import { createShownPictures, type ShownPictures } from './pictures.ts';

/**
 * How the model behaves. `honest` answers from the material in the prompt, `hostile` invents and obeys documents,
 * `scripted` gives queued replies, `failing` picks one of the `fail-…` modes per call.
 */
export const MODEL_MODES = [
  'honest',
  'hostile',
  'scripted',
  'failing',
  'fail-429',
  'fail-quota',
  'fail-500',
  'fail-529',
  'fail-hang',
  'fail-cut',
  'fail-malformed',
  'fail-empty',
  'fail-refusal',
] as const;
export type ModelMode = (typeof MODEL_MODES)[number];

export interface ModelRequest {
  at: number;
  api: 'openai.chat' | 'openai.responses' | 'openai.embeddings' | 'anthropic.messages';
  model: string;
  mode: ModelMode;
  stream: boolean;
  /** The key as sent, so that a test can prove which tenant's key was used. */
  key: string | null;
  body: unknown;
  /** The caller hung up before the answer was complete. */
  aborted: boolean;
}

export interface ModelControl {
  mode: ModelMode;
  /** Milliseconds before the first byte; null = the emulator's setting. */
  latencyMs: number | null;
  random: Random;
  /** Replies of the `scripted` mode; the last one repeats. */
  script(replies: string[]): void;
  nextScripted(): string;
  log(request: ModelRequest): void;
  /** The newest of them. */
  requests(): readonly ModelRequest[];
  /** How many were logged since the start. */
  readonly asked: number;
  clear(): void;
  /** What is printed on pictures that the model will be shown. */
  pictures: ShownPictures;
  /** Header `x-sim-mode`, else a suffix of the model name (`gpt-x@hostile`), else the mode that is set; `failing` is resolved. */
  resolve(header: unknown, model: string): ModelMode;
}

const KEPT_REQUESTS = 1000;
const FAILURES = MODEL_MODES.filter((mode) => mode.startsWith('fail-') && mode !== 'fail-hang');

export function createModelControl(seed: number): ModelControl {
  const random = createRandom(`models:${seed}`);
  let requests: ModelRequest[] = [];
  let asked = 0;
  let replies: string[] = [];
  return {
    mode: 'honest',
    latencyMs: null,
    random,
    pictures: createShownPictures(),
    script(given) {
      replies = [...given];
    },
    nextScripted: () => (replies.length > 1 ? replies.shift() : replies[0]) ?? '',
    log(request) {
      asked += 1;
      requests.push(request);
      if (requests.length > KEPT_REQUESTS) requests.shift();
    },
    requests: () => requests,
    get asked() {
      return asked;
    },
    clear() {
      requests = [];
    },
    resolve(header, model) {
      const suffix = model.includes('@') ? model.slice(model.lastIndexOf('@') + 1) : undefined;
      const wanted = typeof header === 'string' ? header : suffix;
      const mode = wanted === undefined ? this.mode : readMode(wanted);
      return mode === 'failing' ? random.pick(FAILURES) : mode;
    },
  };
}

/** @throws BadRequest */
export function readMode(value: unknown): ModelMode {
  const mode = MODEL_MODES.find((known) => known === value);
  if (mode === undefined) throw new BadRequest(`unknown mode; known: ${MODEL_MODES.join(', ')}`);
  return mode;
}
