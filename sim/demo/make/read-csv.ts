import { readFileSync } from 'node:fs';

/** Rows of a CSV file with a header line, as written; quoted cells may hold commas and doubled quotes, never line breaks. */
export function readCsv(path: string): Record<string, string>[] {
  const [headerLine = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const header = splitLine(headerLine);
  return lines.map((line, index) => {
    const cells = splitLine(line);
    if (cells.length !== header.length) throw new Error(`${path} line ${index + 2}: ${cells.length} cells, header has ${header.length}`);
    return Object.fromEntries(header.map((name, column) => [name, cells[column] ?? '']));
  });
}

export function toCsv(rows: string[][]): string {
  const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${rows.map((row) => row.map(quote).join(',')).join('\n')}\n`;
}

function splitLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
}
