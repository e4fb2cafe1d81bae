import type { TurnOutcome, TurnTrace } from '@wafaa/contracts';
import { emptyDraft, quoteDraft } from './answer.ts';
import { chosenPassage, closeTopics } from './ask-topic.ts';
import { offeredBy, readChoice } from './choices.ts';
import { citeSentences } from './cite.ts';
import { type CheckedDraft, draftFromSources } from './draft-from-sources.ts';
import { answerReadings, findFacts, findLastAnswer, type FoundFacts, toFactRef } from './facts.ts';
import { fitAnswer } from './fit.ts';
import { chooseFixed } from './fixed.ts';
import { briefFor } from './hand-over.ts';
import { stayOnBusiness } from './off-topic.ts';
import { findTurnPassages } from './passages.ts';
import type { TurnFacts, TurnInput, TurnPorts, TurnResult, TurnUsage } from './ports.ts';
import { TurnRecorder } from './recorder.ts';
import { foreignWork } from './scope.ts';
import { answerData, type Reply, sayFixed, settle, type Sourced } from './settle.ts';
import { text } from './texts.ts';
import { isQuestion, type Understood, understandBurst } from './understand.ts';

/** Fact answers below this let the passages compete; a passage must hold this share of the question to win. */
const STRONG = 0.6;
const NEARLY_ALL = 0.75;

/** One turn's things, handed from step to step. */
interface Turn {
  ports: TurnPorts;
  input: TurnInput;
  understood: Understood;
  facts: TurnFacts;
  recorder: TurnRecorder;
  usage: TurnUsage;
  signal: AbortSignal;
  /** Trace of the last turn of the conversation, looked up once and only when it is needed. */
  lastTrace(): Promise<TurnTrace | null>;
}

/**
 * One turn: the contact's burst in, parts for the channel and a trace out. No database, no network but the ports; the same for
 * live, playground and tests. @throws the signal's reason when cancelled; every other failure is a `failed` result.
 */
export async function runTurn(ports: TurnPorts, input: TurnInput, signal: AbortSignal): Promise<TurnResult> {
  const recorder = new TurnRecorder(ports.clock);
  const usage: TurnUsage = { modelCalls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
  signal.throwIfAborted();
  const understood = await recorder.run(
    'understand',
    () => understandBurst(input, ports.understand),
    (result) => result.data,
  );
  const { language } = understood.data;
  const traced = (outcome: TurnOutcome) => recorder.finish(understood.written, outcome);
  try {
    const reply = await answerTurn({ ports, input, understood, recorder, usage, signal });
    const { capabilities, kind } = input.channel;
    const parts = await recorder.run(
      'fit',
      () => fitAnswer(reply.text, reply.options, capabilities, understood.language),
      (made) => ({ channel: kind, parts: made.map((part) => ({ kind: part.kind, text: part.text })) }),
    );
    signal.throwIfAborted();
    const handoff = reply.reason === null ? null : { reason: reply.reason, brief: briefFor(understood, reply.reason, recorder) };
    return { outcome: reply.outcome, parts, trace: traced(reply.outcome), language, handoff, usage };
  } catch (error) {
    if (signal.aborted) throw error;
    recorder.note('answer', 'failed', { ...answerData(emptyDraft, []), note: `engine.${error instanceof Error ? error.name : 'unknown'}` });
    return { outcome: 'failed', parts: [], trace: traced('failed'), language, handoff: null, usage, error };
  }
}

async function answerTurn(given: Omit<Turn, 'facts' | 'lastTrace'>): Promise<Reply> {
  const { ports, input, recorder, signal } = given;
  let { understood } = given;
  const early = chooseFixed(understood, input, null);
  if (early) return sayFixed(early, input, recorder);

  const facts = await ports.loadFacts();
  signal.throwIfAborted();
  if (understood.ordered && understood.question === '')
    return sayFixed(stayOnBusiness('orders', understood, input, facts), input, recorder);
  let asked: Promise<TurnTrace | null> | null = null;
  const lastTrace = (): Promise<TurnTrace | null> => {
    asked ??= ports.loadLastTrace && input.history.length > 0 ? ports.loadLastTrace(signal) : Promise.resolve(null);
    return asked;
  };
  const turn = { ...given, facts, lastTrace };

  const chosen = understood.choiceId === null ? await readTypedChoice(turn) : [understood.choiceId];
  if (chosen.length === 1) understood = { ...understood, choiceId: chosen[0] ?? null };
  const last = await findLastAnswer(understood, lastTrace);
  const found = await recorder.run(
    'facts',
    () =>
      chosen.length > 1
        ? { answer: answerReadings(chosen, understood, facts, input), rest: [] }
        : findFacts(understood, facts, input, last),
    (result) => factsData(result, facts),
  );
  if (found.answer) recorder.tried.push(`facts:${found.answer.query}`);
  // Whoever was asked back once is not asked again: every reading is answered.
  if (found.answer?.status === 'ambiguous' && (await lastTrace())?.outcome === 'clarifying') {
    const ids = found.answer.options.map((option) => option.id);
    found.answer = answerReadings(ids, understood, facts, input) ?? found.answer;
  }
  const late = chooseFixed(understood, input, found);
  if (late) return sayFixed(late, input, recorder);
  return weigh({ ...turn, understood }, found);
}

/** "The second one", "2", "الثاني", "both" after a question back. */
async function readTypedChoice({ understood, lastTrace, input }: Turn): Promise<string[]> {
  const last = input.history.at(-1);
  if (!last || last.author === 'contact' || understood.question === '') return [];
  const offered = offeredBy(await lastTrace());
  return readChoice(understood.question, offered);
}

/** Lets passages answer what the rows do not, or do only weakly. */
async function weigh(turn: Turn, found: FoundFacts): Promise<Reply> {
  const { input, understood, recorder } = turn;
  const strong =
    found.answer !== null && (found.answer.status !== 'answered' || found.answer.score >= Math.max(STRONG, input.tenant.confidenceLine));
  const rest = strong ? found.rest.filter(isQuestion).join('\n') : understood.question;
  const sourced = rest === '' ? null : await fromSources(rest, turn, found.answer === null);
  if (sourced === null) recorder.note('passages', 'skipped', { query: '', coverage: 0, passages: [] });
  if (sourced?.offTopic && !found.answer) return sayFixed(sourced.offTopic, input, recorder);
  // A weak fact answer is on the topic asked; only a passage that holds nearly the whole question is better.
  const weak = !strong && found.answer !== null && (sourced?.checked.coverage ?? 0) < NEARLY_ALL;
  return weak ? settle(found.answer, null, turn) : settle(strong ? found.answer : null, sourced, turn);
}

async function fromSources(question: string, turn: Turn, noFacts: boolean): Promise<Sourced> {
  const { ports, input, understood, facts, recorder, usage, signal } = turn;
  const chosen = chosenPassage(understood.choiceId);
  const trace = chosen === null ? null : await turn.lastTrace();
  const { found } = await recorder.run(
    'passages',
    // A chosen topic is one of the passages of the question that was asked before the question back.
    () => findTurnPassages(trace === null ? question : `${trace.question}\n${question}`, understood, input, ports, usage, signal),
    (searched) => searched.trace,
  );
  signal.throwIfAborted();
  recorder.tried.push(...found.passages.slice(0, 3).map((passage) => `passage:${passage.sourceName}`));
  const line = input.tenant.confidenceLine;
  const nothing: CheckedDraft = {
    ...{ draft: { ...emptyDraft, score: found.sureness }, check: { claims: [], passed: true }, citations: [], rewritten: false },
    coverage: found.coverage,
  };
  const passage = found.passages.find((each) => each.chunkId === chosen);
  if (passage) {
    const extracted = await ports.extractAnswer({ ...understood.data, question: found.question, passages: [passage] });
    const draft = quoteDraft(passage, extracted?.text ?? passage.text, understood, 1);
    const citations = citeSentences(draft.text, { ...draft.cited, currency: input.tenant.currency });
    return { checked: { ...nothing, draft, citations }, options: [], offTopic: null };
  }
  if (found.sureness < line) {
    const why = foreignWork(question) ?? (understood.ordered ? 'orders' : null);
    if (why !== null) return { checked: nothing, options: [], offTopic: stayOnBusiness(why, understood, input, facts) };
  } else if (noFacts && !understood.action) {
    const options = closeTopics(question, found);
    if (options.length > 0 && (await turn.lastTrace())?.outcome !== 'clarifying') {
      const draft = { ...emptyDraft, engine: 'fixed' as const, text: text('which_topic', understood.language), score: found.sureness };
      return { checked: { ...nothing, draft }, options, offTopic: null };
    }
  }
  const complaint = understood.data.complaint && understood.data.intent === 'complaint';
  const alone = (noFacts || found.coverage >= NEARLY_ALL) && !understood.action && !complaint;
  const checked = await recorder.run(
    'answer',
    () => draftFromSources({ understood, facts, found, alone }, ports, input, usage, signal),
    ({ draft, citations }) => answerData(draft, citations),
  );
  return { checked, options: [], offTopic: null };
}

function factsData(found: FoundFacts, facts: TurnFacts) {
  const { answer } = found;
  return {
    query: answer?.query ?? null,
    filters: answer?.filters ?? {},
    rows: (answer?.rows ?? []).map((row) => toFactRef(row, facts.sourceNames)),
  };
}
