/** The little Markdown our source texts use: headings, paragraphs, `- ` lists and `| a | b |` tables whose first row is the header. */
export type TextBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; header: string[]; rows: string[][] };

export function parseMarkdown(source: string): TextBlock[] {
  return source
    .split(/\n\s*\n/)
    .map((group) => group.trim())
    .filter((group) => group !== '')
    .map(toBlock);
}

function toBlock(group: string): TextBlock {
  const heading = /^(#{1,3}) (.+)$/.exec(group);
  if (heading) return { kind: 'heading', level: (heading[1] ?? '').length as 1 | 2 | 3, text: heading[2] ?? '' };
  const lines = group.split('\n');
  if (lines.every((line) => line.startsWith('- '))) return { kind: 'list', items: lines.map((line) => line.slice(2)) };
  if (lines.every((line) => line.startsWith('| '))) {
    const [header = [], ...rows] = lines.map(toCells);
    return { kind: 'table', header, rows };
  }
  if (lines.length > 1) throw new Error(`a paragraph is one line: ${group}`);
  return { kind: 'paragraph', text: group };
}

function toCells(line: string): string[] {
  return line
    .replace(/^\|\s*|\s*\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** Direction by the first strong character, as a reader would expect it. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*\p{Script=Arabic}/u.test(text);
}
