import { isMenuLine, looksLikePrice } from '../facts/read-menu-line.ts';
import { sentencesOf } from './split-sentences.ts';
import type { Block, Chunk, ExtractedDocument } from './types.ts';

const TARGET = 800;
const MAXIMUM = 1500;
const QUESTION = /[?؟]\s*$|^(?:q|question|س|سؤال)\s*[:：.)-]/iu;
const ANSWER = /^(?:a|answer|ج|جواب|الجواب|الإجابة)\s*[:：.)-]/iu;

interface Piece {
  start: number;
  end: number;
  page: number | null;
  /** A piece that must not be parted from the one after it: a question and its answer. */
  holdsNext: boolean;
}

/**
 * Units of retrieval. Text chunks hold whole sentences, 800 to 1,500 UTF-16 units where the text allows, never cross a
 * heading, and repeat one sentence of the chunk before; `document.text.slice(start, end)` is exactly their text.
 * A row of a table or menu is a chunk of its own, rendered with its header.
 */
export function packChunks(document: ExtractedDocument): Chunk[] {
  const chunks: Chunk[] = [];
  let heading: string | null = null;
  let pieces: Piece[] = [];
  const flush = () => {
    chunks.push(...packText(document.text, pieces, heading));
    pieces = [];
  };
  document.blocks.forEach((block, index) => {
    if (block.kind === 'heading') {
      flush();
      heading = block.text;
      // A question set as a heading is half of a pair: it goes into the chunk of its answer.
      if (QUESTION.test(block.text)) pieces.push(toPiece(block, true));
    } else if (isMenuDetail(document.blocks, index)) {
      return;
    } else if (isPriced(block)) {
      flush();
      chunks.push(menuChunk(document, index, heading));
    } else if (block.kind === 'table_row') {
      flush();
      const text = renderRow(block);
      if (text !== null) chunks.push({ kind: 'row', text, heading, page: block.page, start: block.start, end: block.end });
    } else {
      pieces.push(...piecesOf(document, block, QUESTION.test(block.text) && !/[.!]\s/.test(block.text)));
    }
  });
  flush();
  return chunks;
}

const toPiece = (block: Block, holdsNext: boolean): Piece => ({ start: block.start, end: block.end, page: block.page, holdsNext });

function piecesOf(document: ExtractedDocument, block: Block, isQuestion: boolean): Piece[] {
  if (isQuestion) return [toPiece(block, true)];
  if (ANSWER.test(block.text) && block.text.length <= MAXIMUM / 2) return [toPiece(block, false)];
  return sentencesOf(document.text.slice(block.start, block.end)).flatMap(({ start, end }) =>
    cutLong(block.start + start, block.start + end, document.text).map((span) => ({ ...span, page: block.page, holdsNext: false })),
  );
}

/** A sentence longer than a chunk is cut at blanks. */
function cutLong(start: number, end: number, text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let from = start;
  while (end - from > MAXIMUM) {
    const blank = text.lastIndexOf(' ', from + MAXIMUM);
    const cut = blank > from + TARGET / 2 ? blank : from + MAXIMUM;
    spans.push({ start: from, end: cut });
    from = cut;
    while (from < end && /\s/.test(text[from] ?? '')) from += 1;
  }
  if (end > from) spans.push({ start: from, end });
  return spans;
}

function packText(text: string, pieces: Piece[], heading: string | null): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Piece[] = [];
  let repeated = 0;
  const close = () => {
    const first = open[0];
    const last = open.at(-1);
    if (!first || !last) return;
    chunks.push({ kind: 'text', text: text.slice(first.start, last.end), heading, page: first.page, start: first.start, end: last.end });
    const holds = last.end - last.start < TARGET / 2 && open.length > 1;
    open = holds ? [last] : [];
    repeated = open.length;
  };
  pieces.forEach((piece, index) => {
    const first = open[0];
    const next = pieces[index + 1];
    const end = piece.holdsNext && next ? next.end : piece.end;
    const wanted = first ? end - first.start : 0;
    const startsParagraph = first !== undefined && text.slice(open.at(-1)?.end, piece.start).includes('\n');
    const holding = open.at(-1)?.holdsNext === true;
    const full = wanted > MAXIMUM || (startsParagraph && first !== undefined && (open.at(-1)?.end ?? 0) - first.start >= TARGET);
    if (full && !holding) close();
    // The repeated sentence gives way when it alone would push the new piece over the line.
    if (open.length === repeated && open[0] && end - open[0].start > MAXIMUM) open = [];
    repeated = Math.min(repeated, open.length);
    open.push(piece);
  });
  const onlyRepeated = open.length > 0 && open.length === repeated;
  if (!onlyRepeated) close();
  return chunks;
}

/** "header: cell; header: cell", or "cell — cell" without a header; null for the header's own row and for empty ones. */
function renderRow(block: Block): string | null {
  const cells = (block.cells ?? [block.text]).map((cell) => cell.replace(/\s+/g, ' ').trim());
  const { header } = block;
  if (!header) return cells.filter(Boolean).join(' — ') || null;
  if (cells.every((cell, index) => cell === (header[index] ?? '').replace(/\s+/g, ' ').trim())) return null;
  const pairs = cells.flatMap((cell, index) => (cell === '' ? [] : [header[index] ? `${header[index]}: ${cell}` : cell]));
  return pairs.join('; ') || null;
}

/** A printed line or headerless row of a menu that ends in a price. */
function isPriced(block: Block): boolean {
  if (block.kind === 'heading' || block.header) return false;
  if (block.kind === 'table_row') return block.cells?.some((cell) => looksLikePrice(cell) || isMenuLine(cell)) === true;
  return isMenuLine(block.text);
}

const joinCells = (block: Block): string =>
  block.cells ? (renderRow(block) ?? '') : block.text.replace(/\s*(?:[.·․‧_]{3,}|…+|\t+| {3,})\s*/gu, ' — ');

/** "name — price — what stands below it". The span reaches over the lines below that belong to it. */
function menuChunk(document: ExtractedDocument, index: number, heading: string | null): Chunk {
  const block = document.blocks[index] as Block;
  const parts = [block];
  for (let at = index + 1; isMenuDetail(document.blocks, at); at += 1) parts.push(document.blocks[at] as Block);
  const text = parts.map(joinCells).join(' — ');
  return { kind: 'row', text, heading, page: block.page, start: block.start, end: parts.at(-1)?.end ?? block.end };
}

/** A short line below a priced one, with no price and no full sentence of its own: a description or the other name. */
function isMenuDetail(blocks: Block[], index: number): boolean {
  const block = blocks[index];
  if (!block || block.kind === 'heading' || block.kind === 'list_item' || block.header || isPriced(block)) return false;
  if (block.text.length > 220 || QUESTION.test(block.text) || /[.!]$/.test(block.text)) return false;
  for (let above = index - 1; above >= 0 && above >= index - 4; above -= 1) {
    const other = blocks[above] as Block;
    if (isPriced(other)) return true;
    if (other.kind === 'heading' || other.kind === 'list_item' || other.header || /[.!?؟]$/.test(other.text)) return false;
  }
  return false;
}
