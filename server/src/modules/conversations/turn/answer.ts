import type { AnswerStep } from '@wafaa/contracts';
import type { ModelGateway, OnText } from '../../llm/index.ts';
import { presentRow, stripInvisible } from '../../nlu/index.ts';
import { type CitedSources, renderSource } from './cite.ts';
import type { Evidence } from './claims/claim-types.ts';
import { likeness, splitQuestionAndAnswer, tellingWords, words } from './fact-tables.ts';
import type { TurnFinding, TurnInput, TurnPassage, TurnPorts, TurnUsage } from './ports.ts';
import { fillSlots, type ModelPrompt } from './prompt.ts';
import type { Understood } from './understand.ts';
import { spend } from './usage.ts';

export interface DraftAnswer {
  engine: AnswerStep['data']['engine'];
  text: string;
  /** 0..1, from the question's coverage; never from what a model says of itself. */
  score: number;
  evidence: Evidence[];
  note: string | null;
  model: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  latencyMs: number | null;
  /** Slots of the model that named nothing; such a text never leaves. */
  brokenSlots: string[];
  /** What its sentences may be cited from. */
  cited: Omit<CitedSources, 'currency'>;
}

export const emptyDraft: DraftAnswer = {
  ...{ engine: 'none', text: '', score: 0, evidence: [], note: null, model: null, inputTokens: null, outputTokens: null, latencyMs: null },
  brokenSlots: [],
  cited: { passages: [] },
};

export const passageEvidence = (passages: readonly TurnPassage[]): Evidence[] =>
  passages.map((passage) => ({
    id: passage.chunkId,
    text: [passage.heading, passage.text].filter(Boolean).join('\n'),
    names: [],
    manyTopics: true,
  }));

/** The best sentence of the passages, word for word, with its source. Null when none fits. */
export async function quotePassage(
  understood: Understood,
  found: TurnFinding,
  ports: Pick<TurnPorts, 'extractAnswer'>,
): Promise<DraftAnswer | null> {
  const { question } = found;
  const quote =
    found.passages.length === 0
      ? null
      : await ports.extractAnswer({
          question,
          language: understood.data.language,
          arabizi: understood.data.arabizi,
          passages: found.passages,
        });
  const passage = found.passages.find((candidate) => candidate.chunkId === quote?.chunkId);
  if (!quote || !passage || quote.text.trim() === '') return null;
  if (!namesWhatIsAsked(question, understood, passage)) return null;
  return quoteDraft(passage, quote.text, understood, found.sureness);
}

/** Words of a passage as an answer, with their source. */
export function quoteDraft(passage: TurnPassage, quoted: string, understood: Understood, score: number): DraftAnswer {
  const source = renderSource(passage, understood.language);
  // A row or a point of a list says little without the heading that it stands under.
  const heading = passage.heading && (passage.kind === 'row' || LIST_POINT.test(quoted)) ? `${passage.heading}:\n` : '';
  const said = passage.kind === 'row' ? presentRow(quoted, understood.language) : quoted.trim();
  const evidence = [
    ...passageEvidence([passage]),
    { id: passage.chunkId, text: said, names: [] },
    { id: `source:${passage.sourceId}`, text: source, names: [] },
  ];
  return {
    ...emptyDraft,
    engine: 'extractive',
    text: `${heading}${said}\n\n${source}`,
    score,
    evidence,
    cited: { passages: [passage] },
  };
}

const LIST_POINT = /^\s*[-•*–]/;

/** Whether we have a dish, or its price, is answered only by a passage that names it; a passage on fish says nothing of sushi. */
function namesWhatIsAsked(question: string, understood: Understood, passage: TurnPassage): boolean {
  if (understood.data.intent !== 'item_availability' && understood.data.intent !== 'item_price') return true;
  // The owner's own question was written for such questions.
  if (splitQuestionAndAnswer(passage.text)) return true;
  const asked = tellingWords(question);
  const said = words(`${passage.heading ?? ''} ${passage.text}`);
  return asked.length === 0 || asked.some((word) => said.some((other) => likeness(word, other) >= 0.85));
}

export const NO_ANSWER = 'NO_ANSWER';
const MOST_OUTPUT_TOKENS = 500;
/** A customer waits while a model writes. */
const DEADLINE_MS = 12_000;
/** A rewrite comes on top and must end within the lane's lease as well. */
const REWRITE_SHARE = 1 / 3;

export interface ModelCall {
  draft: DraftAnswer | null;
  /** Why there is no draft, e.g. `model.timeout`. */
  note: string | null;
}

/** What a model may speak from. */
export function modelSources(prompt: ModelPrompt, found: TurnFinding, sourceNames: Record<string, string>) {
  const facts = prompt.rows.map((row) => ({ id: row.id, text: row.evidence, names: row.names, manyTopics: row.kind === 'policy' }));
  return {
    evidence: [...facts, ...passageEvidence(found.passages)],
    cited: { passages: found.passages, rows: prompt.rows, slots: prompt.slots, sourceNames },
  };
}

/** One call of the model: it writes around slots, code fills them. Failures are values, and cancelling reaches the provider. */
export async function askModel(
  model: ModelGateway,
  prompt: ModelPrompt,
  input: TurnInput,
  found: TurnFinding,
  sources: ReturnType<typeof modelSources>,
  usage: TurnUsage,
  given: { rewrite: { text: string; problems: readonly string[] } | null; onText: OnText | null },
  signal: AbortSignal,
): Promise<ModelCall> {
  const { rewrite, onText } = given;
  const again = rewrite
    ? [
        { role: 'assistant' as const, content: rewrite.text },
        {
          role: 'user' as const,
          content: `That reply says things which the facts and passages do not hold: ${rewrite.problems.join('; ')}. Write it again without them, or reply ${NO_ANSWER}.`,
        },
      ]
    : [];
  const request = {
    ...{ tenantId: input.tenant.id, purpose: rewrite ? 'turn.rewrite' : 'turn.answer', system: prompt.system },
    ...{
      messages: [...prompt.messages, ...again],
      maxOutputTokens: MOST_OUTPUT_TOKENS,
      deadlineMs: Math.round((input.modelDeadlineMs ?? DEADLINE_MS) * (rewrite ? REWRITE_SHARE : 1)),
      signal,
    },
  };
  const result = onText === null ? await model.answer(request) : await model.streamAnswer(request, onText);
  signal.throwIfAborted();
  if (!result.ok) return { draft: null, note: `model.${result.failure}` };
  spend(usage, result);
  const { text, unknown } = fillSlots(stripInvisible(result.text).trim(), prompt.slots);
  if (text === '' || text.includes(NO_ANSWER)) return { draft: null, note: 'model.no_answer' };
  const draft: DraftAnswer = {
    ...{ engine: 'model', text, score: modelScore(prompt, found), note: null, ...sources },
    ...{ model: result.model, inputTokens: result.inputTokens, outputTokens: result.outputTokens, latencyMs: result.latencyMs },
    brokenSlots: unknown,
  };
  return { draft, note: null };
}

/** Of an answer by the model: what the passages are worth, or the items that the question names. */
export const modelScore = (prompt: ModelPrompt, found: TurnFinding): number =>
  Math.max(found.sureness, prompt.rows.some((row) => row.kind === 'item') ? NAMED_ITEM : 0);
const NAMED_ITEM = 0.6;
