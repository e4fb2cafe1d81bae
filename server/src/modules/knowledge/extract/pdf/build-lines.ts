import type { Glyph } from './read-glyphs.ts';
import { type Atom, type Direction, directionOf, toLogicalOrder } from './to-logical-order.ts';

/** A piece of a line between two wide gaps: a table cell, a name before its dotted leader, or the whole line. */
export interface Segment {
  left: number;
  right: number;
  glyphs: Glyph[];
  /** A dotted leader stands on this side of it. */
  leaderLeft?: boolean;
  leaderRight?: boolean;
}
export interface Line {
  baseline: number;
  size: number;
  bold: boolean;
  segments: Segment[];
}

// In units of the letter size. 0.13 and 1.5 were the best of a sweep over Arabic and English menus.
const BLANK_GAP = 0.13;
const TAB_GAP = 1.5;
const MARK = /^\p{M}+$/u;
const LEADER = /^[.…·․‧_]+$/;

/** Lines from top to bottom; segments from left to right on paper. Glyphs all of one angle. */
export function buildLines(glyphs: Glyph[]): Line[] {
  const marks = glyphs.filter((glyph) => MARK.test(glyph.text));
  const bases = dropDoubles(glyphs.filter((glyph) => !MARK.test(glyph.text)));
  attachMarks(bases, marks);
  return groupByBaseline(bases).map(toLine);
}

function groupByBaseline(glyphs: Glyph[]): Glyph[][] {
  const sorted = glyphs.toSorted((one, other) => other.baseline - one.baseline);
  const lines: { baseline: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of sorted) {
    const line = lines.at(-1);
    const reach = 0.35 * Math.max(glyph.size, Math.min(line?.size ?? 0, glyph.size * 1.6));
    if (line && line.baseline - glyph.baseline <= reach) {
      line.glyphs.push(glyph);
      // A raised mark or a price set higher must not drag the whole line: the tallest glyph sets the baseline.
      if (glyph.size > line.size) Object.assign(line, { baseline: glyph.baseline, size: glyph.size });
    } else {
      lines.push({ baseline: glyph.baseline, size: glyph.size, glyphs: [glyph] });
    }
  }
  return lines.map((line) => line.glyphs);
}

/** Poor man's bold: the same glyph drawn twice, a hair apart. */
function dropDoubles(glyphs: Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const key = `${glyph.text}|${Math.round(glyph.baseline / 4)}`;
    const others = seen.get(key) ?? [];
    const near = (other: Glyph) =>
      Math.abs(other.left - glyph.left) < 0.12 * glyph.size && Math.abs(other.baseline - glyph.baseline) < 0.12 * glyph.size;
    if (others.some(near)) return false;
    others.push(glyph);
    seen.set(key, others);
    return true;
  });
}

/** Harakat are often drawn as glyphs of their own, raised and of no width; each goes back to the letter it stands over. */
function attachMarks(bases: Glyph[], marks: Glyph[]): void {
  for (const mark of marks) {
    // Shapers put a mark without width just before the letter to its right, so it leans to that side.
    const lean = mark.right - mark.left < 0.02 * mark.size ? 0.12 * mark.size : 0;
    const centre = (mark.left + mark.right) / 2 + lean;
    let best: Glyph | null = null;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (const base of bases) {
      const rise = Math.abs(base.baseline - mark.baseline);
      if (rise > base.size) continue;
      const aside = Math.max(base.left - centre, centre - base.right, 0);
      const distance = aside * 4 + rise;
      if (aside < 0.4 * base.size && distance < bestDistance) {
        best = base;
        bestDistance = distance;
      }
    }
    if (best) best.text += mark.text;
  }
}

function toLine(glyphs: Glyph[]): Line {
  const sorted = glyphs.toSorted((one, other) => one.left - other.left);
  const size = median(sorted.map((glyph) => glyph.size));
  const boldCount = sorted.filter((glyph) => glyph.bold).length;
  const baseline = median(sorted.map((glyph) => glyph.baseline));
  return { baseline, size, bold: boldCount > sorted.length * 0.7, segments: split(sorted) };
}

function split(sorted: Glyph[]): Segment[] {
  const segments: Segment[] = [];
  let current: Glyph[] = [];
  let led = false;
  const close = () => {
    if (current.length === 0) return;
    segments.push({ ...toSegment(current), ...(led ? { leaderLeft: true } : {}) });
    current = [];
    led = false;
  };
  for (let index = 0; index < sorted.length; index += 1) {
    const leaderEnd = endOfLeader(sorted, index);
    if (leaderEnd > index) {
      close();
      const before = segments.at(-1);
      if (before) before.leaderRight = true;
      led = true;
      index = leaderEnd - 1;
      continue;
    }
    const glyph = sorted[index] as Glyph;
    const before = current.at(-1);
    if (before && glyph.left - Math.max(...current.slice(-3).map((one) => one.right)) > TAB_GAP * Math.max(glyph.size, before.size))
      close();
    current.push(glyph);
  }
  close();
  return segments;
}

/** Index after a run of four or more leader dots that starts at `from`; `from` when there is none. */
function endOfLeader(sorted: Glyph[], from: number): number {
  let end = from;
  let dots = 0;
  while (end < sorted.length && LEADER.test((sorted[end] as Glyph).text)) {
    dots += (sorted[end] as Glyph).text === '…' ? 3 : (sorted[end] as Glyph).text.length;
    end += 1;
  }
  return dots >= 4 ? end : from;
}

const toSegment = (glyphs: Glyph[]): Segment => ({
  left: Math.min(...glyphs.map((glyph) => glyph.left)),
  right: Math.max(...glyphs.map((glyph) => glyph.right)),
  glyphs,
});

const TEXTS: Record<Direction, WeakMap<Segment, string>> = { ltr: new WeakMap(), rtl: new WeakMap() };

/** The text of a segment in reading order; kept, since every way of parting a page into columns asks for it again. */
export function segmentText(segment: Segment, page: Direction): string {
  const known = TEXTS[page].get(segment);
  if (known !== undefined) return known;
  const atoms = toAtoms(segment.glyphs);
  const text = normaliseForms(toLogicalOrder(atoms, directionOf(atoms, page)));
  TEXTS[page].set(segment, text);
  return text;
}

function toAtoms(glyphs: Glyph[]): Atom[] {
  const gaps = glyphs.slice(1).map((glyph, index) => (glyph.left - (glyphs[index] as Glyph).right) / Math.max(glyph.size, 1));
  // Letter-spaced titles have their gap everywhere; a blank is then a gap that is wide beside the others.
  const usual = gaps.length >= 4 ? (gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length * 0.3)] ?? 0) : 0;
  const blank = usual > BLANK_GAP * 0.7 ? usual + 0.16 : BLANK_GAP;
  const atoms: Atom[] = [];
  glyphs.forEach((glyph, index) => {
    const spaceAfter = glyph.isWord === true || (gaps[index] ?? 0) > blank;
    const before = atoms.at(-1);
    // A silent glyph fills its place and says nothing; a blank beside it is still one.
    if (glyph.text !== '') atoms.push({ text: repairLigature(glyph.text), spaceAfter });
    else if (before) before.spaceAfter ||= spaceAfter;
  });
  return atoms;
}

/** Lam-alef is one glyph; some makers give its letters in drawn order. */
const repairLigature = (text: string): string => (/^[اأإآ]ل$/.test(text) ? `ل${text[0]}` : text);

/** Presentation forms become letters. NFKC would part a lone haraka from its letter by a blank: those are joined again. */
export const normaliseForms = (text: string): string =>
  text
    .replace(/[\uFB00-\uFDFF\uFE70-\uFEFC]/g, (form) => form.normalize('NFKC').replace(/^ (?=\p{M})/u, ''))
    .normalize('NFC')
    .replace(/\u00A0/g, ' ');

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
