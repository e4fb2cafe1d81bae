import type { Segment } from './types.ts';

export interface Located {
  start: number;
  end: number;
  segment: Segment;
}

/**
 * Which part of a page's text each printed piece of a line is. Pieces whose words stand there once come first; the rest, prices above all, take the
 * place nearest to what stands on the same line. What is not found is left out.
 */
export function locateLines(text: string, segments: readonly Segment[]): Located[] {
  const wanted = segments.map((segment) => ({ segment, places: placesOf(text, segment.text) })).filter(({ places }) => places.length > 0);
  const found: Located[] = [];
  const take = (segment: Segment, start: number): void => void found.push({ start, end: start + segment.text.length, segment });
  const isFree = (start: number, length: number): boolean => !found.some((one) => start < one.end && start + length > one.start);
  const [clear, open] = [wanted.filter(({ places }) => places.length === 1), wanted.filter(({ places }) => places.length > 1)];
  // The longest first: a short word inside a long line is not its own piece.
  for (const { segment, places } of clear.toSorted((one, other) => other.segment.text.length - one.segment.text.length))
    if (isFree(places[0] ?? 0, segment.text.length)) take(segment, places[0] ?? 0);
  for (const { segment, places } of open) {
    const free = places.filter((place) => isFree(place, segment.text.length));
    const anchor = anchorOf(found, segment);
    const nearest = free.toSorted((one, other) => Math.abs(one - anchor) - Math.abs(other - anchor) || one - other)[0];
    if (nearest !== undefined) take(segment, nearest);
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** What stands on the same line, nearest first; else the end of the line above. */
function anchorOf(found: readonly Located[], { line, x }: Segment): number {
  const same = found
    .filter((one) => one.segment.line === line)
    .toSorted((one, other) => Math.abs(one.segment.x - x) - Math.abs(other.segment.x - x))[0];
  if (same) return same.end;
  const above = found.filter((one) => one.segment.line < line).toSorted((one, other) => other.segment.line - one.segment.line)[0];
  return above?.end ?? 0;
}

const MOST_PLACES = 200;

function placesOf(text: string, piece: string): number[] {
  const places: number[] = [];
  if (piece.trim() === '') return places;
  for (let at = text.indexOf(piece); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(piece, at + piece.length)) places.push(at);
  return places;
}
