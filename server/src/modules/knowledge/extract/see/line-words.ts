import { shapeOf } from '../recognise/mend-words.ts';

/** Numbers with their separators; the groups of a telephone number and the times of a range one by one. */
export const NUMBERS = /[\d٠-٩]+(?:[.,٫:][\d٠-٩]+)*/g;

/** A number as both readers would write it: Western figures and a full stop. */
export const plainNumber = (text: string): string =>
  text.replace(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x660)).replace(/[٫,]/g, '.');
export const numbersOf = (text: string): string[] => (text.match(NUMBERS) ?? []).map(plainNumber);

/** Pairs of neighbouring letters, Arabic ones by their shapes: what two readings of one line share however its dots were read. */
export function pairsOf(text: string): Map<string, number> {
  const letters = shapeOf(text.toLowerCase()).replace(/[^\p{L}]+/gu, '');
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = letters.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

export const sizeOf = (pairs: Map<string, number>): number => [...pairs.values()].reduce((sum, count) => sum + count, 0);

export function sharedBy(one: Map<string, number>, other: Map<string, number>): number {
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return shared;
}
