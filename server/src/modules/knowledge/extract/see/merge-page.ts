import { findAllergens, findDietTags, readLegend } from '../../facts/vocabulary-diet.ts';
import { type BlockInput, rowText } from '../document-builder.ts';
import type { Block } from '../types.ts';
import { UNREAD } from '../recognise/settle-numbers.ts';
import { NUMBERS, numbersOf, pairsOf, plainNumber, sharedBy, sizeOf } from './line-words.ts';
import { type LineText, pairLines } from './pair-lines.ts';
import type { SeenLine } from './types.ts';

/** A block of the local reading, with what its readers made of the numbers on which they did not agree. */
export interface LocalBlock extends LineText {
  block: Block;
  readings: string[];
}

export interface MergedPage {
  blocks: BlockInput[];
  /** What the two readings do not agree on, for the person who looks after the document. */
  open: string[];
}

/** A model that finds so few of the lines that were read here looked at something else, or tells something else. */
const FEWEST_FOUND = 0.4;
/** A line that nobody else saw stands when it was read so surely. */
const SURE = 0.8;
const SEEN = 0.6;
const BRACKETED = /[([][^()[\]]{1,40}[)\]]|[🌱Ⓥ🌿🍃☘🥬]\uFE0F?/gu;
/** Nobody else saw it: what such a line promises is not told. */
const PROMISE = /\bfree\b|\bsafe\b|\bwithout\b|خالي|بدون|آمن|امن/iu;
const NO_LEGEND = readLegend('');

/**
 * One page of two readings: the model's words and order where both speak of the same line, and of figures only those that both saw. What one
 * of them alone saw of figures, of a diet, or of an allergen left out, is not told: it is asked. Null: the model's reading is not believed.
 */
export function mergePage(local: readonly LocalBlock[], seen: readonly SeenLine[]): MergedPage | null {
  const lines = seen.map((line) => ({ ...line, text: line.cells.join(' ') }));
  const groups = pairLines(local, lines);
  const readable = local.flatMap(({ text }, at) => (/\p{L}{3}/u.test(text) ? [at] : []));
  const found = new Set(groups.flatMap((group) => group.local));
  if (readable.filter((at) => found.has(at)).length < FEWEST_FOUND * readable.length || groups.length === 0) return null;

  const open: string[] = [];
  const placed: { after: number; blocks: BlockInput[] }[] = [];
  const nameOf = (text: string): string => text.replace(NUMBERS, '').replace(/\s+/g, ' ').trim();
  for (const group of groups) {
    const ours = group.local.map((at) => local[at] as LocalBlock);
    const theirs = group.seen.map((to) => lines[to] as SeenLine & { text: string });
    const [said, told] = [ours, theirs].map((each) => each.map(({ text }) => text).join('\n')) as [string, string];
    const first = group.seen[0] ?? 0;
    if (!tellsAllergens(said, told)) {
      placed.push({ after: first, blocks: ours.map(({ block }) => inputOf(block)) });
      open.push(nameOf(said));
      continue;
    }
    const evidence = evidenceOf(ours);
    const before = open.length;
    for (const to of group.seen) {
      const line = lines[to] as SeenLine;
      const diets = cutDiets(line.cells, said);
      const { cells, missing } = checkFigures(diets.cells, evidence);
      if ((missing || diets.cut) && open.length === before) open.push(nameOf(line.cells[0] ?? ''));
      placed.push({ after: to, blocks: [toBlock(line, cells)] });
    }
    // A price that only this reader saw: a person is to look at the line.
    if (open.length === before && evidence.left.some((number) => !/^[01]$/.test(number)) && theirs.some(({ kind }) => kind === 'row'))
      open.push(nameOf(told));
  }
  const isFound = (to: number): boolean => groups.some((group) => group.seen.includes(to));
  for (const [to, line] of lines.entries()) {
    if (isFound(to)) continue;
    open.push(nameOf(line.text));
    if (!isBetween(to, lines, isFound) || PROMISE.test(line.text)) continue;
    const { cells } = checkFigures(cutDiets(line.cells, '').cells, { left: [], readings: new Set() });
    placed.push({ after: to, blocks: [toBlock(line, cells)] });
  }
  for (const [at, one] of local.entries()) {
    if (found.has(at)) continue;
    if (one.sureness >= SURE || findAllergens(one.text).length > 0)
      placed.push({ after: placeOf(at, groups), blocks: [inputOf(one.block)] });
    else if (one.readings.length > 0 || /\p{N}/u.test(one.text)) open.push(nameOf(one.text));
  }
  const blocks = placed.toSorted((one, other) => one.after - other.after).flatMap((each) => each.blocks);
  return { blocks, open: [...new Set(open)].filter((line) => /\p{L}/u.test(line)) };
}

/** Whether a line that only the model saw stands between lines that both saw, a dish above its own description: it was only lost here. */
function isBetween(to: number, lines: readonly SeenLine[], isFound: (to: number) => boolean): boolean {
  const next = isFound(to + 1) ? lines[to + 1] : undefined;
  const before = isFound(to - 1) || (to > 1 && isFound(to - 2));
  return before && next !== undefined && (lines[to]?.kind !== 'row' || next.kind === 'text');
}

/** Whether the model tells every allergen that was read here. */
function tellsAllergens(said: string, told: string): boolean {
  const named = new Set(findAllergens(told));
  return findAllergens(said).every((one) => named.has(one));
}

/** A diet that nobody else saw is a promise that may do harm: its words are left out. Nearly the same letters are enough to have seen it. */
function cutDiets(cells: readonly string[], said: string): { cells: string[]; cut: boolean } {
  const known = new Set(findDietTags(said, NO_LEGEND, false));
  const letters = pairsOf(said);
  const isSeen = (words: string): boolean => {
    const pairs = pairsOf(words);
    const promised = findDietTags(words, NO_LEGEND, false).filter((tag) => tag !== 'spicy' && tag !== 'kids' && !known.has(tag));
    return promised.length === 0 || (sizeOf(pairs) > 1 && sharedBy(pairs, letters) >= SEEN * sizeOf(pairs));
  };
  let cut = false;
  const leave = (words: string): string => {
    if (isSeen(words)) return words;
    cut = true;
    return '';
  };
  const left = cells.map((cell) => leave(cell.replace(BRACKETED, leave).replace(/\s+/g, ' ').trim()));
  return { cells: left.filter((cell, at) => cell !== '' || cells[at] === ''), cut };
}

interface Evidence {
  /** Numbers that stand in the local text, each for one number of the model. */
  left: string[];
  /** What single readers made of numbers that are not in the text. */
  readings: Set<string>;
}

const evidenceOf = (ours: readonly LocalBlock[]): Evidence => ({
  left: ours.flatMap(({ text }) => numbersOf(text)),
  readings: new Set(ours.flatMap(({ readings }) => readings.flatMap(numbersOf))),
});

function checkFigures(cells: readonly string[], evidence: Evidence): { cells: string[]; missing: boolean } {
  let missing = false;
  const checked = cells.map((cell) =>
    cell.replace(NUMBERS, (number) => {
      const at = evidence.left.indexOf(plainNumber(number));
      if (at >= 0) evidence.left.splice(at, 1);
      else if (!evidence.readings.has(plainNumber(number))) {
        missing = true;
        return UNREAD;
      }
      return number;
    }),
  );
  return { cells: checked, missing };
}

function toBlock({ kind }: SeenLine, cells: string[]): BlockInput {
  if (kind === 'row' && cells.length > 1) return { kind: 'table_row', text: rowText(cells), cells };
  return { kind: kind === 'heading' ? 'heading' : 'paragraph', text: cells.join(' ') };
}

const inputOf = ({ kind, text, cells, header }: Block): BlockInput => ({
  kind,
  text,
  ...(cells ? { cells } : {}),
  ...(header ? { header } : {}),
});

/** Behind the line that the nearest block before it is a part of. */
function placeOf(at: number, groups: readonly { local: number[]; seen: number[] }[]): number {
  for (let before = at - 1; before >= 0; before -= 1) {
    const group = groups.find((one) => one.local.includes(before));
    if (group) return (group.seen.at(-1) ?? -1) + 0.5;
  }
  return -1;
}
