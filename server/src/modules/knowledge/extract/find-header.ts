import { columnOf } from '../facts/vocabulary-columns.ts';
import { findAllergens } from '../facts/vocabulary-diet.ts';
import { isSize } from '../facts/vocabulary-sizes.ts';

export interface FoundHeader {
  index: number;
  cells: string[];
}

const NUMERIC = /^[^\p{L}]*[\p{Nd}][^\p{L}]*$/u;
const FIGURE = /\p{Nd}/u;

// A matrix of allergens or sizes has those as its column titles.
const isKnown = (cell: string): boolean =>
  cell.length <= 40 && (columnOf(cell) !== null || isSize(cell) || findAllergens(cell).length === 1);

/** "78.00 ريال" or "S 12 / L 18": a value, whatever the other cells of its row are called. */
const isValue = (cell: string): boolean => FIGURE.test(cell) && !isKnown(cell);

/**
 * The header row among the first five: the one with most known column words; where none is known and `assume` is set,
 * the first row, when it is complete, unlike numbers, and a later row has a number in one of its columns.
 */
export function findHeader(rows: string[][], assume: boolean): FoundHeader | null {
  let best: FoundHeader | null = null;
  let bestScore = 1;
  rows.slice(0, 5).forEach((cells, index) => {
    const filled = cells.filter(Boolean);
    const known = filled.filter(isKnown).length;
    if (known > bestScore && known >= filled.length / 2 && !filled.some(isValue)) {
      best = { index, cells };
      bestScore = known;
    }
  });
  if (best || !assume) return best;
  const [first, ...others] = rows;
  if (!first || others.length === 0 || first.length < 2 || first.some((cell) => cell === '' || FIGURE.test(cell))) return null;
  const hasNumbers = others.some((cells) => cells.some((cell) => NUMERIC.test(cell)));
  return hasNumbers ? { index: 0, cells: first } : null;
}
