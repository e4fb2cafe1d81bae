import type { TextSpan } from './types.ts';

type Style = TextSpan['style'];

export interface SpannedText {
  text: string;
  spans: TextSpan[];
}

// Private-use characters stand for marks, so that a later rule cannot read them again and a text cannot bring its own.
const OPEN: Record<Style, string> = {
  bold: '\uE000',
  italic: '\uE001',
  strike: '\uE002',
  code: '\uE003',
  block: '\uE004',
  link: '\uE005',
};
const CLOSE = '\uE00A';
const ESCAPED = '\uE00B';
const styles = new Map(Object.entries(OPEN).map(([style, mark]) => [mark, style as Style]));
const ANY_MARK = /[\uE000-\uE00B]/g;

/**
 * Markdown as models and people write it, as plain text and marks beside it. Telegram takes both apart, so nothing needs
 * escaping and no text can break its own formatting. What has no mark becomes words: a table one line a row.
 */
export function toSpans(markdown: string): SpannedText {
  const kept: string[] = [];
  const links: string[] = [];
  const pieces = markdown
    .replaceAll('\r\n', '\n')
    .replace(ANY_MARK, '')
    .split(/(```[\s\S]*?```|`[^`\n]+`)/);
  const marked = pieces.map((piece, index) => (index % 2 === 1 ? markCode(piece, kept) : markProse(piece, kept, links))).join('');
  const tidy = marked
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return readMarks(tidy, kept, links);
}

/** Code goes past all rules: its words are put back at the end. A language after the fence would be shown as text. */
function markCode(piece: string, kept: string[]): string {
  const fence = /^```(?:[a-z0-9+-]*\n)?([\s\S]*?)\n?```$/i.exec(piece)?.[1];
  const code = fence ?? piece.slice(1, -1);
  if (code.trim() === '') return '';
  kept.push(code);
  return `${fence === undefined ? OPEN.code : OPEN.block}${ESCAPED}${CLOSE}`;
}

function markProse(text: string, kept: string[], links: string[]): string {
  const safe = text.replace(/\\([\\`*_{}[\]()#+\-.!~>|=])/g, (_match, character: string) => {
    kept.push(character);
    return ESCAPED;
  });
  return markInline(safe.split('\n').flatMap(markLine).join('\n'), links);
}

function markLine(line: string): string[] {
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line) || /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$/.test(line)) return [];
  const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
  if (heading !== undefined) return [heading === '' ? '' : `${OPEN.bold}${heading.replace(/\*\*|__/g, '')}${CLOSE}`];
  if (/^\s*\|.*\|\s*$/.test(line)) {
    const cells = line.trim().slice(1, -1).split('|');
    return [
      cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(' – '),
    ];
  }
  return [line.replace(/^(\s*)[*+-]\s+(?=\S)/, '$1• ')];
}

function markInline(text: string, links: string[]): string {
  const around = (style: Style) => `${OPEN[style]}$1${CLOSE}`;
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/!?\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"\n]*")?\s*\)/g, (_match, label: string, url: string) => {
      if (label.trim() === '' || label.trim() === url || !/^(https?|tg|mailto|tel):/i.test(url)) return label.trim() === '' ? url : label;
      links.push(url);
      return `${OPEN.link}${label.trim()}${CLOSE}`;
    })
    .replace(/<((?:https?:\/\/|mailto:)[^>\s]+)>/g, (_match, url: string) => url.replace(/^mailto:/, ''))
    .replace(/\*\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*\*/g, `${OPEN.bold}${OPEN.italic}$1${CLOSE}${CLOSE}`)
    .replace(/\*\*(?=\S)([^\n]+?)(?<=\S)\*\*/g, around('bold'))
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, around('bold'))
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, around('italic'))
    .replace(/~~(?=\S)([^~\n]+?)(?<=\S)~~/g, around('strike'));
}

/** Takes the marks out and notes where they stood. Links and kept words come back in the order in which they were taken. */
function readMarks(marked: string, kept: readonly string[], links: readonly string[]): SpannedText {
  const spans: TextSpan[] = [];
  const open: { style: Style; start: number; url?: string }[] = [];
  let text = '';
  let nextKept = 0;
  let nextLink = 0;
  for (const character of marked) {
    const style = styles.get(character);
    if (character === ESCAPED) {
      text += kept[nextKept] ?? '';
      nextKept += 1;
    } else if (style !== undefined) {
      const url = style === 'link' ? links[nextLink] : undefined;
      if (style === 'link') nextLink += 1;
      open.push({ style, start: text.length, ...(url === undefined ? {} : { url }) });
    } else if (character === CLOSE) {
      const begun = open.pop();
      if (begun !== undefined && text.length > begun.start) spans.push({ ...begun, length: text.length - begun.start });
    } else text += character;
  }
  return { text, spans: spans.toSorted((a, b) => a.start - b.start || b.length - a.length) };
}

/** Marks of the part of a text that begins at `start` and is `length` long, with offsets of their own. */
export function cutSpans(spans: readonly TextSpan[], start: number, length: number): TextSpan[] {
  return spans.flatMap((span) => {
    const from = Math.max(span.start, start);
    const to = Math.min(span.start + span.length, start + length);
    return to > from ? [{ ...span, start: from - start, length: to - from }] : [];
  });
}
