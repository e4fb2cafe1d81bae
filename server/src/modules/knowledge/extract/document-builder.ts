import { stripInvisible } from './strip-invisible.ts';
import type { Block, BlockKind, ExtractedDocument } from './types.ts';
import { WarningList } from './warning-list.ts';

/** Thrown inside the reading process only; the worker turns it into `document.too_large`. */
export class TextLimitReached extends Error {}

export interface BlockInput {
  kind: BlockKind;
  text: string;
  page?: number | null;
  cells?: string[];
  header?: string[];
}

/**
 * Joins blocks by "\n" and keeps their offsets. Blocks without text are dropped; NUL, lone surrogates and characters that
 * nobody can see never get in, and the latter are told of in `warnings`.
 */
export class DocumentBuilder {
  readonly warnings = new WarningList();
  readonly #blocks: Block[] = [];
  readonly #maxTextLength: number;
  #text = '';
  #headers = 0;
  #recognised: { pages: number; confidence: number; words: number } | null = null;

  constructor(maxTextLength: number) {
    this.#maxTextLength = maxTextLength;
  }

  /** How many blocks there are. */
  get size(): number {
    return this.#blocks.length;
  }

  /** Where the block begins in the text; -1 when it says nothing and is left out. */
  add(input: BlockInput): number {
    const cleaned = cleanText(input.text);
    const { text, removed } = stripInvisible(cleaned);
    const page = input.page ?? null;
    const offset = this.#text === '' ? 0 : this.#text.length + 1;
    for (const { kind, at } of removed) this.warnings.invisible(kind, offset + at, page);
    if (text.trim() === '') return -1;
    if (this.#text.length + text.length + 1 > this.#maxTextLength) throw new TextLimitReached();
    if (this.#text !== '') this.#text += '\n';
    const start = this.#text.length;
    this.#text += text;
    const block: Block = { kind: input.kind, text, page, start, end: start + text.length };
    if (input.cells) block.cells = input.cells.map(cleanCell);
    if (input.header) {
      // Repeated on each row of its table: a wide title row must not grow the answer beyond its text.
      this.#headers += input.header.reduce((sum, cell) => sum + cell.length + 3, 0);
      if (this.#headers > this.#maxTextLength * 4) throw new TextLimitReached();
      block.header = input.header.map(cleanCell);
    }
    this.#blocks.push(block);
    return start;
  }

  /** A page whose text was recognised in its picture; `confidence` 0 to 1, the mean over `words` words. */
  addRecognised(words: number, confidence: number): void {
    const before = this.#recognised ?? { pages: 0, confidence: 0, words: 0 };
    const total = before.words + words;
    const mean = total === 0 ? 0 : (before.confidence * before.words + confidence * words) / total;
    this.#recognised = { pages: before.pages + 1, confidence: mean, words: total };
  }

  build(pages: number | null): ExtractedDocument {
    const warnings = this.warnings.list();
    const recognised = this.#recognised;
    return {
      text: this.#text,
      blocks: this.#blocks,
      pages,
      ...(warnings.length > 0 ? { warnings } : {}),
      ...(recognised ? { recognised: { pages: recognised.pages, confidence: Math.round(recognised.confidence * 1000) / 1000 } } : {}),
    };
  }
}

/** The cells parted by tabs, without the empty ones at the end. */
export function rowText(cells: string[]): string {
  const shown = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  return shown.slice(0, shown.findLastIndex((cell) => cell !== '') + 1).join('\t');
}

const cleanCell = (cell: string): string => stripInvisible(cleanText(cell)).text;

const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/** Trims each line's end and the whole; by `trimEnd`, since a pattern anchored at the end is quadratic in a run of blanks. */
function cleanText(text: string): string {
  return text
    .replace(CONTROL, '')
    .toWellFormed()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
