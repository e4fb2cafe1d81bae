import type { ClaimKind, FactRef, TraceStep, TurnOutcome } from '@wafaa/contracts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '../../../shared/ui/chip.tsx';
import type { StepName } from './timeline.ts';

/** The reader's words for the codes of a trace. A code that has none yet is shown as it is, with its separators opened. */
export const STEP_WORDS: Record<StepName, MessageDescriptor> = {
  understand: msg`Understand`,
  facts: msg`Facts`,
  passages: msg`Passages`,
  answer: msg`Answer`,
  check: msg({ context: 'step', message: 'Check' }),
  confidence: msg`Confidence`,
  fit: msg`Fit to channel`,
};

export const OUTCOME_WORDS: Record<TurnOutcome, { text: MessageDescriptor; tone: Tone }> = {
  answered: { text: msg`Answered`, tone: 'good' },
  clarifying: { text: msg`Asked back`, tone: 'accent' },
  handed_over: { text: msg`Handed to a person`, tone: 'warn' },
  silent: { text: msg`Stayed silent`, tone: 'neutral' },
  failed: { text: msg`Failed`, tone: 'bad' },
};

export const ENGINE_WORDS: Record<Extract<TraceStep, { name: 'answer' }>['data']['engine'], MessageDescriptor> = {
  facts: msg`From facts`,
  extractive: msg`Quoted from a source`,
  model: msg`Written by a model`,
  fixed: msg`Fixed sentence`,
  none: msg`No answer`,
};

export const CLAIM_WORDS: Record<ClaimKind, MessageDescriptor> = {
  price: msg`price`,
  number: msg`number`,
  percent: msg`percentage`,
  time: msg`time`,
  date: msg`date`,
  phone: msg`phone`,
  email: msg`e-mail`,
  link: msg`link`,
  address: msg`address`,
  allergen: msg`allergen`,
  promise: msg`promise`,
  name: msg`name`,
};

export const FACT_WORDS: Record<FactRef['kind'], MessageDescriptor> = {
  item: msg`item`,
  hours: msg`hours`,
  branch: msg`branch`,
  policy: msg`policy`,
};

export const DECISION_WORDS: Record<Extract<TraceStep, { name: 'confidence' }>['data']['decision'], MessageDescriptor> = {
  answer: msg`Answer`,
  clarify: msg`Ask back`,
  hand_over: msg`Hand to a person`,
  silent: msg`Stay silent`,
};

const LANGUAGES: Record<string, MessageDescriptor> = {
  en: msg`English`,
  ar: msg`Arabic`,
  other: msg`Another language`,
};

const SCRIPTS: Record<string, MessageDescriptor> = {
  latin: msg`Latin letters`,
  arabic: msg`Arabic letters`,
  mixed: msg`Mixed letters`,
  none: msg`No letters`,
};

const SENTIMENTS: Record<string, MessageDescriptor> = {
  positive: msg`Pleased`,
  neutral: msg`Neutral`,
  negative: msg`Displeased`,
};

const INTENTS: Record<string, MessageDescriptor> = {
  greeting: msg`Greets`,
  thanks: msg`Says thanks`,
  goodbye: msg`Says goodbye`,
  menu_list: msg`Asks for the menu`,
  item_price: msg`Asks for a price`,
  item_availability: msg`Asks whether there is one`,
  item_ingredients: msg`Asks for ingredients`,
  diet_query: msg`Asks about a diet`,
  allergen_query: msg`Asks about allergens`,
  hours: msg`Asks for opening hours`,
  open_now: msg`Asks whether it is open now`,
  location: msg`Asks where it is`,
  branches: msg`Asks about branches`,
  delivery_area: msg`Asks where you deliver`,
  delivery_fee: msg`Asks for the delivery fee`,
  delivery_time: msg`Asks for the delivery time`,
  minimum_order: msg`Asks for the minimum order`,
  payment: msg`Asks about payment`,
  refund: msg`Asks about a refund`,
  exchange: msg`Asks about an exchange`,
  booking: msg`Wants to book`,
  contact: msg`Asks how to reach you`,
  order_status: msg`Asks about an order`,
  complaint: msg`Complains`,
  human: msg`Asks for a person`,
  cheapest: msg`Asks for the cheapest`,
  under_budget: msg`Asks what fits a budget`,
  other: msg`Something else`,
};

const ENTITIES: Record<string, MessageDescriptor> = {
  item: msg`item`,
  diet: msg`diet`,
  allergen: msg`allergen`,
  weekday: msg`weekday`,
  day: msg`day`,
  time: msg`time`,
  budget: msg`budget`,
  number: msg`number`,
  place: msg`place`,
};

const REASONS: Record<string, MessageDescriptor> = {
  // Why a turn went to a person, or why not.
  asked_for_person: msg`The customer asked for a person.`,
  complaint: msg`The customer complains.`,
  action_needed: msg`The customer wants something done that only a person can do.`,
  allergens_unconfirmed: msg`Allergens of this item are not confirmed by the owner.`,
  allergy_needs_person: msg`A person must answer about this allergy.`,
  claims_unsupported: msg`A claim had no evidence.`,
  nothing_found: msg`No source holds an answer.`,
  below_line: msg`The answer was not certain enough.`,
  two_readings: msg`The question can be read in two ways.`,
  price_missing: msg`The price is not in any source.`,
  place_unknown: msg`No branch of this name is known.`,
  covered: msg`Every claim has its evidence.`,
  // Why the pen moved.
  taken_by_agent: msg`An agent took over.`,
  given_to_bot: msg`An agent gave it back to the bot.`,
  agent_replied: msg`An agent answered.`,
  assigned: msg`A colleague assigned it.`,
  released: msg`It waits for somebody of the team.`,
  phone_echo: msg`Somebody answered on the phone.`,
  opted_out: msg`The customer wants to hear no more.`,
  opted_in: msg`The customer wants to be answered again.`,
  agent_silent: msg`Nobody of the team had written for a while.`,
  given_unsent: msg`A reply to what waits could not be sent; a person has to look before the bot goes on.`,
  agent_silent_unsent: msg`A reply could not be sent, and nobody of the team had written for a while.`,
  send_failed: msg`The reply could not be sent.`,
  // Fixed replies.
  'fixed.reaction': msg`A reaction wants no reply.`,
  'fixed.media': msg`The message is of a kind the bot cannot read.`,
  'fixed.person': msg`The customer asked for a person.`,
  'fixed.complaint': msg`The customer complains.`,
  'fixed.thanks': msg`A reply to thanks.`,
  'fixed.goodbye': msg`A reply to a goodbye.`,
  'fixed.salam': msg`A reply to a greeting.`,
  'fixed.greeting': msg`A reply to a greeting.`,
  'fixed.allergy': msg`Allergens of this item are not confirmed by the owner.`,
  'fixed.action': msg`The customer wants something done that only a person can do.`,
  // Why the model did not write the answer.
  'model.timeout': msg`The model did not answer in time.`,
  'model.unavailable': msg`The model cannot be reached.`,
  'model.overloaded': msg`The model is overloaded.`,
  'model.auth': msg`The model refused our key.`,
  'model.invalid': msg`The model answered in a form that cannot be used.`,
  'model.no_answer': msg`The model found no answer in what it was given.`,
};

function look(words: Record<string, MessageDescriptor>, code: string, i18n: I18n): string {
  const last = code.split('.').at(-1) ?? code;
  const found = words[code] ?? words[last];
  return found ? i18n._(found) : code.replace(/[._]/g, ' ');
}

export const languageWords = (code: string, i18n: I18n): string => look(LANGUAGES, code, i18n);
export const scriptWords = (code: string, i18n: I18n): string => look(SCRIPTS, code, i18n);
export const sentimentWords = (code: string, i18n: I18n): string => look(SENTIMENTS, code, i18n);
export const intentWords = (code: string, i18n: I18n): string => look(INTENTS, code, i18n);
export const entityWords = (code: string, i18n: I18n): string => look(ENTITIES, code, i18n);
/** Reasons may be codes (`handoff.asked_for_person`) or whole sentences; a sentence is shown as it was written. */
export const reasonWords = (reason: string, i18n: I18n): string => (/\s/.test(reason) ? reason : look(REASONS, reason, i18n));
