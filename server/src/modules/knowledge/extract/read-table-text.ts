import Papa from 'papaparse';
import { findHeader } from './find-header.ts';
import { type DocumentBuilder, rowText } from './document-builder.ts';

/** CSV, TSV and their relatives: each row stays a row and carries the header's cells. Title lines above the header become headings. */
export function readTableText(text: string, builder: DocumentBuilder): void {
  const body = text.replace(/^sep=(.)\n/i, '');
  const parsed = Papa.parse<string[]>(body, { skipEmptyLines: 'greedy', delimitersToGuess: [',', '\t', ';', '|'] });
  const rows = parsed.data.map((row) => row.map((cell) => cell.trim()));
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
