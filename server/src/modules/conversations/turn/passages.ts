import type { StepOf, TurnFinding, TurnInput, TurnPassage, TurnPorts, TurnUsage } from './ports.ts';
import { withoutOrders } from '../../nlu/index.ts';
import { answerability, isAcross } from './fact-tables.ts';
import { widenByContext } from './context.ts';
import { rewriteByModel } from './rewrite-question.ts';
import { isSettled, rerankPassages } from './rerank.ts';
import type { Understood } from './understand.ts';

export interface Searched {
  found: TurnFinding;
  trace: StepOf<'passages'>['data'];
}

/** Passages that go on to the answer, and how many are looked at where a model puts them in order. */
const KEPT = 6;
const RANKED = 12;
/** The question with its context must hold nearly as much as the bare one to be taken for what was meant. */
const CONTEXT_SHARE = 0.7;

/**
 * Passages for what the fact tables did not answer: the question made whole with what was said before, searched, and put in order by a model where
 * one is there and more passages contend than the answer is written from. A failing search is no answer, never a wrong one; a model that fails changes nothing.
 * What a document orders a machine to do is no passage.
 */
export async function findTurnPassages(
  question: string,
  understood: Understood,
  input: TurnInput,
  ports: Pick<TurnPorts, 'findPassages' | 'model'>,
  usage: TurnUsage,
  signal: AbortSignal,
): Promise<Searched> {
  const model = understood.ordered ? null : ports.model;
  const { language, arabizi } = understood.data;
  const limit = model === null ? KEPT : RANKED;
  const search = async (text: string) => {
    const { passages, coverage } = await ports.findPassages(text, language, signal, { arabizi, limit });
    return { passages: passages.flatMap(withoutItsOrders), coverage, question: text };
  };

  const wider = widenByContext(question, input.history);
  let used = await search(question);
  let rewritten: Searched['trace']['rewritten'] = null;
  if (wider !== null) {
    const byModel = model === null ? null : await rewriteByModel(model, question, input, usage, signal);
    const whole = await search(byModel?.question ?? wider.question);
    if (wider.empty || whole.coverage >= used.coverage * CONTEXT_SHARE) {
      used = whole;
      rewritten = { from: question, by: byModel?.question ? 'model' : 'rules', note: byModel?.note ?? null };
    }
  }

  let reranked: Searched['trace']['reranked'] = null;
  if (model !== null && !isSettled(used, KEPT)) {
    const ranked = await rerankPassages(model, used.question, used.passages, input, usage, signal);
    used = { ...used, passages: ranked.passages };
    reranked = ranked.trace;
  }
  const passages = used.passages.slice(0, KEPT);
  const [best] = passages;
  const across = best !== undefined && !arabizi && isAcross(used.question, best.text);
  const { probability, sureness } = answerability(language, best === undefined ? 0 : used.coverage, across);
  const shown = passages.map(({ heading: _, kind: __, ...each }) => each);
  return {
    found: { passages, coverage: used.coverage, question: used.question, sureness },
    trace: {
      ...{ query: used.question, coverage: used.coverage, passages: shown, rewritten, reranked },
      probability: Math.round(probability * 1_000) / 1_000,
    },
  };
}

function withoutItsOrders(passage: TurnPassage): TurnPassage[] {
  const text = withoutOrders(passage.text);
  if (text.trim() === '') return [];
  return [{ ...passage, text, heading: passage.heading === null ? null : withoutOrders(passage.heading) || null }];
}
