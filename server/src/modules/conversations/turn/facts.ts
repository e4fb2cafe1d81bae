import type { FactRef, TurnTrace } from '@wafaa/contracts';
import { type AnswerContext, answerChoice, answerFromFacts, type FactAnswer, type FactRow, type LastAnswer, words } from './fact-tables.ts';
import type { TurnFacts, TurnInput } from './ports.ts';
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
export async function findLastAnswer(understood: Understood, lastTrace: () => Promise<TurnTrace | null>): Promise<LastAnswer | null> {
  return words(understood.question).length > MOST_LEANING_WORDS ? null : toLastAnswer(await lastTrace());
}

function toLastAnswer(trace: TurnTrace | null): LastAnswer | null {
  const step = trace?.steps.find((each) => each.name === 'facts');
  if (step?.name !== 'facts' || step.data.query === null) return null;
  return { query: step.data.query, filters: step.data.filters, rowIds: step.data.rows.map((row) => row.id) };
}

/** Asks the fact tables first: rendered by code, complete, without a model. */
export function findFacts(understood: Understood, facts: TurnFacts, input: TurnInput, last: LastAnswer | null = null): FoundFacts {
  const context = contextOf(understood, input, last);
  const chosen = understood.choiceId === null ? null : answerChoice(understood.choiceId, facts, context);
  return chosen ? { answer: chosen, rest: [] } : answerFromFacts(understood.question, facts, context);
}

/** Every offered reading answered, one below the other; null when one of them cannot be. */
export function answerReadings(
  choiceIds: readonly string[],
  understood: Understood,
  facts: TurnFacts,
  input: TurnInput,
): FactAnswer | null {
  const context = contextOf(understood, input, null);
  const answers = choiceIds.flatMap((id) => answerChoice(id, facts, context) ?? []);
  const [first] = answers;
  if (!first || answers.length < choiceIds.length) return null;
  const person = answers.find((answer) => answer.status === 'person');
  return {
    ...first,
    text: answers.map((answer) => answer.text).join('\n'),
    rows: answers.flatMap((answer) => answer.rows),
    derived: answers.flatMap((answer) => answer.derived),
    filters: { items: answers.flatMap((answer) => answer.filters.items ?? []).join(',') },
    score: Math.min(...answers.map((answer) => answer.score)),
    status: person?.status ?? 'answered',
    reason: person?.reason ?? null,
  };
}

/** The bot's own words name dishes that nobody asked about. */
const saidByContact = (history: TurnInput['history']): string[] =>
  history.filter((message) => message.author === 'contact').map((message) => message.text);

function contextOf({ language }: Understood, { tenant, now, history, channel }: TurnInput, last: LastAnswer | null): AnswerContext {
  const { max, unit } = channel.capabilities.outbound.text;
  return {
    ...{ language, currency: tenant.currency, timeZone: tenant.timeZone, now, history: saidByContact(history), last },
    called: [...words(tenant.name.en ?? ''), ...words(tenant.name.ar ?? '')],
    room: { max: max * MOST_PARTS, unit: unit === 'utf8_bytes' ? unit : ('utf16' as const) },
  };
}

export function toFactRef(row: FactRow, sourceNames: Record<string, string>): FactRef {
  const { id, kind, label, value, span } = row;
  return { id, kind, label, value, sourceId: span.sourceId, sourceName: sourceNames[span.sourceId] ?? '', page: span.page };
}
