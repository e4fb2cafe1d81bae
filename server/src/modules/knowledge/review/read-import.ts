import { HoursFields, ItemFields, PolicyFields, type ImportReport } from '@wafaa/contracts';
import Papa from 'papaparse';
import { AppError, ERRORS, type ErrorCode } from '../../../platform/errors.ts';
import { CellError, COLUMN_OF, CSV_FORMS, EMPTY_FIELDS } from './csv-columns.ts';
import { problemOf } from './check-fields.ts';
import type { EditableKind, FieldsOf } from './fact-kinds.ts';
import { withChange } from './edit-fact.ts';

export const MOST_ROWS = 5_000;

export interface ImportedRow<Kind extends EditableKind> {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  /** Null: a new fact. */
  id: string | null;
  state: 'proposed' | 'confirmed' | 'expired' | null;
  fields: FieldsOf[Kind];
}
type RowError = ImportReport['errors'][number];

const SHAPES = { item: ItemFields, hours: HoursFields, policy: PolicyFields } as const;
const BOTH_LANGUAGES = ['name', 'section', 'description', 'text'];
const STATES = ['proposed', 'confirmed', 'expired'];

export function rowError(row: number, column: string | null, code: ErrorCode): RowError {
  return { row, column, code, message: ERRORS[code].message };
}

/** Rows of a file as cells by their column, with the line where each begins. @throws fact.import_unreadable, fact.import_too_long */
export function readCells(bytes: Uint8Array, kind: EditableKind): { row: number; cells: Record<string, string> }[] {
  const text = decode(bytes);
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false });
  const [head = [], ...rows] = data;
  const columns = head.map((name) => name.trim().toLowerCase());
  const wanted = CSV_FORMS[kind].columns;
  // What must be there of a new row; a file of ids and prices alone changes prices.
  if (!columns.some((name) => wanted.includes(name)) || new Set(columns).size !== columns.length)
    throw new AppError('fact.import_unreadable');
  const filled = rows.map((cells, at) => ({ row: at + 2, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length > MOST_ROWS) throw new AppError('fact.import_too_long', { rows: filled.length });
  return filled.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(columns.map((name, at) => [name, bare((cells[at] ?? '').trim())] as const)),
  }));
}

/** One row as fields; `known` are those of the fact that its id names. */
export function readRow<Kind extends EditableKind>(
  kind: Kind,
  row: number,
  cells: Readonly<Record<string, string>>,
  known: Record<string, unknown> | null,
): { ok: true; imported: ImportedRow<Kind> } | { ok: false; error: RowError } {
  try {
    const state = cells['state'] ?? '';
    if (state !== '' && !STATES.includes(state)) throw new CellError('state');
    const given = withOtherLanguage(CSV_FORMS[kind].read(cells), known);
    const unchanged = known && sameAllergens(known, given) ? { allergensConfirmed: known['allergensConfirmed'] } : {};
    const fields = withChange(kind, known ?? EMPTY_FIELDS[kind], { ...unchanged, ...given });
    const judged = SHAPES[kind].safeParse(fields);
    if (!judged.success) {
      const field = String(judged.error.issues[0]?.path[0] ?? '');
      const empty = !(field in fields) || isEmpty((fields as unknown as Record<string, unknown>)[field]);
      return { ok: false, error: rowError(row, COLUMN_OF[field] ?? field, empty ? 'fact.import_missing' : 'fact.import_value') };
    }
    const problem = problemOf(kind, judged.data);
    if (problem) return { ok: false, error: rowError(row, COLUMN_OF[problem] ?? problem, 'fact.import_value') };
    const imported = {
      row,
      id: cells['id'] || null,
      state: (state || null) as ImportedRow<Kind>['state'],
      fields: judged.data as FieldsOf[Kind],
    };
    return { ok: true, imported };
  } catch (error) {
    if (error instanceof CellError) return { ok: false, error: rowError(row, error.column, error.code) };
    throw error;
  }
}

/** A text of which the file has one language keeps its other one. */
function withOtherLanguage(given: Record<string, unknown>, known: Record<string, unknown> | null): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) =>
      BOTH_LANGUAGES.includes(field)
        ? [field, { en: null, ar: null, ...(known?.[field] as object | undefined), ...(value as object) }]
        : [field, value],
    ),
  );
}

/** A file that merely repeats the allergens confirms nothing by that. */
function sameAllergens(known: Record<string, unknown>, given: Record<string, unknown>): boolean {
  const text = (value: unknown) => (Array.isArray(value) ? value.map(String).toSorted().join() : '');
  return text(known['allergens']) === text(given['allergens']);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((inner) => inner === null || inner === '');
}

/** The apostrophe that keeps a spreadsheet from running a cell is none of its text. */
const bare = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, '');

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new AppError('fact.import_unreadable', {}, { cause: error });
  }
}
