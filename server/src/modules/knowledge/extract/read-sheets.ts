import { read, type WorkSheet } from '@e965/xlsx';
import { checkZip } from './check-zip.ts';
import type { DocumentBuilder } from './document-builder.ts';
import type { ReadOptions, ReadOutcome } from './read-document.ts';
import { addRows, excessOf } from './read-table-text.ts';

const MAX_INFLATED_BYTES = 80 * 1024 * 1024;
const MAX_SHEETS = 60;
// Excel's own number of columns; a file that names more was made to hurt.
const MAX_FORMAT_COLUMNS = 16_384;
const VISIBLE = 0;

/**
 * Excel workbooks, sheet by sheet: shown values (a formula's last result, dates and money as they are printed in the cell),
 * merged cells once, rows as rows with their header. Hidden sheets, rows and columns are left out and told of.
 */
export async function readSheets(bytes: Uint8Array, builder: DocumentBuilder, options: ReadOptions): Promise<ReadOutcome> {
  const zip = checkZip(bytes, MAX_INFLATED_BYTES);
  if (!zip.ok)
    return {
      ok: false,
      failure: zip.reason === 'too_large' ? 'document.too_large' : 'document.malformed',
      detail: 'The workbook cannot be unpacked.',
    };
  const { limits } = options;
  let book: ReturnType<typeof read>;
  try {
    // One row more than is allowed tells a sheet that is too long from one that just fits.
    book = read(bytes, {
      type: 'buffer',
      dense: true,
      cellHTML: false,
      cellFormula: false,
      cellDates: false,
      cellStyles: true,
      bookVBA: false,
      sheetRows: limits.maxRows + 1,
    });
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    return { ok: false, failure: locked ? 'document.encrypted' : 'document.malformed', detail: 'The workbook cannot be opened.' };
  }
  const names = book.SheetNames;
  if (names.length > MAX_SHEETS) return { ok: false, failure: 'document.too_large', detail: `More than ${MAX_SHEETS} sheets.` };
  const isHidden = (index: number): boolean => (book.Workbook?.Sheets?.[index]?.Hidden ?? VISIBLE) !== VISIBLE;
  const shownSheets = names.filter((_, index) => !isHidden(index)).length;
  const state = { cells: 0 };
  for (const [index, name] of names.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const rows = rowsOf(sheet, limits, state);
    if (typeof rows === 'string') return { ok: false, failure: 'document.too_large', detail: `Sheet ${index + 1}: ${rows}` };
    if (isHidden(index)) builder.warnings.hidden('not_displayed', rows.shown.flat().join(' '), index + 1);
    else addSheet(name, shownSheets, rows, index + 1, builder);
    options.onProgress({ stage: 'reading', done: index + 1, total: names.length });
  }
  return { ok: true, pages: null };
}

interface SheetCell {
  /** As it is shown. */
  w?: string;
  v?: string | number | boolean | null;
  /** Kind: z empty, e error, and those of values. */
  t?: string;
}

interface SheetRows {
  shown: string[][];
  hidden: string[];
}

function addSheet(name: string, sheets: number, rows: SheetRows, number: number, builder: DocumentBuilder): void {
  if (rows.hidden.length > 0) builder.warnings.hidden('not_displayed', rows.hidden.join(' '), number);
  if (rows.shown.length === 0) return;
  // "Sheet1" says nothing; "Breakfast" is the name of a section.
  if (sheets > 1 && !/^(?:sheet|ورقة|tabelle|feuil)\s*\d*$/i.test(name)) builder.add({ kind: 'heading', text: name });
  addRows(rows.shown, builder);
}

/** The rows of a sheet that hold something, without hidden rows and columns and without empty columns; or which limit it goes over. */
function rowsOf(sheet: WorkSheet, limits: ReadOptions['limits'], state: { cells: number }): SheetRows | string {
  const cells = (sheet['!data'] ?? []) as (SheetCell | undefined)[][];
  const columns = sheet['!cols'] ?? [];
  const merged = coveredCells(sheet);
  const shown: string[][] = [];
  const hidden: string[] = [];
  const used = new Set<number>();
  let filledRows = 0;
  for (const [rowIndex, row] of cells.entries()) {
    if (!row) continue;
    const texts: string[] = [];
    // `forEach` skips what is not there: a row with one cell in its last column costs one step.
    row.forEach((cell, column) => {
      const cover = merged.get(`${rowIndex}:${column}`);
      const text = cover === undefined ? textOf(cell) : cover === null ? '' : textOf(cells[cover.row]?.[cover.column]);
      if (text === '') return;
      if (columns[column]?.hidden || sheet['!rows']?.[rowIndex]?.hidden) hidden.push(text);
      else texts[column] = text;
    });
    const width = Object.keys(texts).length;
    if (width === 0) continue;
    filledRows += 1;
    state.cells += width;
    const excess = excessOf(filledRows, width, state.cells, limits);
    if (excess) return excess;
    if (texts.length > MAX_FORMAT_COLUMNS) return `More than ${MAX_FORMAT_COLUMNS} columns.`;
    texts.forEach((_, column) => used.add(column));
    if (used.size > limits.maxColumns) return `More than ${limits.maxColumns} columns.`;
    shown.push(texts);
  }
  const order = [...used].toSorted((one, other) => one - other);
  return { shown: shown.map((texts) => order.map((column) => texts[column] ?? '')), hidden };
}

function textOf(cell: SheetCell | undefined): string {
  if (!cell || cell.t === 'z' || cell.t === 'e') return '';
  const text = cell.w ?? (cell.v === undefined || cell.v === null ? '' : String(cell.v));
  return text.replace(/[^\S\n]+/g, ' ').trim();
}

/**
 * Cells that lie under a merged one, by "row:column". Text that some makers leave there is not shown; a cell merged downwards
 * says its word on each of its rows, as a section beside its dishes does: those give where that word stands.
 */
function coveredCells(sheet: WorkSheet): Map<string, { row: number; column: number } | null> {
  const covered = new Map<string, { row: number; column: number } | null>();
  for (const { s: start, e: end } of (sheet['!merges'] ?? []).slice(0, 2000)) {
    const isDownwards = start.c === end.c;
    for (let row = start.r; row <= Math.min(end.r, start.r + 500); row += 1) {
      for (let column = start.c; column <= Math.min(end.c, start.c + 100); column += 1) {
        if (row === start.r && column === start.c) continue;
        covered.set(`${row}:${column}`, isDownwards ? { row: start.r, column } : null);
      }
    }
  }
  return covered;
}
