import type { DocumentBuilder } from './document-builder.ts';
import { isMenuLine } from '../facts/read-menu-line.ts';

const BULLET = /^\s*(?:[-*•●▪◦–]|\d{1,2}[.)])\s+(?=\S)/u;
// Text wrapped by hand or by a mail program is no wider than this; wider lines are paragraphs of their own.
const WIDEST_WRAP = 100;
const NARROWEST_WRAP = 50;

/** Plain text: blank lines part paragraphs; hard-wrapped prose is joined, menu lines and short lines stay lines. */
export function readPlainText(text: string, builder: DocumentBuilder): void {
  // A form feed parts pages in text that came from a printer driver.
  const groups = text
    .replace(/\f/g, '\n\n')
    .split(/\n[ \t]*\n/)
    .map((group) =>
      group
        .split('\n')
        .map((line) => line.trimEnd())
        .filter((line) => line.trim() !== ''),
    );
  const width = Math.max(...groups.flat().map((line) => line.length));
  const wrapWidth = width >= NARROWEST_WRAP && width <= WIDEST_WRAP ? width : null;
  for (const group of groups) addGroup(group, wrapWidth, builder);
}

function addGroup(lines: string[], wrapWidth: number | null, builder: DocumentBuilder): void {
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) builder.add({ kind: 'paragraph', text: paragraph.join(' ') });
    paragraph = [];
  };
  lines.forEach((raw, index) => {
    const line = raw.trim();
    if (/^[\s=\-_*~#.·]{3,}$/.test(line)) {
      flush();
      return;
    }
    const underlined = /^[\s=\-_~]{3,}$/.test(lines[index + 1] ?? '');
    if (BULLET.test(raw)) {
      flush();
      builder.add({ kind: 'list_item', text: line.replace(BULLET, '') });
    } else if (underlined || (paragraph.length === 0 && isHeadingLine(line, index, lines))) {
      flush();
      builder.add({ kind: 'heading', text: line.replace(/^[=\-_*~#\s]+|[=\-_*~#\s]+$/g, '') });
    } else {
      paragraph.push(line);
      if (!isWrapped(raw, lines[index + 1], wrapWidth) || isMenuLine(line)) flush();
    }
  });
  flush();
}

/** A line goes on in the next one when that one's first word would not have fitted on it. */
function isWrapped(line: string, next: string | undefined, wrapWidth: number | null): boolean {
  if (next === undefined || wrapWidth === null || isMenuLine(next) || /^[^:：]{2,30}[:：]\s/.test(next.trim())) return false;
  const firstWord = next.trim().split(/\s/)[0] ?? '';
  return line.length + 1 + firstWord.length > wrapWidth;
}

/** A short line without a price or a full stop that opens its group, is decorated, or is written in capitals. */
function isHeadingLine(line: string, index: number, lines: string[]): boolean {
  if (line.length > 120) return false;
  const bare = line.replace(/^[=\-_*~#\s]+|[=\-_*~#\s]+$/g, '');
  if (bare === '' || bare.length > 60 || /[\p{Nd}.!?؟؛،,;]/u.test(bare.replace(/\.$/, '')) || bare.endsWith('.')) return false;
  if (/^[=\-_*~#]{2,}/.test(line)) return true;
  if (/^[^a-z]*[A-Z]{3}[^a-z]*$/.test(bare)) return true;
  const opens = index === 0 && lines.length > 1 && !/[:：]./.test(bare);
  return opens && bare.split(/\s+/).length <= 6;
}
