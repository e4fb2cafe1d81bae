/** First characters that make a spreadsheet read a cell as a formula (OWASP, CSV injection), also in the wide forms of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One cell after RFC 4180. Text that a spreadsheet would run begins with an apostrophe, which it shows as text. */
export function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value);
  // A number is no text that somebody typed: -5 stays -5.
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines end as RFC 4180 says; the mark in front makes Excel read the bytes as UTF-8, without which Arabic is garbage. */
export async function* toCsv<R>(
  columns: readonly (readonly [name: string, read: (row: R) => unknown])[],
  rows: AsyncIterable<R>,
  counted: { rows: number },
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${columns.map(([name]) => toCell(name)).join(',')}\r\n`);
  for await (const row of rows) {
    counted.rows += 1;
    yield Buffer.from(`${columns.map(([, read]) => toCell(read(row))).join(',')}\r\n`);
  }
}
