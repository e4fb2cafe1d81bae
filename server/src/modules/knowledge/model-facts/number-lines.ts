/** A line of a document, by its number in a prompt. UTF-16 offsets into the document's text. */
export interface NumberedLine {
  text: string;
  start: number;
  end: number;
}

const MOST_LINE = 400;
/** Characters of lines that one call gets. */
const ROOM = 6_000;
/** Lines that the next call sees again, so that what stands across the cut is whole in one of them. */
const SHARED = 3;

/** Lines of a text that hold words, in calls of a size that a model reads well. Numbers are those of the whole document. */
export function numberLines(text: string): { first: number; lines: NumberedLine[] }[] {
  const lines: NumberedLine[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, start: at, end: at + line.length });
    at += line.length + 1;
  }
  const calls: { first: number; lines: NumberedLine[] }[] = [];
  let first = 0;
  while (first < lines.length) {
    let end = first;
    let used = 0;
    while (end < lines.length && (end === first || used + Math.min(lines[end]?.text.length ?? 0, MOST_LINE) <= ROOM)) {
      used += Math.min(lines[end]?.text.length ?? 0, MOST_LINE) + 8;
      end += 1;
    }
    const part = lines.slice(first, end);
    if (part.some((line) => /\p{L}/u.test(line.text))) calls.push({ first, lines: part });
    if (end >= lines.length) break;
    first = Math.max(end - SHARED, first + 1);
  }
  return calls;
}

/** "12| Hummus ..... 18", one a line; a line too long to be a row is cut. */
export const renderLines = (first: number, lines: readonly NumberedLine[]): string =>
  lines.map((line, at) => `${first + at}| ${line.text.slice(0, MOST_LINE)}`).join('\n');
