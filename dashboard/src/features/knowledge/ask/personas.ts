import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Clock } from './clock.ts';

/** A customer to play, with the words such a customer writes: these are in the customer's language, not the reader's. */
export interface Persona {
  name: MessageDescriptor;
  question: string;
  clock?: Clock;
}

export const PERSONAS: readonly Persona[] = [
  { name: msg`Asks in Arabic`, question: 'متى تفتحون اليوم؟' },
  { name: msg`Asks in English`, question: 'What vegan dishes do you have?' },
  { name: msg`Writes Arabizi`, question: 'shu 3ndkom akel nabati?' },
  { name: msg`Parent of a child with an allergy`, question: 'Is the hummus safe for a nut allergy?' },
  { name: msg`Friday at noon`, question: 'هل أنتم مفتوحون الآن؟', clock: { is: 'weekday', weekday: 'friday', time: '12:10' } },
  { name: msg`Has little money`, question: 'What can I get under 30?' },
];
