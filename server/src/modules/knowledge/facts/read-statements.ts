import { sentencesOf } from '../extract/split-sentences.ts';
import type { Block, ExtractedDocument } from '../extract/types.ts';

/** One sentence of running text, with the headings it stands under. */
export interface Statement {
  text: string;
  page: number | null;
  start: number;
  end: number;
  heading: Block | null;
  isListItem: boolean;
  /** Index of its block, so that neighbours can be told. */
  block: number;
}

/** A longer "sentence" is a wall of text that states no fact; rules over it would only cost time. */
const MAX_STATEMENT = 800;

/** Sentences of all blocks that are neither headings nor table rows, in reading order. */
export function statementsOf(document: ExtractedDocument): Statement[] {
  const statements: Statement[] = [];
  let heading: Block | null = null;
  document.blocks.forEach((block, index) => {
    if (block.kind === 'heading') heading = block;
    if (block.kind === 'heading' || block.kind === 'table_row') return;
    let lineStart = block.start;
    for (const line of block.text.split('\n')) {
      for (const { start, end } of sentencesOf(line)) {
        if (end - start > MAX_STATEMENT) continue;
        statements.push({
          text: line.slice(start, end),
          page: block.page,
          start: lineStart + start,
          end: lineStart + end,
          heading,
          isListItem: block.kind === 'list_item',
          block: index,
        });
      }
      lineStart += line.length + 1;
    }
  });
  return statements;
}
