import { type BlockInput, rowText } from '../document-builder.ts';
import type { Line } from './build-lines.ts';
import type { Direction } from './to-logical-order.ts';

/** The row that a name and its price make, and the last line that its name reaches to. */
export interface NamedRow {
  row: Line;
  last: Line;
  /** The smallest distance of two lines around it: what is wrapped stands no wider. */
  pitch: number;
}

/** Letter sizes: a price keeps at most so much room from the name that is wrapped beside it. */
const MOST_ROOM = 2.4;
const ARABIC = /\p{Script=Arabic}/u;

/**
 * The row, with what its name goes on with on this line: the end of a bracket that stands open, or words that had no room before the price.
 * Null where the line is a text of its own.
 */
export function joinWrappedName(
  block: BlockInput,
  { row, last, pitch }: NamedRow,
  line: Line,
  text: string,
  direction: Direction,
): BlockInput | null {
  const [name = '', price = ''] = block.cells ?? [];
  if (Math.abs(row.size - line.size) > row.size * 0.08 || last.baseline - line.baseline > row.size * 2.2) return null;
  // A name in the other script below this one is the dish's other name.
  const isSameScript = ARABIC.test(name) === ARABIC.test(text);
  const isTight = last.baseline - line.baseline <= pitch * 1.12;
  if (!closes(name, text) && !(isSameScript && isTight && hadNoRoom(row, last, line, direction))) return null;
  const cells = [`${name} ${text}`, price];
  return { ...block, cells, text: rowText(cells) };
}

const openBrackets = (text: string): number => [...text].reduce((open, sign) => open + (sign === '(' ? 1 : sign === ')' ? -1 : 0), 0);

const closes = (name: string, text: string): boolean => openBrackets(name) > 0 && openBrackets(`${name} ${text}`) === 0;

/** It begins where the name begins, and its first word was too long for the room that the price left beside the words above. */
function hadNoRoom(row: Line, last: Line, line: Line, direction: Direction): boolean {
  const isFromRight = direction === 'rtl';
  const [name, price] = isFromRight ? row.segments.toReversed() : row.segments;
  const [above] = isFromRight ? last.segments.toReversed() : last.segments;
  const [own] = line.segments;
  if (!name || !price || !above || !own || row.bold !== line.bold) return false;
  if (Math.abs(isFromRight ? name.right - own.right : name.left - own.left) > row.size * 0.3) return false;
  const room = isFromRight ? above.left - price.right : price.left - above.right;
  return room < firstWordWidth(line, direction) + row.size * MOST_ROOM;
}

export function firstWordWidth(line: Line, direction: Direction): number {
  const glyphs = line.segments.flatMap((segment) => segment.glyphs);
  const ordered = direction === 'rtl' ? glyphs.toReversed() : glyphs;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const [index, glyph] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before && Math.max(glyph.left - before.right, before.left - glyph.right) > 0.15 * glyph.size) break;
    left = Math.min(left, glyph.left);
    right = Math.max(right, glyph.right);
  }
  return right - left;
}
