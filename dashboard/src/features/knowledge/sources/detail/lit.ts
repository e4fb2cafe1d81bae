import type { PageLines, SourcePage } from '../api.ts';

/** What is lit on both sides: a stretch of one page's text. */
export interface Lit {
  page: number;
  start: number;
  end: number;
}
export interface Place {
  start: number;
  end: number;
}

export const covers = (outer: Place, inner: Place): boolean => inner.start >= outer.start && inner.end <= outer.end;
const meets = (one: Place, other: Place): boolean => one.start < other.end && one.end > other.start;

/** What a place in the text belongs to: the fact on it, else the passage; the shortest of several. Null where nothing was made of it. */
export function ownerOf(page: Pick<SourcePage, 'facts' | 'passages'>, place: Place): (Place & { id: string }) | null {
  const shortest = (all: readonly (Place & { id: string })[]): (Place & { id: string }) | undefined =>
    all.filter((one) => meets(one, place)).toSorted((one, other) => one.end - one.start - (other.end - other.start))[0];
  return shortest(page.facts) ?? shortest(page.passages) ?? null;
}

/** The lines of a picture that say what is lit. */
export function litLines(lines: PageLines['lines'], lit: Place | null): PageLines['lines'] {
  return lit ? lines.filter((line) => meets(line, lit)) : [];
}

export interface Piece extends Place {
  text: string;
  lit: boolean;
}

/** A page's text line by line, each cut where something begins or ends, so that every piece belongs to one thing. */
export function toLines(page: Pick<SourcePage, 'text' | 'facts' | 'passages'>, lit: Place | null): Piece[][] {
  const cuts = new Set<number>();
  for (const { start, end } of [...page.facts, ...page.passages, ...(lit ? [lit] : [])]) cuts.add(start).add(end);
  const marks = [...cuts].toSorted((one, other) => one - other);
  let at = 0;
  return page.text.split('\n').map((line) => {
    const from = at;
    const until = from + line.length;
    at = until + 1;
    const inside = marks.filter((mark) => mark > from && mark < until);
    return [from, ...inside].map((start, index) => {
      const end = inside[index] ?? until;
      return { text: page.text.slice(start, end), start, end, lit: lit !== null && end > start && covers(lit, { start, end }) };
    });
  });
}
