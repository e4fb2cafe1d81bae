/** Length of a text in a channel's unit. */
export type Measure = (text: string) => number;

/**
 * UTF-16 units. Where a provider counts "characters" without saying which, this never counts fewer than it does,
 * so what fits here fits there.
 */
export const measureUtf16: Measure = (text) => text.length;
export const measureUtf8: Measure = (text) => Buffer.byteLength(text);

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Cuts a text into parts of at most `max` units, in order, at the best border in the later part of each: paragraph,
 * line, sentence, word, grapheme. White space at a cut is dropped, nothing else. Only a single grapheme longer than
 * `max` is ever cut inside, between code points.
 */
export function splitText(text: string, max: number, measure: Measure = measureUtf16): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (measure(rest) > max) {
    const cut = findCut(rest, max, measure);
    const head = rest.slice(0, cut).trimEnd();
    if (head !== '') parts.push(head);
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function findCut(text: string, max: number, measure: Measure): number {
  const borders = bordersWithin(text, max, measure);
  const last = borders.at(-1);
  if (last === undefined) return cutInsideGrapheme(text, max, measure);
  // A border in the first 40 % would make a stub of a part; then a lesser border further on reads better.
  const earliest = last * 0.4;
  for (const fits of [isParagraphBorder, isLineBorder, isSentenceBorder, isWordBorder]) {
    const found = borders.findLast((border) => border >= earliest && fits(text, border));
    if (found !== undefined) return found;
  }
  // A long word that fits into the next part is not broken for the sake of a fuller one.
  return borders.findLast((border) => border > 0 && isWordBorder(text, border)) ?? last;
}

function bordersWithin(text: string, max: number, measure: Measure): number[] {
  const borders: number[] = [];
  let used = 0;
  // No unit counts less than half a UTF-16 unit per character, so nothing after this slice can fit.
  for (const { segment, index } of graphemes.segment(text.slice(0, max * 2 + 64))) {
    used += measure(segment);
    if (used > max) break;
    borders.push(index + segment.length);
  }
  return borders;
}

function isParagraphBorder(text: string, border: number): boolean {
  return text[border - 1] === '\n' && text[border - 2] === '\n';
}

function isLineBorder(text: string, border: number): boolean {
  return text[border - 1] === '\n' || text[border] === '\n';
}

function isSentenceBorder(text: string, border: number): boolean {
  return /[.!?؟۔…。！？]["')\]»”]?$/u.test(text.slice(Math.max(0, border - 3), border)) && /\s/.test(text[border] ?? ' ');
}

function isWordBorder(text: string, border: number): boolean {
  return /\s/.test(text[border] ?? ' ') || /\s/.test(text[border - 1] ?? '');
}

function cutInsideGrapheme(text: string, max: number, measure: Measure): number {
  let cut = 0;
  let used = 0;
  for (const character of text) {
    used += measure(character);
    if (used > max && cut > 0) break;
    cut += character.length;
  }
  return cut;
}

/** One line of at most `max` units, cut between graphemes, with an ellipsis when something was left out. */
export function clampLine(text: string, max: number, measure: Measure = measureUtf16): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (measure(line) <= max) return line;
  let kept = '';
  for (const { segment } of graphemes.segment(line)) {
    if (measure(kept) + measure(segment) + measure('…') > max) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
