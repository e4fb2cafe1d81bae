import type { AnswerStep, Citation, TurnOutcome } from '@wafaa/contracts';
import { type DraftAnswer, emptyDraft } from './answer.ts';
import { checkClaims } from './check-claims.ts';
import { citeSentences } from './cite.ts';
import { decide } from './confidence.ts';
import type { CheckedDraft } from './draft-from-sources.ts';
import { factEvidence, fixedEvidence } from './evidence.ts';
import type { FactAnswer, FactOption } from './fact-tables.ts';
import type { FixedReply } from './fixed.ts';
import { handoverText } from './hand-over.ts';
import type { TurnFacts, TurnInput } from './ports.ts';
import type { TurnRecorder } from './recorder.ts';
import type { Understood } from './understand.ts';

/** What a turn came to, before the channel's form. */
export interface Reply {
  text: string;
  options: readonly FactOption[];
  outcome: TurnOutcome;
  /** Set when a person takes over. */
  reason: string | null;
}

/** What the passages came to. */
export interface Sourced {
  checked: CheckedDraft;
  /** Topics between which the contact is to choose. */
  options: readonly FactOption[];
  /** Said instead where this is no business of the business. */
  offTopic: FixedReply | null;
}

interface Settling {
  input: TurnInput;
  understood: Understood;
  facts: TurnFacts;
  recorder: TurnRecorder;
}

/** Joins what facts and passages say, checks it as a whole, and decides between answering, asking back and handing over. */
export async function settle(answer: FactAnswer | null, sourced: Sourced | null, turn: Settling): Promise<Reply> {
  const { understood, input, recorder } = turn;
  const { tenant } = input;
  const line = tenant.confidenceLine;
  const from = sourced?.checked ?? null;
  const sure = from !== null && from.draft.text !== '' && from.draft.score >= line;
  const rest = sourced?.offTopic ? sourced.offTopic.text : sure || answer === null ? (from?.draft.text ?? '') : '';
  const body = [answer?.text ?? '', rest].filter((part) => part !== '').join('\n\n');
  const draft: DraftAnswer = answer
    ? { ...emptyDraft, ...from?.draft, engine: 'facts', text: body, score: answer.score }
    : (from?.draft ?? emptyDraft);
  if (answer || sourced?.options.length || understood.choiceId !== null) {
    const citations = citeSentences(body, { ...citedOf(answer, draft, turn.facts), currency: tenant.currency });
    await recorder.run(
      'answer',
      () => draft,
      (made) => answerData(made, citations),
    );
  }
  const fixed = answer || sourced?.options.length || sourced?.offTopic ? fixedEvidence(tenant) : [];
  const evidence = [...(answer ? factEvidence(answer) : []), ...fixed, ...(from?.draft.evidence ?? [])];
  const check = await recorder.run(
    'check',
    () => checkClaims(body, evidence, tenant.currency, understood.question),
    (result) => ({ ...result, rewritten: from?.rewritten ?? false }),
  );
  const options = answer?.status === 'ambiguous' ? answer.options : answer === null ? (sourced?.options ?? []) : [];
  const decision = await recorder.run(
    'confidence',
    () =>
      decide(
        {
          score: answer?.score ?? from?.draft.score ?? 0,
          checked: check.passed,
          options: options.length,
          needsPerson: answer?.status === 'person' ? answer.reason : understood.action ? 'action_needed' : null,
          empty: body === '',
        },
        line,
      ),
    (result) => ({ ...result, ...(result.decision === 'clarify' ? { offered: options.map(({ id, title }) => ({ id, title })) } : {}) }),
  );
  if (decision.decision === 'answer' && understood.data.complaint && understood.data.intent === 'complaint') {
    return { text: `${handoverText('complaint', understood, input)}\n\n${body}`, options: [], outcome: 'handed_over', reason: 'complaint' };
  }
  if (decision.decision === 'clarify') return { text: body, options, outcome: 'clarifying', reason: null };
  const leftOver = answer !== null && from !== null && !sure && !sourced?.offTopic;
  if (decision.decision === 'answer') {
    if (!leftOver) return { text: body, options: [], outcome: 'answered', reason: null };
    return {
      text: `${body}\n\n${handoverText('rest_to_person', understood, input)}`,
      options: [],
      outcome: 'handed_over',
      reason: 'nothing_found',
    };
  }
  return handOver(answer, check.passed, decision.reason, turn);
}

function handOver(answer: FactAnswer | null, checked: boolean, reason: string, { understood, input }: Settling): Reply {
  const kept = checked && answer !== null ? `${answer.text}\n\n` : '';
  const told = answer?.reason === 'allergens_unconfirmed' || answer?.reason === 'allergy_needs_person';
  const id =
    understood.data.intent === 'complaint' ? 'complaint' : reason === 'action_needed' ? 'action' : kept === '' ? 'refusal' : 'handing_over';
  const said = told ? '' : handoverText(id, understood, input);
  return { text: `${kept}${said}`.trim(), options: [], outcome: 'handed_over', reason };
}

/** Rows that were rendered beside what the passages brought. */
function citedOf(answer: FactAnswer | null, draft: DraftAnswer, facts: TurnFacts) {
  const { sourceNames, sourceVersions = {} } = facts;
  return { ...draft.cited, rows: [...(answer?.rows ?? []), ...(draft.cited.rows ?? [])], sourceNames, sourceVersions };
}

/** A fixed sentence as the whole reply. */
export async function sayFixed(fixed: FixedReply, input: TurnInput, recorder: TurnRecorder): Promise<Reply> {
  const draft: DraftAnswer = { ...emptyDraft, engine: fixed.text === '' ? 'none' : 'fixed', text: fixed.text, score: 1, note: fixed.note };
  await recorder.run(
    'answer',
    () => draft,
    (made) => answerData(made, []),
  );
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

export function answerData(draft: DraftAnswer, citations: Citation[]): AnswerStep['data'] {
  const { engine, text, model, inputTokens, outputTokens, latencyMs, note } = draft;
  return { engine, text, model, inputTokens, outputTokens, latencyMs, note, citations };
}
