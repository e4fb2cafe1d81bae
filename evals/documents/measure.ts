import type { Block } from '../../server/src/modules/knowledge/extract/types.ts';
import type { Unit } from './printed.ts';

/** Words as a search would see them: compatibility forms, harakat, tatweel and invisible marks folded, punctuation at the edges off. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/[\u064B-\u0652\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{M}\p{N}+@#]+|[^\p{L}\p{M}\p{N}%]+$/gu, ''))
    .filter((word) => word !== '');
}

/** Share of `wanted` found in `given`, each as often as it is wanted. */
function share(wanted: string[], given: string[], missed?: string[]): { found: number; count: number } {
  const left = new Map<string, number>();
  for (const word of given) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of wanted) {
    const rest = left.get(word) ?? 0;
    if (rest > 0) {
      left.set(word, rest - 1);
      found += 1;
    } else missed?.push(word);
  }
  return { found, count: wanted.length };
}

const pairsOf = (words: string[]): string[] => words.slice(1).map((word, index) => `${words[index]} ${word}`);

export interface Measured {
  words: { found: number; count: number };
  /** Neighbouring words within one printed line or cell: the order in which it is read. */
  pairs: { found: number; count: number };
  /** Dishes whose name and price came out in one block. */
  rows: { found: number; count: number };
  missed: string[];
}

export function measure(units: readonly Unit[], blocks: readonly Block[]): Measured {
  const text = blocks.map((block) => block.text).join('\n');
  const given = wordsOf(text);
  const missed: string[] = [];
  const words = share(
    units.flatMap((unit) => wordsOf(unit.text)),
    given,
    missed,
  );
  const pairs = share(
    units.flatMap((unit) => pairsOf(wordsOf(unit.text))),
    pairsOf(given),
    missed,
  );
  const spoken = blocks.map((block) => ` ${wordsOf(block.text).join(' ')} `);
  const rows = units.flatMap((unit) => (unit.row ? [unit.row] : []));
  const whole = rows.filter(([name, price]) =>
    spoken.some((words) => words.includes(` ${wordsOf(name).join(' ')} `) && words.includes(` ${wordsOf(price).join(' ')} `)),
  );
  for (const row of rows) if (!whole.includes(row)) missed.push(`{${row.join(' = ')}}`);
  return { words, pairs, rows: { found: whole.length, count: rows.length }, missed };
}

const runsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/[\p{M}\u0640]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Runs of letters and digits: the marks between them differ from one reader to the next. */
export const wordRecall = (reference: string, text: string): { found: number; count: number } => share(runsOf(reference), runsOf(text));
