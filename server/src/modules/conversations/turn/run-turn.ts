import type { AnswerStep, TurnOutcome } from '@wafaa/contracts';
import { type DraftAnswer, emptyDraft } from './answer.ts';
import { checkClaims } from './check-claims.ts';
import { decide } from './confidence.ts';
import { type CheckedDraft, draftFromSources } from './draft-from-sources.ts';
import { factEvidence, fixedEvidence } from './evidence.ts';
import type { FactAnswer, FactOption } from './fact-tables.ts';
import { findFacts, findLastAnswer, type FoundFacts, toFactRef } from './facts.ts';
import { fitAnswer } from './fit.ts';
import { chooseFixed } from './fixed.ts';
import { briefFor, handoverText } from './hand-over.ts';
import { findTurnPassages } from './passages.ts';
import type { FoundPassages, TurnFacts, TurnInput, TurnPorts, TurnResult, TurnUsage } from './ports.ts';
import { TurnRecorder } from './recorder.ts';
import { isQuestion, type Understood, understandBurst } from './understand.ts';

/** Fact answers below this let the passages compete; a passage must hold this share of the question to win. */
const STRONG = 0.6;
const NEARLY_ALL = 0.75;

/** What a turn came to, before the channel's form. */
interface Reply {
  text: string;
  options: readonly FactOption[];
  outcome: TurnOutcome;
  /** Set when a person takes over. */
  reason: string | null;
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
  const finish = async (reply: Reply): Promise<TurnResult> => {
    const { capabilities, kind } = input.channel;
    const parts = await recorder.run(
      'fit',
      () => fitAnswer(reply.text, reply.options, capabilities, understood.language),
      (made) => ({ channel: kind, parts: made.map((part) => ({ kind: part.kind, text: part.text })) }),
    );
    signal.throwIfAborted();
    const handoff = reply.reason === null ? null : { reason: reply.reason, brief: briefFor(understood, reply.reason, recorder) };
    return {
      outcome: reply.outcome,
      parts,
      trace: recorder.finish(understood.question, reply.outcome),
      language: understood.data.language,
      handoff,
      usage,
    };
  };
  try {
    return await finish(await answerTurn(ports, input, understood, recorder, usage, signal));
  } catch (error) {
    if (signal.aborted) throw error;
    recorder.note('answer', 'failed', { ...answerData(emptyDraft), note: `engine.${error instanceof Error ? error.name : 'unknown'}` });
    const trace = recorder.finish(understood.question, 'failed');
    return { outcome: 'failed', parts: [], trace, language: understood.data.language, handoff: null, usage, error };
  }
}

async function answerTurn(
  ports: TurnPorts,
  input: TurnInput,
  understood: Understood,
  recorder: TurnRecorder,
  usage: TurnUsage,
  signal: AbortSignal,
): Promise<Reply> {
  const { tenant } = input;
  const early = chooseFixed(understood, input, null);
  if (early) return sayFixed(early, input, recorder);

  const facts = await ports.loadFacts();
  signal.throwIfAborted();
  const last = await findLastAnswer(understood, input, ports, signal);
  const found = await recorder.run(
    'facts',
    () => findFacts(understood, facts, input, last),
    (result) => factsData(result, facts),
  );
  if (found.answer) recorder.tried.push(`facts:${found.answer.query}`);
  const late = chooseFixed(understood, input, found);
  if (late) return sayFixed(late, input, recorder);

  const strong =
    found.answer !== null && (found.answer.status !== 'answered' || found.answer.score >= Math.max(STRONG, tenant.confidenceLine));
  const rest = strong ? found.rest.filter(isQuestion).join('\n') : understood.question;
  const sourced = rest === '' ? null : await fromSources(rest, ports, input, understood, facts, recorder, usage, signal);
  if (sourced === null) recorder.note('passages', 'skipped', { query: '', coverage: 0, passages: [] });
  // A weak fact answer is on the topic asked; only a passage that holds nearly the whole question is better.
  const weak = !strong && found.answer !== null && (sourced?.draft.score ?? 0) < NEARLY_ALL;
  return weak
    ? settle(found.answer, null, understood, input, recorder)
    : settle(strong ? found.answer : null, sourced, understood, input, recorder);
}

async function fromSources(
  question: string,
  ports: TurnPorts,
  input: TurnInput,
  understood: Understood,
  facts: TurnFacts,
  recorder: TurnRecorder,
  usage: TurnUsage,
  signal: AbortSignal,
): Promise<CheckedDraft> {
  const found: FoundPassages = await recorder.run(
    'passages',
    () => findTurnPassages(question, understood, ports, signal),
    ({ coverage, passages }) => ({ query: question, coverage, passages: passages.map(({ heading: _, kind: __, ...shown }) => shown) }),
  );
  signal.throwIfAborted();
  recorder.tried.push(...found.passages.slice(0, 3).map((passage) => `passage:${passage.sourceName}`));
  return recorder.run(
    'answer',
    () => draftFromSources({ question, understood, facts, found }, ports, input, usage, signal),
    ({ draft }) => answerData(draft),
  );
}

/** Joins what facts and passages say, checks it as a whole, and decides between answering, asking back and handing over. */
async function settle(
  answer: FactAnswer | null,
  sourced: CheckedDraft | null,
  understood: Understood,
  input: TurnInput,
  recorder: TurnRecorder,
): Promise<Reply> {
  const { tenant } = input;
  const line = tenant.confidenceLine;
  const sure = sourced !== null && sourced.draft.text !== '' && sourced.draft.score >= line;
  const body = [answer?.text ?? '', sure || answer === null ? (sourced?.draft.text ?? '') : ''].filter((part) => part !== '').join('\n\n');
  const draft: DraftAnswer = answer
    ? { ...emptyDraft, ...sourced?.draft, engine: 'facts', text: body, score: answer.score }
    : (sourced?.draft ?? emptyDraft);
  if (answer) await recorder.run('answer', () => draft, answerData);
  const evidence = [...(answer ? [...factEvidence(answer), ...fixedEvidence(tenant)] : []), ...(sourced?.draft.evidence ?? [])];
  const check = await recorder.run(
    'check',
    () => checkClaims(body, evidence, tenant.currency, understood.question),
    (result) => ({ ...result, rewritten: sourced?.rewritten ?? false }),
  );
  const decision = await recorder.run(
    'confidence',
    () =>
      decide(
        {
          score: answer?.score ?? sourced?.draft.score ?? 0,
          checked: check.passed,
          options: answer?.status === 'ambiguous' ? answer.options.length : 0,
          needsPerson: answer?.status === 'person' ? answer.reason : understood.action ? 'action_needed' : null,
          empty: body === '',
        },
        line,
      ),
    (result) => result,
  );
  if (decision.decision === 'answer' && understood.data.complaint && understood.data.intent === 'complaint') {
    return { text: `${handoverText('complaint', understood, input)}\n\n${body}`, options: [], outcome: 'handed_over', reason: 'complaint' };
  }
  const leftOver = answer !== null && sourced !== null && !sure;
  if (decision.decision === 'clarify') return { text: body, options: answer?.options ?? [], outcome: 'clarifying', reason: null };
  if (decision.decision === 'answer') {
    if (!leftOver) return { text: body, options: [], outcome: 'answered', reason: null };
    return {
      text: `${body}\n\n${handoverText('rest_to_person', understood, input)}`,
      options: [],
      outcome: 'handed_over',
      reason: 'nothing_found',
    };
  }
  const kept = check.passed && answer !== null ? `${answer.text}\n\n` : '';
  const told = answer?.reason === 'allergens_unconfirmed' || answer?.reason === 'allergy_needs_person';
  const said = told
    ? ''
    : handoverText(
        understood.data.intent === 'complaint'
          ? 'complaint'
          : decision.reason === 'action_needed'
            ? 'action'
            : kept === ''
              ? 'refusal'
              : 'handing_over',
        understood,
        input,
      );
  return { text: `${kept}${said}`.trim(), options: [], outcome: 'handed_over', reason: decision.reason };
}

async function sayFixed(fixed: NonNullable<ReturnType<typeof chooseFixed>>, input: TurnInput, recorder: TurnRecorder): Promise<Reply> {
  const draft: DraftAnswer = { ...emptyDraft, engine: fixed.text === '' ? 'none' : 'fixed', text: fixed.text, score: 1, note: fixed.note };
  await recorder.run('answer', () => draft, answerData);
  await recorder.run(
    'check',
    () => checkClaims(draft.text, fixedEvidence(input.tenant), input.tenant.currency),
    (result) => ({ ...result, rewritten: false }),
  );
  const decision = fixed.outcome === 'silent' ? 'silent' : fixed.reason === null ? 'answer' : 'hand_over';
  await recorder.run(
    'confidence',
    () => ({ score: 1, line: input.tenant.confidenceLine, decision, reason: fixed.note }) as const,
    (result) => result,
  );
  return { text: fixed.text, options: [], outcome: fixed.outcome, reason: fixed.reason };
}

function factsData(found: FoundFacts, facts: TurnFacts) {
  const { answer } = found;
  return {
    query: answer?.query ?? null,
    filters: answer?.filters ?? {},
    rows: (answer?.rows ?? []).map((row) => toFactRef(row, facts.sourceNames)),
  };
}

function answerData(draft: DraftAnswer): AnswerStep['data'] {
  const { engine, text, model, inputTokens, outputTokens, latencyMs, note } = draft;
  return { engine, text, model, inputTokens, outputTokens, latencyMs, note };
}
