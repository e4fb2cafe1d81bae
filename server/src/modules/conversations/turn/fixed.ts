import { normaliseText, stripInvisible } from '../../nlu/index.ts';
import { pick } from './fact-tables.ts';
import type { FoundFacts } from './facts.ts';
import { handoverText } from './hand-over.ts';
import type { TurnInput } from './ports.ts';
import { text } from './texts.ts';
import { isQuestion, type Understood } from './understand.ts';

export interface FixedReply {
  text: string;
  outcome: 'answered' | 'handed_over' | 'silent';
  /** Why a person takes over; null when none does. */
  reason: string | null;
  note: string;
}

/** A first name that is nothing but letters; what else people put into their names (signs, jokes, orders) is not said. */
const NAME = /^[\p{L}\p{M}'’-]{2,20}$/u;
const NO_NAME = /^(?:customer|guest|user|client|test|unknown|whatsapp|null|undefined|عميل|زبون|ضيف|مستخدم)$/iu;
function calledBy(name: string | undefined, language: 'en' | 'ar'): string {
  const first =
    stripInvisible(name ?? '')
      .trim()
      .split(/\s+/u)[0] ?? '';
  const script = language === 'ar' ? /^\p{Script=Arabic}/u : /^\p{Script=Latin}/u;
  if (!NAME.test(first) || !script.test(first) || NO_NAME.test(first)) return '';
  return language === 'ar' ? ` يا ${first}` : ` ${first}`;
}

/** Sooner than anybody reads an answer and types their thanks for it. */
const READING_MS = 2_500;

/** Was this on its way already when our last answer went out? */
function crossedAnswer({ burst, history }: TurnInput): boolean {
  const last = history.at(-1);
  const received = burst[0]?.receivedAt;
  if (last?.author !== 'bot' || received === undefined) return false;
  return new Date(received).getTime() - new Date(last.at).getTime() < READING_MS;
}

const SALAM = /سلام|salam/u;

/**
 * Replies that need no knowledge. Called twice: without `found` for what is settled before any look-up (reactions, wordless media,
 * a wish for a person, a complaint), and with it for courtesies, which give way to any fact that was asked in the same breath.
 */
export function chooseFixed(understood: Understood, input: TurnInput, found: FoundFacts | null): FixedReply | null {
  const { data, language } = understood;
  const say = (id: Parameters<typeof text>[0]): FixedReply => ({
    text: text(id, language, { tenant: pick(input.tenant.name, language), name: calledBy(input.contactName, language) }),
    outcome: 'answered',
    reason: null,
    note: `fixed.${id}`,
  });
  if (found === null) {
    if (understood.choiceId !== null) return null;
    // A thumbs-up wants no reply.
    if (understood.wordless === 'reaction') return { text: '', outcome: 'silent', reason: null, note: 'fixed.reaction' };
    if (understood.wordless === 'media') return say('media');
    if (data.asksForPerson)
      return { text: handoverText('person', understood, input), outcome: 'handed_over', reason: 'asked_for_person', note: 'fixed.person' };
    // A complaint that asks something ("it arrived damaged, what should I do?") gets the answer as well.
    if (data.complaint && data.intent === 'complaint' && !isQuestion(understood.question)) {
      return { text: handoverText('complaint', understood, input), outcome: 'handed_over', reason: 'complaint', note: 'fixed.complaint' };
    }
    return null;
  }
  if (found.answer !== null) return null;
  // They belong to the question that was answered meanwhile, and nobody says "you're welcome" to them.
  if (data.intent === 'thanks' && crossedAnswer(input)) return { text: '', outcome: 'silent', reason: null, note: 'fixed.thanks_crossed' };
  if (data.intent === 'thanks') return say('thanks');
  if (data.intent === 'goodbye') return say('goodbye');
  if (data.intent === 'greeting') return say(SALAM.test(normaliseText(understood.question)) ? 'salam' : 'greeting');
  if (data.intent === 'allergen_query') {
    return {
      text: handoverText('allergy', understood, input),
      outcome: 'handed_over',
      reason: 'allergens_unconfirmed',
      note: 'fixed.allergy',
    };
  }
  return understood.action
    ? { text: handoverText('action', understood, input), outcome: 'handed_over', reason: 'action_needed', note: 'fixed.action' }
    : null;
}
