import type { Citation } from '@wafaa/contracts';
import { askModel, type DraftAnswer, emptyDraft, modelScore, modelSources, NO_ANSWER, quotePassage } from './answer.ts';
import { checkClaims, type ClaimCheck } from './check-claims.ts';
import { citeSentences } from './cite.ts';
import { findLeak } from './leak.ts';
import { findOddities, findUncited } from './oddities.ts';
import type { TurnFacts, TurnFinding, TurnInput, TurnPorts, TurnUsage } from './ports.ts';
import { buildPrompt, type ModelPrompt } from './prompt.ts';
import { createSentenceGate } from './sentence-gate.ts';
import type { Understood } from './understand.ts';

export interface CheckedDraft {
  draft: DraftAnswer;
  check: ClaimCheck;
  citations: Citation[];
  rewritten: boolean;
  /** 0..1: how much of the question the passages hold. */
  coverage: number;
}

interface Sources {
  understood: Understood;
  facts: TurnFacts;
  found: TurnFinding;
  /** Nothing else is said beside this answer, so that a model's sentences may be shown while it writes. */
  alone: boolean;
}

interface Verdict {
  check: ClaimCheck;
  citations: Citation[];
  problems: string[];
}

/** Every claim traced, every sentence from a source, every slot known, nothing given away. */
function examine(draft: DraftAnswer, prompt: ModelPrompt | null, understood: Understood, currency: string): Verdict {
  const check = checkClaims(draft.text, draft.evidence, currency, understood.question);
  const citations = citeSentences(draft.text, { ...draft.cited, currency });
  const leak = prompt === null ? findLeak(draft.text, '', []) : findLeak(draft.text, prompt.secret, [prompt.fence]);
  const problems = [
    ...check.claims.filter((claim) => !claim.supported).map((claim) => `"${claim.text}"`),
    ...draft.brokenSlots.map((slot) => `unknown slot ${slot}`),
    ...(leak === null ? [] : [leak]),
    ...(prompt === null ? [] : findOddities(draft.text, draft.evidence, understood)),
    ...(prompt === null ? [] : findUncited(draft.text, citations, draft.evidence)),
  ];
  return { check: { claims: check.claims, passed: problems.length === 0 }, citations, problems: [...new Set(problems)] };
}

/**
 * An answer from passages and facts: by the model, rewritten once when a claim does not hold, else the best sentence quoted,
 * else nothing. What comes back has passed the check or has no text.
 */
export async function draftFromSources(
  sources: Sources,
  ports: TurnPorts,
  input: TurnInput,
  usage: TurnUsage,
  signal: AbortSignal,
): Promise<CheckedDraft> {
  const { understood, found } = sources;
  const { currency } = input.tenant;
  const done = (draft: DraftAnswer, verdict: Verdict, rewritten: boolean): CheckedDraft => ({
    ...{ draft, check: verdict.check, citations: verdict.citations, rewritten, coverage: found.coverage },
  });
  const written = await writeByModel(sources, ports, input, usage, signal);
  if (written.draft) return done(written.draft, written.verdict, written.rewritten);
  let { note } = written;
  const quote = await quotePassage(understood, found, ports);
  if (quote) {
    const verdict = examine(quote, null, understood, currency);
    if (verdict.check.passed) return done({ ...quote, note }, verdict, written.rewritten);
    note = 'claims.unsupported';
  }
  const nothing: Verdict = { check: { claims: [], passed: true }, citations: [], problems: [] };
  return done({ ...emptyDraft, score: found.sureness, note }, nothing, written.rewritten);
}

type Written = { draft: DraftAnswer; verdict: Verdict; rewritten: boolean } | { draft: null; note: string | null; rewritten: boolean };

async function writeByModel(
  { understood, facts, found, alone }: Sources,
  { model }: TurnPorts,
  input: TurnInput,
  usage: TurnUsage,
  signal: AbortSignal,
): Promise<Written> {
  if (model === null) return { draft: null, note: null, rewritten: false };
  // Whoever orders a machine about is answered by the engine that takes no orders.
  if (understood.ordered) return { draft: null, note: 'model.not_asked', rewritten: false };
  const { currency, confidenceLine } = input.tenant;
  const prompt = buildPrompt(input, understood, facts, found, crypto.randomUUID());
  if (found.passages.length + prompt.rows.length === 0) return { draft: null, note: 'model.nothing_to_say_from', rewritten: false };
  const from = modelSources(prompt, found, facts.sourceNames);
  const judge = (draft: DraftAnswer): Verdict => examine(draft, prompt, understood, currency);
  const tell = alone && modelScore(prompt, found) >= confidenceLine ? input.onSentence : undefined;
  const passes = (text: string): boolean => !text.includes(NO_ANSWER) && judge({ ...emptyDraft, ...from, text }).check.passed;
  const onText = tell ? createSentenceGate(prompt.slots, passes, tell) : null;
  const first = await askModel(model, prompt, input, found, from, usage, { rewrite: null, onText }, signal);
  if (!first.draft) return { draft: null, note: first.note, rewritten: false };
  const verdict = judge(first.draft);
  if (verdict.check.passed) return { draft: first.draft, verdict, rewritten: false };
  const rewrite = { text: first.draft.text, problems: verdict.problems };
  const second = await askModel(model, prompt, input, found, from, usage, { rewrite, onText: null }, signal);
  if (!second.draft) return { draft: null, note: second.note, rewritten: true };
  const again = judge(second.draft);
  if (again.check.passed) return { draft: { ...second.draft, note: 'claims.rewritten' }, verdict: again, rewritten: true };
  return { draft: null, note: 'claims.unsupported', rewritten: true };
}
