/**
 * Markdown as models and people write it, in WhatsApp's own marks: *bold*, _italic_, ~strike~, ```code```, "- " lists.
 * What WhatsApp cannot show becomes plain text: a link its words and address, a table one line a row. Code stays as it is.
 */
export function toWhatsAppText(markdown: string): string {
  const pieces = markdown.replaceAll('\r\n', '\n').split(/(```[\s\S]*?```|`[^`\n]+`)/);
  const converted = pieces.map((piece, index) => (index % 2 === 1 ? toCode(piece) : convertProse(piece))).join('');
  return converted
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A language name after the fence would be shown as text. */
function toCode(code: string): string {
  return code.replace(/^```[a-z0-9+-]*\n/i, '```\n');
}

// Private-use characters stand in for finished marks, so that a later rule cannot read them again.
const BOLD = '\uE000';
const ITALIC = '\uE001';
const STRIKE = '\uE002';
const marks: Record<string, string> = { [BOLD]: '*', [ITALIC]: '_', [STRIKE]: '~' };

function convertProse(text: string): string {
  const escaped: string[] = [];
  const protectedText = text.replace(/[\uE000-\uE003]/g, '').replace(/\\([\\`*_{}[\]()#+\-.!~>|])/g, (_match, character: string) => {
    escaped.push(character);
    return '\uE003';
  });
  const lines = protectedText.split('\n').flatMap(convertLine).join('\n');
  const inline = convertInline(lines).replace(/[\uE000-\uE002]/g, (mark) => marks[mark] ?? '');
  return inline.replace(/\uE003/g, () => escaped.shift() ?? '');
}

function convertLine(line: string): string[] {
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line) || /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$/.test(line)) return [];
  const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
  if (heading !== undefined) return [heading === '' ? '' : `${BOLD}${heading.replace(/\*\*|__/g, '')}${BOLD}`];
  if (/^\s*\|.*\|\s*$/.test(line)) return [toRow(line)];
  return [line.replace(/^(\s*)[*+]\s+(?=\S)/, '$1- ')];
}

function toRow(line: string): string {
  const cells = line.trim().slice(1, -1).split('|');
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' – ');
}

function convertInline(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/!?\[([^\]\n]{0,300})\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"\n]*")?\s*\)/g, (_match, label: string, url: string) =>
      label.trim() === '' || label.trim() === url ? url : `${label.trim()}: ${url}`,
    )
    .replace(/<((?:https?:\/\/|mailto:)[^>\s]+)>/g, (_match, url: string) => url.replace(/^mailto:/, ''))
    .replace(/\*\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*\*/g, `${BOLD}${ITALIC}$1${ITALIC}${BOLD}`)
    .replace(/\*\*(?=\S)([^\n]+?)(?<=\S)\*\*/g, `${BOLD}$1${BOLD}`)
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, `${BOLD}$1${BOLD}`)
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, `${ITALIC}$1${ITALIC}`)
    .replace(/~~(?=\S)([^~\n]+?)(?<=\S)~~/g, `${STRIKE}$1${STRIKE}`);
}
