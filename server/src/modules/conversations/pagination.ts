import { AppError } from '../../platform/errors.ts';

/** Opaque cursors: the sort values of the last row, so that pages stay right while rows are added. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws request.invalid when the text is none of our cursors */
export function readCursor(text: string | undefined, length: number): (string | number)[] | null {
  if (!text) return null;
  try {
    const values = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === 'string' || typeof value === 'number')
    ) {
      return values as (string | number)[];
    }
  } catch {
    // Falls through to the same answer as a cursor of the wrong shape.
  }
  throw new AppError('request.invalid', { field: 'cursor' });
}
