/**
 * Markdown as models and people write it, for people whose app shows no marks: bold and italic lose their stars, a link is its words and
 * its address, a table one line a row, lists keep their dashes.
 */
export function toPlainText(markdown: string): string {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n').flatMap(toPlainLine);
  return lines
    .join('\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function toPlainLine(line: string): string[] {
  // Rules, fences and the line below a table's head draw something and say nothing.
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line) || /^\s*```/.test(line) || /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$/.test(line))
    return [];
  const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
  if (heading !== undefined) return [toPlainWords(heading)];
  if (/^\s*\|.*\|\s*$/.test(line)) {
    const cells = line.trim().slice(1, -1).split('|');
    return [
      toPlainWords(
        cells
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join(' – '),
      ),
    ];
  }
  return [toPlainWords(line.replace(/^(\s*)[*+]\s+(?=\S)/, '$1- '))];
}

function toPlainWords(text: string): string {
  const escaped: string[] = [];
  // A private-use letter stands in for an escaped one, so that no rule reads it.
  const plain = text
    .replaceAll('\uE003', '')
    .replace(/\\([\\`*_{}[\]()#+\-.!~>|])/g, (_match, character: string) => {
      escaped.push(character);
      return '\uE003';
    })
    .replace(/!?\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"\n]*")?\s*\)/g, (_match, label: string, url: string) =>
      label.trim() === '' || label.trim() === url ? url : `${label.trim()}: ${url}`,
    )
    .replace(/<((?:https?:\/\/|mailto:)[^>\s]+)>/g, (_match, url: string) => url.replace(/^mailto:/, ''))
    .replace(/(\*\*\*|\*\*)(?=\S)([^\n]+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/~~(?=\S)([^~\n]+?)(?<=\S)~~/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1');
  return plain.replace(/\uE003/g, () => escaped.shift() ?? '');
}
