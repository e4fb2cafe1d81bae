import type { FactRef, TurnTrace } from '@wafaa/contracts';
import { answerChoice, answerFromFacts, type FactAnswer, type FactRow, type LastAnswer, words } from './fact-tables.ts';
import type { TurnFacts, TurnInput, TurnPorts } from './ports.ts';
import type { Understood } from './understand.ts';

export interface FoundFacts {
  answer: FactAnswer | null;
  /** Sentences that the tables do not answer. */
  rest: string[];
}

/** Parts of one answer before a long list stops and waits for "more". */
const MOST_PARTS = 3;
/** A message with more words than this says itself what it is about. */
const MOST_LEANING_WORDS = 12;

/** What the fact tables said last in this conversation, for a message short enough to lean on it. */
export async function findLastAnswer(
  understood: Understood,
  input: TurnInput,
  ports: TurnPorts,
  signal: AbortSignal,
): Promise<LastAnswer | null> {
  if (!ports.loadLastTrace || input.history.length === 0 || words(understood.question).length > MOST_LEANING_WORDS) return null;
  return toLastAnswer(await ports.loadLastTrace(signal));
}

function toLastAnswer(trace: TurnTrace | null): LastAnswer | null {
  const step = trace?.steps.find((each) => each.name === 'facts');
  if (step?.name !== 'facts' || step.data.query === null) return null;
  return { query: step.data.query, filters: step.data.filters, rowIds: step.data.rows.map((row) => row.id) };
}

/** Asks the fact tables first: rendered by code, complete, without a model. */
export function findFacts(understood: Understood, facts: TurnFacts, input: TurnInput, last: LastAnswer | null = null): FoundFacts {
  const { tenant, now } = input;
  const history = input.history.map((message) => message.text);
  const { max, unit } = input.channel.capabilities.outbound.text;
  const context = {
    ...{ language: understood.language, currency: tenant.currency, timeZone: tenant.timeZone, now, history, last },
    room: { max: max * MOST_PARTS, unit: unit === 'utf8_bytes' ? unit : ('utf16' as const) },
  };
  const chosen = understood.choiceId === null ? null : answerChoice(understood.choiceId, facts, context);
  return chosen ? { answer: chosen, rest: [] } : answerFromFacts(understood.question, facts, context);
}

export function toFactRef(row: FactRow, sourceNames: Record<string, string>): FactRef {
  const { id, kind, label, value, span } = row;
  return { id, kind, label, value, sourceId: span.sourceId, sourceName: sourceNames[span.sourceId] ?? '', page: span.page };
}
