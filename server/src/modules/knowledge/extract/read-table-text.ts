import Papa from 'papaparse';
import { findHeader } from './find-header.ts';
import { type DocumentBuilder, rowText } from './document-builder.ts';
import type { ExtractLimits } from './limits.ts';
import type { ReadOutcome } from './read-document.ts';

type TableLimits = Pick<ExtractLimits, 'maxRows' | 'maxColumns' | 'maxCells'>;

/** CSV, TSV and their relatives: each row stays a row and carries the header's cells. Title lines above the header become headings. */
export function readTableText(text: string, builder: DocumentBuilder, limits: TableLimits): ReadOutcome {
  const body = text.replace(/^sep=(.)\n/i, '');
  const rows: string[][] = [];
  let cells = 0;
  let excess: string | null = null;
  Papa.parse<string[]>(body, {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', '\t', ';', '|'],
    step: ({ data }, parser) => {
      const row = data.map((cell) => cell.trim());
      const width = row.findLastIndex((cell) => cell !== '') + 1;
      cells += width;
      rows.push(row);
      excess = excessOf(rows.length, width, cells, limits);
      if (excess) parser.abort();
    },
  });
  if (excess) return { ok: false, failure: 'document.too_large', detail: excess };
  addRows(rows, builder);
  return { ok: true, pages: null };
}

/** Which limit a table goes over, in words; null within all of them. */
export function excessOf(rows: number, columns: number, cells: number, limits: TableLimits): string | null {
  if (rows > limits.maxRows) return `More than ${limits.maxRows} rows.`;
  if (columns > limits.maxColumns) return `More than ${limits.maxColumns} columns.`;
  return cells > limits.maxCells ? `More than ${limits.maxCells} cells.` : null;
}

/** Rows of one table or sheet: title lines above its header and one-cell rows between become headings. */
export function addRows(rows: string[][], builder: DocumentBuilder): void {
  const found = findHeader(rows, true);
  rows.forEach((cells, index) => {
    if (found && index < found.index) {
      builder.add({ kind: 'heading', text: cells.filter(Boolean).join(' ') });
      return;
    }
    if (found && index === found.index) {
      builder.add({ kind: 'table_row', text: rowText(cells), cells, header: cells });
      return;
    }
    // A row with one filled cell in a wide table is a section title that the owner typed between rows.
    const filled = cells.filter(Boolean);
    if (found && found.cells.length > 2 && filled.length === 1 && !/\d/.test(filled[0] ?? '')) {
      builder.add({ kind: 'heading', text: filled[0] ?? '' });
      return;
    }
    builder.add({ kind: 'table_row', text: rowText(cells), cells, ...(found ? { header: found.cells } : {}) });
  });
}
