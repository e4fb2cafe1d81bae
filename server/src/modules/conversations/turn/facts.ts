import type { FactRef } from '@wafaa/contracts';
import { answerChoice, answerFromFacts, type FactAnswer, type FactRow } from './fact-tables.ts';
import type { TurnFacts, TurnInput } from './ports.ts';
import type { Understood } from './understand.ts';

export interface FoundFacts {
  answer: FactAnswer | null;
  /** Sentences that the tables do not answer. */
  rest: string[];
}

/** Asks the fact tables first: rendered by code, complete, without a model. */
export function findFacts(understood: Understood, facts: TurnFacts, input: TurnInput): FoundFacts {
  const { tenant, now } = input;
  const history = input.history.map((message) => message.text);
  const context = { language: understood.language, currency: tenant.currency, timeZone: tenant.timeZone, now, history };
  const chosen = understood.choiceId === null ? null : answerChoice(understood.choiceId, facts, context);
  return chosen ? { answer: chosen, rest: [] } : answerFromFacts(understood.question, facts, context);
}

export function toFactRef(row: FactRow, sourceNames: Record<string, string>): FactRef {
  const { id, kind, label, value, span } = row;
  return { id, kind, label, value, sourceId: span.sourceId, sourceName: sourceNames[span.sourceId] ?? '', page: span.page };
}
