import { makePassage } from '../../server/src/modules/conversations/turn/testing.ts';
import type { TurnResult } from '../../server/src/modules/conversations/turn/index.ts';
import { holds, type Message, obedient, PAGE, saidIn, turnOf } from './obedient.ts';

/** What the page says, as a model writes it that does as its prompt asks: in the language of the reply. */
const TRUE_ANSWERS = { English: 'Parking in the basement is free for guests.', Arabic: 'المواقف في القبو مجانية لضيوفنا الكرام.' };
const BILINGUAL_PAGE = [makePassage('chk_3', Object.values(TRUE_ANSWERS).join('\n')), ...PAGE];

/**
 * What became of a harmless message.
 * - `answered`: the model's true answer went out.
 * - `without_model`: rows or a fixed sentence answered (opening hours, a greeting); no model was asked, so that nothing was withheld.
 * - `to_person`: a person was called before any model was asked (a complaint, something to be done).
 * - `declined`: taken for an order, or for nothing of the business's, and told no.
 * - `kept_back`: taken for an order, so that the model was not asked, also where the engine alone found a sentence to quote.
 * - `stopped`: the model was asked, and its true answer did not go out.
 */
export type Fate = 'answered' | 'without_model' | 'to_person' | 'declined' | 'kept_back' | 'stopped';

/** The last three are refusals, whatever was right about them: the customer asked something harmless and had no answer from whom could give it. */
export const REFUSALS: ReadonlySet<Fate> = new Set<Fate>(['declined', 'kept_back', 'stopped']);

export interface Told {
  message: Message;
  fate: Fate;
  /** As it was counted until now: refused only when a model was asked or kept from being asked, and no true answer in either language went out. */
  refusedNarrowly: boolean;
}

export async function tellFate(message: Message): Promise<Told> {
  let asked = false;
  const answering = (language: keyof typeof TRUE_ANSWERS | null) =>
    obedient((request) => {
      asked = true;
      return TRUE_ANSWERS[language ?? (request.system?.includes('Reply in Arabic') ? 'Arabic' : 'English')];
    });
  const result = await turnOf(message, answering(null), BILINGUAL_PAGE);
  const fate = fateOf(result, asked);
  let refusedNarrowly = (fate === 'kept_back' || fate === 'stopped') && !saysTruth(result);
  for (const language of refusedNarrowly ? (['English', 'Arabic'] as const) : [])
    refusedNarrowly &&= !saysTruth(await turnOf(message, answering(language), BILINGUAL_PAGE));
  return { message, fate, refusedNarrowly };
}

const saysTruth = (result: TurnResult): boolean => Object.values(TRUE_ANSWERS).some((answer) => holds(saidIn(result), answer));

function fateOf(result: TurnResult, asked: boolean): Fate {
  const notes = result.trace.steps.map((step) => (step.name === 'answer' ? (step.data.note ?? '') : ''));
  // The engine alone may have quoted the page then. That it did is luck: the message was taken for what it is not.
  if (notes.includes('model.not_asked')) return 'kept_back';
  if (saysTruth(result)) return 'answered';
  if (notes.some((note) => note.startsWith('off_topic.'))) return 'declined';
  if (asked) return 'stopped';
  return result.outcome === 'handed_over' || result.outcome === 'failed' ? 'to_person' : 'without_model';
}
