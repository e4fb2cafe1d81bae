import { type DocumentBuilder, rowText } from './document-builder.ts';
import { findHeader } from './find-header.ts';
import { readPlainText } from './read-plain-text.ts';

/** Markdown as people write menus in it: headings, lists, pipe tables, paragraphs. Marks are removed, link addresses kept. */
export function readMarkdown(text: string, builder: DocumentBuilder): void {
  const lines = text.replace(/^---\n[\s\S]*?\n---\n/, '').split('\n');
  let plain: string[] = [];
  const flush = () => {
    if (plain.some((line) => line.trim() !== '')) readPlainText(plain.join('\n'), builder);
    plain = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line);
    if (heading) {
      flush();
      builder.add({ kind: 'heading', text: unmark(heading[1] ?? '') });
    } else if (isPipeRow(line) && /^\s*\|?[\s:|-]+\|[\s:|-]*$/.test(lines[index + 1] ?? '')) {
      flush();
      index = addTable(lines, index, builder);
    } else {
      plain.push(unmark(line.replace(/^\s*>\s?/, '')));
    }
  }
  flush();
}

const isPipeRow = (line: string): boolean => line.includes('|') && line.trim() !== '';

function addTable(lines: string[], start: number, builder: DocumentBuilder): number {
  let index = start;
  const rows: string[][] = [];
  for (; index < lines.length && isPipeRow(lines[index] ?? ''); index += 1) {
    if (index === start + 1) continue;
    const line = (lines[index] ?? '').trim().replace(/^\||\|$/g, '');
    rows.push(line.split(/(?<!\\)\|/).map((cell) => unmark(cell.replace(/\\\|/g, '|').trim())));
  }
  const header = findHeader(rows, true)?.cells ?? rows[0] ?? [];
  for (const cells of rows) builder.add({ kind: 'table_row', text: rowText(cells), cells, header });
  return index - 1;
}

function unmark(line: string): string {
  return line
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, '$1 ($2)')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{Nd}])([*_])(\S(?:.*?\S)?)\1(?![\p{L}\p{Nd}])/gu, '$2')
    .replace(/`([^`]+)`/g, '$1');
}
