import type { Block, BlockKind, ExtractedDocument } from './types.ts';

/** Thrown inside the reading process only; the worker turns it into `document.too_large`. */
export class TextLimitReached extends Error {}

export interface BlockInput {
  kind: BlockKind;
  text: string;
  page?: number | null;
  cells?: string[];
  header?: string[];
}

/** Joins blocks by "\n" and keeps their offsets. Blocks without text are dropped; NUL and lone surrogates never get in. */
export class DocumentBuilder {
  readonly #blocks: Block[] = [];
  readonly #maxTextLength: number;
  #text = '';

  constructor(maxTextLength: number) {
    this.#maxTextLength = maxTextLength;
  }

  add(input: BlockInput): void {
    const text = cleanText(input.text);
    if (text.trim() === '') return;
    if (this.#text.length + text.length + 1 > this.#maxTextLength) throw new TextLimitReached();
    if (this.#text !== '') this.#text += '\n';
    const start = this.#text.length;
    this.#text += text;
    const block: Block = { kind: input.kind, text, page: input.page ?? null, start, end: start + text.length };
    if (input.cells) block.cells = input.cells.map((cell) => cleanText(cell));
    if (input.header) block.header = input.header.map((cell) => cleanText(cell));
    this.#blocks.push(block);
  }

  build(pages: number | null): ExtractedDocument {
    return { text: this.#text, blocks: this.#blocks, pages };
  }
}

export const rowText = (cells: string[]): string =>
  cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .join('\t')
    .replace(/\t+$/, '');

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
