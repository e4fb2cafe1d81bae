/** A piece of a message: set in bold where the writer put it between asterisks, as chat apps do. */
export interface Piece {
  text: string;
  strong: boolean;
}

// One or two asterisks close to the words on both sides; "2 * 3 * 4" and a lone asterisk stay as they are.
const BETWEEN = /(?<![\p{L}\p{N}*])(\*{1,2})(?![\s*])([^*\n]*[^*\s])\1(?![\p{L}\p{N}*])/gu;

export function splitEmphasis(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(BETWEEN)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), strong: false });
    pieces.push({ text: match[2] ?? '', strong: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), strong: false });
  return pieces;
}
