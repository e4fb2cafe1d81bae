import { answerFromFacts, type FactReply } from '../../server/src/modules/knowledge/facts/answer-facts.ts';
import type { Tenant } from '../answers/load-tenants.ts';
import { answerLanguage, type Tongue } from '../answers/spoken.ts';

/** A question and whether the rows hold what it asks (`fact`) or only its words (`aside`). */
export interface ScopeRow {
  tenant: string;
  wanted: 'fact' | 'aside';
  kind: string;
  tongue: Tongue;
  question: string;
}

/** `out`: said before any passage is asked; `weak`: said when no passage is better; `none`: left to the passages. */
export type Standing = 'out' | 'weak' | 'none';
export interface ScopeJudged {
  row: ScopeRow;
  standing: Standing;
  right: boolean;
  said: string;
}

/** As the turn weighs it. */
const STRONG = 0.6;
/** Friday 4 December 2026, 18:30 in Riyadh. */
const NOW = new Date('2026-12-04T15:30:00Z');

const KINDS: Record<string, RegExp> = {
  location: /branches\.location/,
  hours: /hours|service/,
  phone: /branches\.phone|policies/,
  price: /item\.price|item\.card|list|compare/,
  availability: /item|list/,
  description: /item/,
  diet: /list\.diet|item\.diet|allergens/,
  allergen: /allergens|list\.diet/,
  delivery: /policies|service/,
  payment: /policies/,
  booking: /policies/,
  policy: /policies/,
  list: /list|item/,
};

export function judgeScope(row: ScopeRow, tenant: Tenant): ScopeJudged {
  const { currency, timeZone, facts } = tenant;
  const reply = answerFromFacts(row.question, facts, { language: answerLanguage(row.tongue), currency, timeZone, now: NOW, history: [] });
  const standing = standingOf(reply);
  const said = `${standing} ${reply.answer?.query ?? '-'} ${reply.answer?.score.toFixed(2) ?? ''} ${reply.answer?.text ?? ''}`;
  const right =
    row.wanted === 'aside' ? standing === 'none' : standing !== 'none' && (KINDS[row.kind]?.test(reply.answer?.query ?? '') ?? false);
  return { row, standing, right, said };
}

function standingOf({ answer }: FactReply): Standing {
  if (!answer) return 'none';
  return answer.status !== 'answered' || answer.score >= STRONG ? 'out' : 'weak';
}
