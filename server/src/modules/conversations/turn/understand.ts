import type { UnderstandStep } from '@wafaa/contracts';
import { normaliseText } from '../../nlu/index.ts';
import type { AnswerLanguage } from './fact-tables.ts';
import type { BurstMessage, TurnInput, TurnPorts } from './ports.ts';
import { sortOrders } from './scope.ts';

export interface Understood {
  /** Texts of the burst, one a line: the question of this turn, without what orders the machine about. */
  question: string;
  /** The same as it was written. */
  written: string;
  /** Somebody told the machine what to be; such a message is never shown to a model. */
  ordered: boolean;
  data: UnderstandStep['data'];
  /** Language of the answer: the asker's; Arabic for Arabizi; for other languages by their script. */
  language: AnswerLanguage;
  /** A tapped button or row of ours. */
  choiceId: string | null;
  /** What is left when no words came: nothing to say, or a message that cannot be read. */
  wordless: 'reaction' | 'media' | null;
  /** A question that needs somebody to act on an order. */
  action: boolean;
}

const QUIET = new Set(['reaction', 'delivery', 'read', 'typing', 'ignored', 'edit', 'delete']);
const ACTION =
  /(?:cancel|change|modify|track|where(?:'?s| is)|status of|update|fix) (?:my|the|our|an?) (?:order|delivery|booking|reservation|parcel|package|shipment)|(?:وين|فين|اين|الغ\p{L}*|الغاء|غير|عدل|تعديل|تتبع|حاله) (?:ال)?(?:طلبي|طلبيتي|طلبيه|شحنتي|حجزي|اوردري)|طلبي (?:تاخر|متاخر|ما وصل|لم يصل)|my (?:order|parcel|package|delivery) (?:is|has|hasn'?t|has not|did ?n'?t|never)/u;

const hasWords = (message: BurstMessage) => message.text.trim() !== '';

/** Reads the burst as one question. Text of contacts is data here and in every later step. */
export function understandBurst(input: TurnInput, understand: TurnPorts['understand']): Understood {
  const said = input.burst.filter(hasWords);
  const written = said.map((message) => message.text.trim()).join('\n');
  const { text: question, ordered } = sortOrders(written);
  const earlier = input.history.filter((message) => message.author === 'contact').map((message) => message.text);
  // What language somebody writes shows in orders too.
  const data = understand(question === '' ? written : question, {
    ...(input.previousLanguage ? { previousLanguage: input.previousLanguage } : {}),
    history: earlier,
  });
  const loud = input.burst.filter((message) => !QUIET.has(message.kind));
  const wordless =
    said.length > 0 ? null : loud.length === 0 ? 'reaction' : loud.every((message) => message.kind === 'sticker') ? 'reaction' : 'media';
  const choiceId = input.burst.findLast((message) => message.choiceId !== undefined)?.choiceId ?? null;
  return {
    ...{ question, written, ordered, data },
    ...{ language: choiceId === null ? answerLanguage(data, input) : tapLanguage(question, input), wordless, choiceId },
    action: ACTION.test(normaliseText(question)) || data.intent === 'order_status',
  };
}

function answerLanguage(data: UnderstandStep['data'], input: TurnInput): AnswerLanguage {
  if (data.arabizi || data.language === 'ar') return 'ar';
  if (data.language === 'en') return 'en';
  if (data.script === 'arabic') return 'ar';
  if (data.script === 'latin') return 'en';
  return input.previousLanguage === 'en' || input.previousLanguage === 'ar' ? input.previousLanguage : input.tenant.defaultLanguage;
}

/** A tapped title is our own text: it says nothing of the contact's language but its script. */
function tapLanguage(title: string, input: TurnInput): AnswerLanguage {
  if (input.previousLanguage === 'en' || input.previousLanguage === 'ar') return input.previousLanguage;
  return /\p{Script=Arabic}/u.test(title) ? 'ar' : 'en';
}

const QUESTION =
  /[?؟]|^\s*(?:what|when|where|which|who|how|why|is|are|do|does|can|could|will|would|may)\b|(?:^|\s)(?:هل|كم|متى|وين|فين|أين|كيف|ليش|وش|ايش|شو|شنو|ممكن|اقدر|أقدر)(?:\s|$)/iu;

/** Whether a sentence asks something; what it merely tells needs no answer of its own. */
export function isQuestion(sentence: string): boolean {
  return QUESTION.test(sentence);
}
