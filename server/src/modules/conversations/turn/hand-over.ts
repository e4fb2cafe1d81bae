import type { TurnStepNotes } from './recorder.ts';
import type { HandoffBrief, TurnInput } from './ports.ts';
import { text } from './texts.ts';
import type { Understood } from './understand.ts';

const LONGEST_WISH = 400;

/** What a person needs to take over: the wish in the contact's words, what was looked at, why the bot stopped. */
export function briefFor(understood: Understood, reason: string, notes: TurnStepNotes): HandoffBrief {
  const wants = understood.question.length > LONGEST_WISH ? `${understood.question.slice(0, LONGEST_WISH)}…` : understood.question;
  return { wants, tried: notes.tried, whyStopped: reason, language: understood.data.language };
}

/** The sentence that tells the contact, with the business's own contact where the owner gave one. */
export function handoverText(
  id: 'person' | 'complaint' | 'refusal' | 'handing_over' | 'rest_to_person' | 'action' | 'allergy',
  understood: Understood,
  input: TurnInput,
): string {
  const said = text(id, understood.language);
  const contact = input.tenant.businessContact;
  return contact ? `${said}\n${text('contact', understood.language, { contact })}` : said;
}
