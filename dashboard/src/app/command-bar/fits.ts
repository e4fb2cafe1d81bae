import { fold } from '../../shared/text/fold.ts';

/**
 * How well what was typed fits some words: 0 is best, null does not fit. Each typed word must begin a word of the text, in any order;
 * a text that begins with all that was typed comes first. Arabic spellings are one.
 */
export function howWellItFits(typed: string, text: string): number | null {
  const asked = fold(typed).trim();
  if (asked === '') return 0;
  const folded = fold(text);
  if (folded.startsWith(asked)) return 0;
  // The Arabic article is no part of what people type.
  const words = folded.split(/[\s,/()]+/).flatMap((word) => [word, word.replace(/^و?ال/, '')]);
  return asked.split(/\s+/).every((piece) => words.some((word) => word.startsWith(piece))) ? 1 : null;
}

/** Those that fit, best first, else in the order in which they came. */
export function fitting<Item extends { words: string }>(typed: string, items: readonly Item[]): Item[] {
  return items
    .flatMap((item) => {
      const rank = howWellItFits(typed, item.words);
      return rank === null ? [] : [{ item, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
