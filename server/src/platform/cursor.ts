import { AppError } from './errors.ts';

/** Opaque cursors: the sort values of the last row, so that pages stay right while rows are added. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

type CursorPart = 'text' | 'time' | 'integer';

const FITS: Record<CursorPart, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && value.length <= 100 && !value.includes('\u0000'),
  time: (value) => typeof value === 'string' && isTime(value),
  integer: (value) => Number.isSafeInteger(value),
};

/** As `to_char` writes it, so that the database takes it back: it knows neither a 31 June, which `Date` reads as 1 July, nor a year 0. */
function isTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{8,15}$/.test(text) || text.startsWith('0000')) return false;
  const at = Date.parse(`${text}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 19));
}

/** The sort values, of the kinds that the list sorts by. @throws request.invalid when the text is none of our cursors */
export function readCursor(text: string | undefined, parts: readonly CursorPart[]): (string | number)[] | null {
  if (!text) return null;
  try {
    const values = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(values) && values.length === parts.length && parts.every((part, index) => FITS[part](values[index]))) {
      return values as (string | number)[];
    }
  } catch {
    // Falls through to the same answer as a cursor of the wrong shape.
  }
  throw new AppError('request.invalid', { field: 'cursor' });
}

/** A column of a time as `to_char` text that a cursor carries without losing microseconds; back with `($n::text || '+00')::timestamptz`. */
export function sortKey(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
}

/** Cuts a page of `limit` from rows that were asked for with one more, and says where the next one begins. */
export function cutPage<R, V>(
  rows: readonly R[],
  limit: number,
  present: (row: R) => V,
  cursorOf: (row: R) => readonly (string | number)[],
): { items: V[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(present), nextCursor: rows.length > limit && last ? writeCursor(cursorOf(last)) : null };
}
