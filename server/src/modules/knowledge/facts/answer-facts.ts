import { answerAllergens } from './answer-allergens.ts';
import { answerComparison } from './answer-compare.ts';
import { answerFollowUp, itemsOf } from './answer-follow-up.ts';
import { answerHours } from './answer-hours.ts';
import { answerItems } from './answer-items.ts';
import { answerList } from './answer-lists.ts';
import { answerBranches, answerPolicies } from './answer-places.ts';
import { answerService } from './answer-service.ts';
import { type AnswerContext, type FactAnswer, live } from './answer-types.ts';
import { mendSpelling } from './mend-spelling.ts';
import { readFactQueries } from './query-read.ts';
import type { FactQuery, ItemAspect } from './query-types.ts';
import { ALLERGY, isFiller } from './query-cues.ts';
import { fitOf } from './query-scope.ts';
import { fold, words } from './query-text.ts';
import { ANNOUNCEMENTS } from './render-words.ts';
import { splitJoined } from './split-joined.ts';
import { stripTalk } from './strip-talk.ts';
import type { FactSet } from './types.ts';

export interface FactReply {
  answer: FactAnswer | null;
  /** Sentences that ask something which the fact tables do not answer. */
  rest: string[];
}

/** Everything that the fact tables say to a question, several questions in one text included. Pure; no model, no clock but `context.now`. */
export function answerFromFacts(written: string, facts: FactSet, context: AnswerContext): FactReply {
  const rows = live(facts, context.now, context.timeZone);
  const question = mendSpelling(stripTalk(written), rows);
  const follow = answerFollowUp(question, rows, context);
  if (follow) return { answer: announced(follow), rest: [] };
  const lastItems = itemsOf(context.last, rows);
  const answers: FactAnswer[] = [];
  const rest: string[] = [];
  const history = [...context.history];
  // An allergy said in one sentence rules the next ("I have a nut allergy. Is the kunafa safe?"), so such a text is read whole.
  const whole = ALLERGY.test(fold(question)) ? [question] : question.split(/\n+|(?<=[?؟!])\s+|(?<=\p{L}{2,}\.)\s+/u);
  const sentences = whole.flatMap((sentence) => splitJoined(sentence, rows, context));
  for (const sentence of sentences) {
    const found = readFactQueries(sentence, rows, { currency: context.currency, history, lastItems })
      .flatMap((query) => answerFitting(query, sentence, rows, context))
      .filter((answer) => answer.text !== '');
    answers.push(...found);
    if (found.length === 0 && words(sentence).some((word) => !isFiller(word))) rest.push(sentence.trim());
    history.push(sentence);
  }
  // Confirmed allergens say more than "no ingredient list", when both were asked.
  const told = answers.some((answer) => answer.query === 'allergens')
    ? answers.filter((answer) => answer.reason !== 'description_missing')
    : answers;
  const answer = join(told);
  return { answer: answer && announced(answer), rest };
}

/** The answer to a choice that an earlier question back offered; null when the id is none of ours or its item is gone. */
export function answerChoice(choiceId: string, facts: FactSet, context: AnswerContext): FactAnswer | null {
  const [, aspect, itemId] = /^fact:(price|availability|description|calories|card):(.+)$/.exec(choiceId) ?? [];
  const item = live(facts, context.now, context.timeZone).items.find((row) => row.id === itemId);
  if (!aspect || !item) return null;
  const reading = { matches: [{ item, coverage: 1, taken: [], strength: 1, variant: null }], alternatives: [], unexplained: [], score: 1 };
  return announced(answerItems({ kind: 'item', aspect: aspect as ItemAspect, reading, diets: [] }, context));
}

const announced = (answer: FactAnswer): FactAnswer =>
  answer.status === 'person' ? { ...answer, derived: [...answer.derived, ...ANNOUNCEMENTS] } : answer;

/** Sure enough to be said where no passage holds nearly the whole question, and no surer. */
const DOUBTFUL = 0.55;

/** The answer to a query as far as it accounts for the words of its question; none where the question is about something else. */
function answerFitting(query: FactQuery, sentence: string, facts: FactSet, context: AnswerContext): FactAnswer[] {
  const read = query.kind === 'item' || query.kind === 'list' ? (query.read ?? sentence) : sentence;
  const fit = fitOf(query, read, facts, context.called);
  if (fit === 'aside') return [];
  const answer = answerQuery(query, sentence, facts, context);
  return [fit === 'weak' ? { ...answer, score: Math.min(answer.score, DOUBTFUL) } : answer];
}

function answerQuery(query: FactQuery, sentence: string, facts: FactSet, context: AnswerContext): FactAnswer {
  switch (query.kind) {
    case 'item':
      return answerItems(query, context);
    case 'list':
      return answerList(query, facts, context);
    case 'compare':
      return answerComparison(query, context);
    case 'allergens':
      return answerAllergens(query, facts, context);
    case 'hours':
      return answerHours(query, facts, context);
    case 'service':
      return answerService(query, facts, context);
    case 'branches':
      return answerBranches(query, facts, context);
    case 'policies':
      return answerPolicies(query, sentence, facts, context);
  }
}

function join(answers: readonly FactAnswer[]): FactAnswer | null {
  const [first] = answers;
  if (!first || answers.length === 1) return first ?? null;
  const person = answers.find((answer) => answer.status === 'person');
  // One question back at a time; what is already clear is said with it.
  const unclear = answers.find((answer) => answer.status === 'ambiguous');
  const clear = answers.filter((answer) => answer.status !== 'ambiguous');
  return {
    query: answers.map((answer) => answer.query).join('+'),
    filters: Object.fromEntries(answers.flatMap((answer) => Object.entries(answer.filters))),
    text: withoutRepeats([...clear, ...(unclear ? [unclear] : [])].map((answer) => answer.text)).join('\n\n'),
    rows: [...new Map(answers.flatMap((answer) => answer.rows).map((row) => [row.id, row])).values()],
    derived: answers.flatMap((answer) => answer.derived),
    score: Math.min(...answers.map((answer) => answer.score)),
    status: person ? 'person' : unclear ? 'ambiguous' : 'answered',
    options: unclear?.options ?? [],
    reason: person?.reason ?? null,
  };
}

/** Texts that say something which no other says: "How can I pay? Do you take cards?" is answered once. */
function withoutRepeats(texts: readonly string[]): string[] {
  const linesOf = (text: string): string[] => text.split('\n').map((line) => line.replace(/^• /, ''));
  return texts.filter((text, at) => {
    const lines = linesOf(text);
    return !texts.some((other, place) => {
      if (place === at) return false;
      const all = linesOf(other);
      return lines.every((line) => all.includes(line)) && (all.length > lines.length || place < at);
    });
  });
}
