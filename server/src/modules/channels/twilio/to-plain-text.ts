export interface Marks {
  bold: string;
  italic: string;
  strike: string;
}

const NO_MARKS: Marks = { bold: '', italic: '', strike: '' };

// Private-use characters stand in for finished marks, so that a later rule cannot read them again.
const [BOLD, ITALIC, STRIKE] = ['\uE000', '\uE001', '\uE002'];

/** Markdown as models and people write it, in the channel's own marks or as words alone: a link its words and address, a table one line a row. */
export function toPlainText(markdown: string, marks: Marks = NO_MARKS): string {
  const shown: Record<string, string> = { [BOLD]: marks.bold, [ITALIC]: marks.italic, [STRIKE]: marks.strike };
  return markdown
    .replace(/[\uE000-\uE002]/g, '')
    .replaceAll('\r\n', '\n')
    .replace(/```[a-z0-9+-]*\n?([\s\S]*?)\n?```/gi, '$1')
    .replace(/!?\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"\n]*")?\s*\)/g, (_match, label: string, url: string) =>
      label.trim() === '' || label.trim() === url ? url : `${label.trim()}: ${url}`,
    )
    .split('\n')
    .flatMap(toLine)
    .join('\n')
    .replace(/\*\*\*?(?=\S)([^\n]+?)(?<=\S)\*\*\*?/g, `${BOLD}$1${BOLD}`)
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, `${BOLD}$1${BOLD}`)
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, `${ITALIC}$1${ITALIC}`)
    .replace(/~~(?=\S)([^~\n]+?)(?<=\S)~~/g, `${STRIKE}$1${STRIKE}`)
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!~>|])/g, '$1')
    .replace(/[\uE000-\uE002]/g, (mark) => shown[mark] ?? '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function toLine(line: string): string[] {
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line) || /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$/.test(line)) return [];
  const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
  if (heading !== undefined) return [heading];
  if (/^\s*\|.*\|\s*$/.test(line)) {
    const cells = line.trim().slice(1, -1).split('|');
    return [
      cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(' - '),
    ];
  }
  return [line.replace(/^(\s*)[*+]\s+(?=\S)/, '$1- ')];
}
