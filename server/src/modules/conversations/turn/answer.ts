import type { AnswerStep } from '@wafaa/contracts';
import type { ModelGateway } from '../../llm/index.ts';
import { stripInvisible } from '../../nlu/index.ts';
import { renderSource } from './cite.ts';
import type { Evidence } from './claims/claim-types.ts';
import { likeness, tellingWords, words } from './fact-tables.ts';
import type { FoundPassages, TurnInput, TurnPassage, TurnPorts, TurnUsage } from './ports.ts';
import { fillSlots, type ModelPrompt } from './prompt.ts';
import type { Understood } from './understand.ts';

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
}

export const emptyDraft: DraftAnswer = {
  ...{ engine: 'none', text: '', score: 0, evidence: [], note: null, model: null, inputTokens: null, outputTokens: null, latencyMs: null },
  brokenSlots: [],
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
  question: string,
  understood: Understood,
  found: FoundPassages,
  ports: Pick<TurnPorts, 'extractAnswer'>,
): Promise<DraftAnswer | null> {
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
  const source = renderSource(passage, understood.language);
  // A row or a point of a list says little without the heading that it stands under.
  const heading = passage.heading && (passage.kind === 'row' || LIST_POINT.test(quote.text)) ? `${passage.heading}:\n` : '';
  const evidence = [...passageEvidence([passage]), { id: `source:${passage.sourceId}`, text: source, names: [] }];
  return {
    ...emptyDraft,
    engine: 'extractive',
    text: `${heading}${quote.text.trim()}\n\n${source}`,
    score: Math.min(found.coverage, 1),
    evidence,
  };
}

const LIST_POINT = /^\s*[-•*–]/;

/** Whether we have a dish, or its price, is answered only by a passage that names it; a passage on fish says nothing of sushi. */
function namesWhatIsAsked(question: string, understood: Understood, passage: TurnPassage): boolean {
  if (understood.data.intent !== 'item_availability' && understood.data.intent !== 'item_price') return true;
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

/** One call of the model: it writes around slots, code fills them. Failures are values, and cancelling reaches the provider. */
export async function askModel(
  model: ModelGateway,
  prompt: ModelPrompt,
  input: TurnInput,
  found: FoundPassages,
  usage: TurnUsage,
  rewrite: { text: string; problems: readonly string[] } | null,
  signal: AbortSignal,
): Promise<ModelCall> {
  const again = rewrite
    ? [
        { role: 'assistant' as const, content: rewrite.text },
        {
          role: 'user' as const,
          content: `That reply says things which the facts and passages do not hold: ${rewrite.problems.join('; ')}. Write it again without them, or reply ${NO_ANSWER}.`,
        },
      ]
    : [];
  const result = await model.answer({
    ...{ tenantId: input.tenant.id, purpose: rewrite ? 'turn.rewrite' : 'turn.answer', system: prompt.system },
    ...{
      messages: [...prompt.messages, ...again],
      maxOutputTokens: MOST_OUTPUT_TOKENS,
      deadlineMs: Math.round((input.modelDeadlineMs ?? DEADLINE_MS) * (rewrite ? REWRITE_SHARE : 1)),
      signal,
    },
  });
  signal.throwIfAborted();
  if (!result.ok) return { draft: null, note: `model.${result.failure}` };
  usage.modelCalls += 1;
  usage.inputTokens += result.inputTokens;
  usage.outputTokens += result.outputTokens;
  usage.costMicroUsd += result.costMicroUsd;
  const { text, unknown } = fillSlots(stripInvisible(result.text).trim(), prompt.slots);
  if (text === '' || text.includes(NO_ANSWER)) return { draft: null, note: 'model.no_answer' };
  const facts = prompt.rows.map((row) => ({ id: row.id, text: row.evidence, names: row.names, manyTopics: row.kind === 'policy' }));
  const draft: DraftAnswer = {
    ...{ engine: 'model', text, score: Math.max(found.coverage, prompt.rows.some((row) => row.kind === 'item') ? 0.6 : 0), note: null },
    evidence: [...facts, ...passageEvidence(found.passages)],
    ...{ model: result.model, inputTokens: result.inputTokens, outputTokens: result.outputTokens, latencyMs: result.latencyMs },
    brokenSlots: unknown,
  };
  return { draft, note: null };
}
