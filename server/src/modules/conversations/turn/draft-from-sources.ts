import { askModel, type DraftAnswer, emptyDraft, quotePassage } from './answer.ts';
import { checkClaims, type ClaimCheck } from './check-claims.ts';
import { findLeak } from './leak.ts';
import { findOddities } from './oddities.ts';
import type { FoundPassages, TurnFacts, TurnInput, TurnPorts, TurnUsage } from './ports.ts';
import { buildPrompt, type ModelPrompt } from './prompt.ts';
import type { Understood } from './understand.ts';

export interface CheckedDraft {
  draft: DraftAnswer;
  check: ClaimCheck;
  rewritten: boolean;
}

interface Sources {
  question: string;
  understood: Understood;
  facts: TurnFacts;
  found: FoundPassages;
}

/** Every claim traced, every slot known, nothing given away. */
function examine(
  draft: DraftAnswer,
  prompt: ModelPrompt | null,
  understood: Understood,
  currency: string,
): { check: ClaimCheck; problems: string[] } {
  const check = checkClaims(draft.text, draft.evidence, currency, understood.question);
  const leak = prompt === null ? findLeak(draft.text, '', []) : findLeak(draft.text, prompt.secret, [prompt.fence]);
  const problems = [
    ...check.claims.filter((claim) => !claim.supported).map((claim) => `"${claim.text}"`),
    ...draft.brokenSlots.map((slot) => `unknown slot ${slot}`),
    ...(leak === null ? [] : [leak]),
    ...(prompt === null ? [] : findOddities(draft.text, draft.evidence, understood)),
  ];
  return { check: { claims: check.claims, passed: problems.length === 0 }, problems };
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
  const { question, understood, facts, found } = sources;
  const { currency } = input.tenant;
  let note: string | null = ports.model === null ? null : 'model.nothing_to_say_from';
  let rewritten = false;
  if (ports.model !== null) {
    const prompt = buildPrompt(input, understood, facts, found, crypto.randomUUID());
    if (found.passages.length + prompt.rows.length > 0) {
      const first = await askModel(ports.model, prompt, input, found, usage, null, signal);
      note = first.note;
      if (first.draft) {
        const verdict = examine(first.draft, prompt, understood, currency);
        if (verdict.check.passed) return { draft: first.draft, check: verdict.check, rewritten };
        rewritten = true;
        const second = await askModel(
          ports.model,
          prompt,
          input,
          found,
          usage,
          { text: first.draft.text, problems: verdict.problems },
          signal,
        );
        note = second.note ?? 'claims.unsupported';
        if (second.draft) {
          const again = examine(second.draft, prompt, understood, currency);
          if (again.check.passed) return { draft: { ...second.draft, note: 'claims.rewritten' }, check: again.check, rewritten };
        }
      }
    }
  }
  const quote = await quotePassage(question, understood, found, ports);
  if (quote) {
    const verdict = examine(quote, null, understood, currency);
    if (verdict.check.passed) return { draft: { ...quote, note }, check: verdict.check, rewritten };
    note = 'claims.unsupported';
  }
  return { draft: { ...emptyDraft, score: found.coverage, note }, check: { claims: [], passed: true }, rewritten };
}
