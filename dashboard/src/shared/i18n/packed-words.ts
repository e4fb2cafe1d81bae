import type { Messages } from '@lingui/core';

export type Message = Messages[string];

/** Messages in the order of their numbers. A number says where the next one stands, when that is not one further; a text stands for `[text]`. */
export type PackedWords = (Message | number)[];

export const idOfNumber = (number: number): string => number.toString(36);

export function packWords(numbered: readonly (readonly [number, Message])[]): PackedWords {
  const packed: PackedWords = [];
  let next = 0;
  for (const [number, message] of numbered.toSorted(([one], [other]) => one - other)) {
    if (number !== next) packed.push(number);
    packed.push(Array.isArray(message) && message.length === 1 && typeof message[0] === 'string' ? message[0] : message);
    next = number + 1;
  }
  return packed;
}

/** Words of a catalogue by id. A build packs them (`build/short-message-ids.ts`); what a development server sends has its ids already. */
export function unpackWords(words: PackedWords | Messages): Messages {
  if (!Array.isArray(words)) return words;
  const messages: Messages = {};
  let number = 0;
  for (const word of words) {
    if (typeof word === 'number') number = word;
    else {
      messages[idOfNumber(number)] = typeof word === 'string' ? [word] : word;
      number += 1;
    }
  }
  return messages;
}
