import { numbersOf, pairsOf, sharedBy, sizeOf } from './line-words.ts';

export interface LineText {
  text: string;
  /** How surely it was read, 0 to 1. */
  sureness: number;
}

/** Blocks and lines of two readings that speak of the same place of a page, as positions. */
export interface Group {
  local: number[];
  seen: number[];
}

/** As much of the letters is shared by two readings of one line, and by a line with the paragraph it is a part of. */
const ALIKE = 0.5;
const WITHIN = 0.72;
const FEWEST_PAIRS = 3;
/** A line that was read so poorly may be anything that the other reader saw in its place. */
const POOR = 0.72;
const HINT = 0.22;

/** Which lines are the same: best likeness first, then parts of what is found, then poorly read lines by their place between the others. */
export function pairLines(local: readonly LineText[], seen: readonly { text: string }[]): Group[] {
  const [ours, theirs] = [local, seen].map((lines) => lines.map(({ text }) => ({ pairs: pairsOf(text), numbers: numbersOf(text) }))) as [
    Measured[],
    Measured[],
  ];
  const links: [number, number][] = [];
  const partner = { local: new Map<number, number>(), seen: new Map<number, number>() };
  const link = (at: number, to: number): void => {
    links.push([at, to]);
    if (!partner.local.has(at)) partner.local.set(at, to);
    if (!partner.seen.has(to)) partner.seen.set(to, at);
  };
  const scored = ours.flatMap((one, at) =>
    theirs.flatMap((other, to) => {
      const score = likeness(one, other);
      // Of two lines that are alike, the one at the same height of the page.
      const apart = Math.abs(at / Math.max(1, ours.length) - to / Math.max(1, theirs.length));
      return score >= ALIKE ? [{ at, to, score: score - apart * 0.2 }] : [];
    }),
  );
  for (const { at, to } of scored.toSorted((one, other) => other.score - one.score))
    if (!partner.local.has(at) && !partner.seen.has(to)) link(at, to);
  joinParts(ours, theirs, partner, link);
  pairPoor(local, ours, theirs, partner, link);
  return grouped(links);
}

interface Measured {
  pairs: Map<string, number>;
  numbers: string[];
}
interface Partners {
  local: Map<number, number>;
  seen: Map<number, number>;
}
type Link = (at: number, to: number) => void;

function likeness(one: Measured, other: Measured): number {
  const [a, b] = [sizeOf(one.pairs), sizeOf(other.pairs)];
  const same = one.numbers.filter((number) => other.numbers.includes(number)).length;
  // Prices or times alone have no letters to go by.
  if (a === 0 && b === 0) return one.numbers.length > 0 && same === one.numbers.length && same === other.numbers.length ? 0.9 : 0;
  if (Math.min(a, b) < FEWEST_PAIRS) return a === b && sharedBy(one.pairs, other.pairs) === a ? 0.8 : 0;
  return (2 * sharedBy(one.pairs, other.pairs)) / (a + b) + Math.min(0.05, same * 0.02);
}

const within = (part: Measured, whole: Measured): number => {
  const size = sizeOf(part.pairs);
  return size < FEWEST_PAIRS ? 0 : sharedBy(part.pairs, whole.pairs) / size;
};

/** A paragraph of one reading is two lines of the other: each joins the neighbour that holds it. */
function joinParts(ours: Measured[], theirs: Measured[], partner: Partners, link: Link): void {
  for (const [to, part] of theirs.entries()) {
    if (partner.seen.has(to)) continue;
    const near = [to - 1, to + 1].flatMap((each) => partner.seen.get(each) ?? []);
    const whole = near.find((at) => within(part, ours[at] as Measured) >= WITHIN);
    if (whole !== undefined) link(whole, to);
  }
  for (const [at, part] of ours.entries()) {
    if (partner.local.has(at)) continue;
    const near = [at - 1, at + 1].flatMap((each) => partner.local.get(each) ?? []);
    const whole = near.find((to) => within(part, theirs[to] as Measured) >= WITHIN);
    if (whole !== undefined) link(at, whole);
  }
}

/** Between two lines that are found, poorly read ones are those that stand there in the other reading. */
function pairPoor(local: readonly LineText[], ours: Measured[], theirs: Measured[], partner: Partners, link: Link): void {
  const gaps = Map.groupBy(
    local.flatMap((_, at) => (partner.local.has(at) ? [] : [at])),
    (at) => {
      let before = at;
      while (before >= 0 && !partner.local.has(before)) before -= 1;
      return before < 0 ? -1 : (partner.local.get(before) ?? -1);
    },
  );
  for (const [before, lines] of gaps) {
    const open: number[] = [];
    for (let to = before + 1; to < theirs.length && !partner.seen.has(to); to += 1) open.push(to);
    const isHint = (at: number, to: number): boolean => hints(ours[at] as Measured, theirs[to] as Measured);
    if (open.length === lines.length) {
      for (const [index, at] of lines.entries()) {
        const to = open[index] as number;
        if ((local[at]?.sureness ?? 1) < POOR || isHint(at, to)) link(at, to);
      }
      continue;
    }
    let from = 0;
    for (const at of lines) {
      const next = open.findIndex((to, index) => index >= from && isHint(at, to));
      if (next < 0) continue;
      link(at, open[next] as number);
      from = next + 1;
    }
  }
}

/** A little that two readings of one place share: a number, or some letters. */
const hints = (one: Measured, other: Measured): boolean =>
  one.numbers.some((number) => number.length > 1 && other.numbers.includes(number)) || likeness(one, other) >= HINT;

function grouped(links: readonly [number, number][]): Group[] {
  const groups: Group[] = [];
  for (const [at, to] of links) {
    const touched = groups.filter((group) => group.local.includes(at) || group.seen.includes(to));
    const joined: Group = {
      local: [...new Set([...touched.flatMap((group) => group.local), at])].toSorted((one, other) => one - other),
      seen: [...new Set([...touched.flatMap((group) => group.seen), to])].toSorted((one, other) => one - other),
    };
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.toSorted((one, other) => (one.seen[0] ?? 0) - (other.seen[0] ?? 0));
}
