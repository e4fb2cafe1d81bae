import { isMenuLine, looksLikePrice, looksLikePrices } from '../../facts/read-menu-line.ts';
import { findHeader } from '../find-header.ts';
import { type Line, segmentText } from './build-lines.ts';
import type { Direction } from './to-logical-order.ts';

const ARABIC = /\p{Script=Arabic}/u;

/**
 * Regions of a page in reading order: full-width lines stay in place, stretches set in two columns are read one column
 * after the other. A table is no such stretch: there the two sides of a line belong together.
 */
export function splitColumns(lines: Line[], direction: Direction): Line[][] {
  const regions: Line[][] = [];
  let plain: Line[] = [];
  let index = 0;
  while (index < lines.length) {
    const tableEnd = endOfTable(lines, index, direction);
    if (tableEnd > index) {
      plain.push(...lines.slice(index, tableEnd));
      index = tableEnd;
      continue;
    }
    const stretch = columnStretch(lines, index, direction);
    if (!stretch) {
      plain.push(lines[index] as Line);
      index += 1;
      continue;
    }
    if (plain.length > 0) regions.push(plain);
    plain = [];
    const { gutter, end } = stretch;
    const sides = [side(lines.slice(index, end), gutter, 'left'), side(lines.slice(index, end), gutter, 'right')];
    for (const part of direction === 'rtl' ? sides.toReversed() : sides)
      if (part.length > 0) regions.push(...splitColumns(part, direction));
    index = end;
  }
  if (plain.length > 0) regions.push(plain);
  return regions;
}

/** Index after a table whose titles stand on line `from`; `from` when none stand there. Two tables side by side repeat their titles. */
function endOfTable(lines: Line[], from: number, direction: Direction): number {
  const head = lines[from] as Line;
  if (head.segments.length < 2) return from;
  const titles = head.segments.map((segment) => segmentText(segment, direction));
  if (!findHeader([titles], false) || new Set(titles).size < titles.length) return from;
  let end = from + 1;
  const spans = (line: Line): boolean =>
    line.segments.some((segment) => head.segments.filter((title) => title.left < segment.right && title.right > segment.left).length > 1);
  while (end < lines.length && (lines[end] as Line).size < head.size * 1.15 && !spans(lines[end] as Line)) end += 1;
  return end;
}

const side = (lines: Line[], gutter: number, which: 'left' | 'right'): Line[] =>
  lines.flatMap((line) => {
    const segments = line.segments.filter((segment) => (which === 'left' ? segment.right <= gutter : segment.left >= gutter));
    const glyphs = segments.flatMap((segment) => segment.glyphs);
    if (glyphs.length === 0) return [];
    const sizes = glyphs.map((glyph) => glyph.size).toSorted((one, other) => one - other);
    const bold = glyphs.filter((glyph) => glyph.bold).length > glyphs.length * 0.7;
    const baseline = Math.max(...glyphs.map((glyph) => glyph.baseline));
    return [{ ...line, baseline, segments, bold, size: sizes[Math.floor(sizes.length / 2)] ?? line.size }];
  });

/** The longest run of lines from `from` that one empty vertical strip parts into two real columns. */
function columnStretch(lines: Line[], from: number, direction: Direction): { gutter: number; end: number } | null {
  let best: { gutter: number; end: number } | null = null;
  for (const gutter of candidateGutters(lines, from)) {
    // The columns' first lines may stand a hair apart, as a title does from a dish; a larger line above both is their common title.
    const paired = lines.slice(from, from + 3).findIndex((_, index) => isPaired(lines, from + index, gutter));
    if (paired < 0 || (paired > 0 && (lines[from] as Line).size > commonest(lines.slice(from + 1, from + 8)) * 1.3)) continue;
    let end = from;
    while (end < lines.length && (lines[end] as Line).segments.every((segment) => segment.right <= gutter || segment.left >= gutter))
      end += 1;
    end = withoutTrailingTitles(lines, from, end, gutter);
    end = withoutFooter(lines.slice(from, end), gutter, direction) + from;
    if (end - from < 3 || (best && end <= best.end)) continue;
    if (areColumns(lines.slice(from, end), gutter, direction)) best = { gutter, end };
  }
  return best;
}

const commonest = (lines: Line[]): number =>
  lines.map((line) => line.size).toSorted((one, other) => one - other)[Math.floor(lines.length / 2)] ?? 0;

const isTwoSided = (line: Line, gutter: number): boolean =>
  line.segments.some((segment) => segment.right <= gutter) && line.segments.some((segment) => segment.left >= gutter);

/** Whether both sides have words here: on this line, or on this and the next, set a hair lower. */
function isPaired(lines: Line[], index: number, gutter: number): boolean {
  const line = lines[index] as Line;
  const next = lines[index + 1];
  if (isTwoSided(line, gutter)) return true;
  return next !== undefined && standBeside(line, next) && isTwoSided({ ...line, segments: [...line.segments, ...next.segments] }, gutter);
}

/** Two lines one of which would overprint the other were they in one column. */
const standBeside = (line: Line, next: Line): boolean => line.baseline - next.baseline < 0.8 * Math.min(line.size, next.size);

/** A larger line on one side below both columns is the title of what follows them. */
function withoutTrailingTitles(lines: Line[], from: number, end: number, gutter: number): number {
  const sizes = lines
    .slice(from, end)
    .map((line) => line.size)
    .toSorted((one, other) => one - other);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  let last = end;
  while (last > from && end < lines.length && !isTwoSided(lines[last - 1] as Line, gutter) && (lines[last - 1] as Line).size > usual * 1.15)
    last -= 1;
  return last;
}

/** Titled text that stands under one column alone, and lower than the other column reaches, belongs to the page: it is read after both. */
function withoutFooter(lines: Line[], gutter: number, direction: Direction): number {
  const isOnSide = (line: Line, which: 'left' | 'right'): boolean =>
    line.segments.some((segment) => (which === 'left' ? segment.right <= gutter : segment.left >= gutter));
  const [first, second] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const body = lines.map((line) => line.size).toSorted((one, other) => one - other)[Math.floor(lines.length / 2)] ?? 0;
  const isTitle = (line: Line | undefined): boolean => line?.segments.length === 1 && line.size > body * 1.15;
  const reach = lines.findLastIndex((line) => isOnSide(line, second));
  const isFooter = (line: Line | undefined): boolean => line !== undefined && isTitle(line) && isOnSide(line, first);
  if (reach < 0 || !lines.slice(reach + 1).some(isFooter)) return lines.length;
  const isMenu = (from: number): boolean =>
    lines
      .slice(from)
      .some((line) =>
        line.segments.some((segment) => isPriced(segmentText(segment, direction)) || looksLikePrice(segmentText(segment, direction))),
      );
  // A second column that begins in the middle of a section goes on from the first one's last dishes.
  const isTitled = isTitle(side(lines.slice(0, reach + 1), gutter, second)[0]);
  const footer = lines.findIndex((line, index) => index > reach && isFooter(line) && (isTitled || !isMenu(index)));
  return footer < 0 ? lines.length : footer;
}

/** Middles of the gaps of the next lines; the strip must be empty from the first of them on. */
function candidateGutters(lines: Line[], from: number): number[] {
  const gutters = new Set<number>();
  lines.slice(from, from + 6).forEach((line, at) => {
    const next = lines[from + at + 1];
    if (next && standBeside(line, next)) {
      const [one, other] = extent(line).left < extent(next).left ? [extent(line), extent(next)] : [extent(next), extent(line)];
      if (other.left - one.right > line.size) gutters.add(Math.round((one.right + other.left) / 2)).add(Math.round(other.left - 2));
    }
    line.segments.slice(1).forEach((segment, index) => {
      const before = line.segments[index];
      if (before && segment.left - before.right > line.size) gutters.add(Math.round((before.right + segment.left) / 2));
      gutters.add(Math.round(segment.left - 2));
    });
  });
  return [...gutters].slice(0, 32);
}

const extent = (line: Line): { left: number; right: number } => ({
  left: Math.min(...line.segments.map((segment) => segment.left)),
  right: Math.max(...line.segments.map((segment) => segment.right)),
});

/** A dish with its price, or the prices of its sizes on a line of their own. */
const isPriced = (text: string): boolean => isMenuLine(text) || (looksLikePrices(text) && !looksLikePrice(text));

function areColumns(lines: Line[], gutter: number, direction: Direction): boolean {
  const read = (which: 'left' | 'right') =>
    side(lines, gutter, which).map((line) => line.segments.map((segment) => segmentText(segment, direction)));
  const left = read('left');
  const right = read('right');
  if (left.length < 3 || right.length < 3) return false;
  const priced = (rows: string[][]) =>
    rows.filter((cells) => (cells.length > 1 ? cells.some(looksLikePrices) && !cells.every(looksLikePrices) : isPriced(cells[0] ?? '')))
      .length;
  const worded = (rows: string[][]) =>
    rows.filter((cells) => cells.some((cell) => /\p{L}{2}/u.test(cell) && !looksLikePrices(cell))).length;
  if (worded(left) < 3 || worded(right) < 3) return false;
  // Menus: names and prices on both sides. A table has its prices on one.
  if (priced(left) >= left.length * 0.25 && priced(right) >= right.length * 0.25) return priced(left) >= 2 && priced(right) >= 2;
  if (haveOnePriceForBoth(lines, gutter, direction)) return false;
  // Prose: both sides are filled with words, and neither has cells of its own.
  const words = (rows: string[][]) => rows.flat().join(' ').split(/\s+/).length / rows.length;
  const single = (rows: string[][]) => rows.filter((cells) => cells.length === 1).length > rows.length * 0.8;
  return words(left) >= 4 && words(right) >= 4 && single(left) && single(right);
}

/** Names with their prices apart, or names of two scripts with their one price between ("Karak tea 6 شاي كرك"): no two columns of prose. */
function haveOnePriceForBoth(lines: Line[], gutter: number, direction: Direction): boolean {
  return lines.some((line) => {
    const [left = [], right = []] = (['left', 'right'] as const).map((which) =>
      side([line], gutter, which).flatMap((part) => part.segments.map((segment) => segmentText(segment, direction))),
    );
    return isOneRow(left, right) || isOneRow(right, left);
  });
}

function isOneRow(priced: string[], named: string[]): boolean {
  if (!priced.some(looksLikePrices) || named.some(looksLikePrices) || !named.some((text) => /\p{L}{2}/u.test(text))) return false;
  const name = priced.filter((text) => !looksLikePrices(text)).join(' ');
  return name === '' || (ARABIC.test(name) !== ARABIC.test(named.join(' ')) && named.join(' ').split(' ').length <= 8);
}
