import type { InboxSearch } from '../inbox/search.ts';

/** A cell of a chart's table: what a file holds, how it is shown where that differs, and what it opens. */
export interface Cell {
  value: string | number | null;
  shown?: string;
  opens?: InboxSearch | undefined;
}

/** What a chart shows, as a table: its table view and its file are made of it, so that they cannot disagree. The first column names the row. */
export interface Sheet {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** First characters that make a spreadsheet read a text as a formula, also in the wide forms of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function toCell(value: Cell['value']): string {
  // A number is no text that somebody typed: -5 stays -5.
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The sheet as a file (RFC 4180). The mark in front makes Excel read it as UTF-8, without which Arabic is garbage. */
export function toCsv({ columns, rows }: Sheet): string {
  return `\uFEFF${[columns, ...rows.map((row) => row.map(({ value }) => value))].map((line) => `${line.map(toCell).join(',')}\r\n`).join('')}`;
}

/** What a file is called: without what a disk does not take. */
export const fileNameOf = (title: string, { first, last }: { first: string; last: string }): string =>
  `${title.replaceAll(/[\\/:*?"<>|\s]+/g, '-')}_${first}_${last}.csv`;
