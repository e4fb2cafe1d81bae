import type { Box, RecognisedLine, RecognisedWord } from './tesseract.ts';

interface Ink {
  grey: Uint8Array;
  width: number;
  height: number;
}
type ReadBox = (kind: 'number' | 'word', box: Box) => { text: string; confidence: number };
interface Span {
  from: number;
  to: number;
}

const DARK = 150;
const PRICE = /^\d{1,5}(?:[.,]\d{1,3})?$/;
const SURE_PRICE = 70;
/** Enough beside a word that names money. */
const LIKELY_PRICE = 45;
const SURE_UNIT = 40;
const UNKNOWN_UNIT = '\u00A4';
/** In heights of the line: what parts two cells, and how long a cell with a price can be. */
const CELL_GAP = 1.1;
const WORD_GAP = 0.25;
const LONGEST_CELL = 7;
const MOST_SPLITS = 6;

/**
 * Beside Arabic letters the model drops the first figures of a price, and joins its unit to it. Short cells that may hold one
 * are read again: parted at each of their wider gaps, the figures by a reader of figures, the rest as a word. The surest
 * parting wins; where none is sure the cell stays as it was read.
 */
export function rereadPrices(lines: RecognisedLine[], ink: Ink, readBox: ReadBox): RecognisedLine[] {
  const reread = lines.map((line) => {
    let { words } = line;
    for (const cell of cellsOf(line, ink)) {
      const own = words.filter(
        (word) => (word.bbox.x0 + word.bbox.x1) / 2 >= cell.from - 2 && (word.bbox.x0 + word.bbox.x1) / 2 <= cell.to + 2,
      );
      if (!mayHoldPrice(own)) continue;
      const read = readCell(cell, line, ink, readBox);
      // A wrong price is worse than none: what is left of one that cannot be read is taken out.
      words = [
        ...words.filter((word) => !own.includes(word)),
        ...(read ?? own.map((word) => (isRemnant(word) ? { ...word, confidence: 0 } : word))),
      ];
    }
    return words === line.words ? line : { ...line, words };
  });
  return withCommonUnit(reread);
}

/** The last zero of a price, or figures and Arabic letters in one: "0", "8س". */
const isRemnant = (word: RecognisedWord): boolean => word.text === '0' || /^[\d.,]+\p{Script=Arabic}+$/u.test(word.text);

/** Figures, or next to nothing that was read surely; not a name, and not Arabic figures, which the reader of figures does not know. */
function mayHoldPrice(words: RecognisedWord[]): boolean {
  const text = words.map((word) => word.text).join('');
  if (/[٠-٩]/.test(text) || /:|\d-\d/.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  const unsure = words.length === 0 || words.some((word) => word.confidence < 75);
  return letters <= 8 && (/\d/.test(text) || unsure);
}

function readCell(cell: Span, line: RecognisedLine, ink: Ink, readBox: ReadBox): RecognisedWord[] | null {
  const top = Math.max(0, line.bbox.y0 - 4);
  const bottom = Math.min(ink.height, line.bbox.y1 + 4);
  const read = (kind: 'number' | 'word', { from, to }: Span): RecognisedWord => {
    const bbox = { x0: Math.max(0, from - 5), y0: top, x1: Math.min(ink.width, to + 6), y1: bottom };
    return { ...readBox(kind, bbox), bbox: { ...bbox, x0: from, x1: to } };
  };
  const isPrice = (word: RecognisedWord): boolean => word.confidence >= SURE_PRICE && PRICE.test(word.text);
  let best: { score: number; words: RecognisedWord[] } | null = null;
  const gaps = gapsOf(cell, line, ink);
  for (const gap of gaps) {
    const left = { from: cell.from, to: gap.from };
    const right = { from: gap.to, to: cell.to };
    for (const [figures, rest] of [
      [right, left],
      [left, right],
    ] as const) {
      const number = read('number', figures);
      if (!PRICE.test(number.text) || number.confidence < LIKELY_PRICE) continue;
      const unit = toUnit(read('word', rest));
      if (!isPrice(number) && !isMoney(unit?.text ?? '')) continue;
      // The longest number that leaves something else than figures beside it; a wider gap before it is a better one.
      const score =
        number.confidence +
        number.text.length * 6 +
        (unit ? Math.min(unit.confidence, 90) / 2 : -60) +
        ((gap.to - gap.from) / line.rowHeight) * 60;
      if (unit && (!best || score > best.score)) best = { score, words: [number, unit] };
    }
  }
  if (best) return best.words;
  if (gaps.some((gap) => gap.to - gap.from > line.rowHeight * WORD_GAP)) return null;
  const whole = read('number', cell);
  return isPrice(whole) && !/\p{L}/u.test(read('word', cell).text) ? [whole] : null;
}

const MONEY: readonly (readonly [RegExp, string])[] = [
  [/^ر.{0,2}س\.?$/u, 'ر.س'],
  [/^د.?ك\.?$/u, 'د.ك'],
  [/^د.?[إا]\.?$/u, 'د.إ'],
  [/^(?:ريال|درهم|دينار|جنيه|SAR|AED|KWD|KD|QAR|OMR|BHD|EGP|USD|SR|DH|\$|€)\.?$/u, ''],
];

const isMoney = (text: string): boolean => MONEY.some(([pattern, name]) => pattern.test(text) && (name === '' || name === text));

/** What stands beside a price, with `UNKNOWN_UNIT` for letters that name no money; null for figures, which belong to the number. */
function toUnit(word: RecognisedWord): RecognisedWord | null {
  const text = word.text.replace(/[\u200E\u200F\u202A-\u202E\s]/g, '');
  const known = MONEY.find(([pattern]) => pattern.test(text));
  if (known) return { ...word, text: known[1] || text };
  return /^[\p{L}.,]{1,6}$/u.test(text) && /\p{L}/u.test(text)
    ? { ...word, text: UNKNOWN_UNIT, confidence: Math.min(word.confidence, SURE_UNIT) }
    : null;
}

/** A menu has one money: what could not be read beside a price is what stands beside most of them. */
function withCommonUnit(lines: RecognisedLine[]): RecognisedLine[] {
  const counts = new Map<string, number>();
  for (const { text } of lines.flatMap((line) => line.words)) {
    if (isMoney(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const common = [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? '';
  return lines.map((line) => ({
    ...line,
    words: line.words.flatMap((word) => (word.text !== UNKNOWN_UNIT ? [word] : common === '' ? [] : [{ ...word, text: common }])),
  }));
}

/** Stretches of ink on a line, parted where two cells are. */
function cellsOf(line: RecognisedLine, ink: Ink): Span[] {
  const height = Math.max(8, line.rowHeight);
  const reach = Math.round(height * 2);
  const from = Math.max(0, line.bbox.x0 - reach);
  const to = Math.min(ink.width, line.bbox.x1 + reach);
  return inkSpans({ from, to }, line, ink, height * CELL_GAP).filter(
    (span) => span.to - span.from <= height * LONGEST_CELL && span.to - span.from > 3,
  );
}

/** The widest gaps inside a cell, widest first. */
function gapsOf(cell: Span, line: RecognisedLine, ink: Ink): Span[] {
  const parts = inkSpans(cell, line, ink, 2);
  const gaps = parts.slice(1).map((part, index) => ({ from: (parts[index] as Span).to, to: part.from }));
  return gaps.toSorted((one, other) => other.to - other.from - (one.to - one.from)).slice(0, MOST_SPLITS);
}

function inkSpans(range: Span, line: RecognisedLine, ink: Ink, gap: number): Span[] {
  const spans: Span[] = [];
  const top = Math.max(0, line.bbox.y0);
  const bottom = Math.min(ink.height, line.bbox.y1);
  for (let x = range.from; x < range.to; x += 1) {
    let isInked = false;
    for (let y = top; y < bottom && !isInked; y += 1) isInked = (ink.grey[y * ink.width + x] ?? 255) < DARK;
    if (!isInked) continue;
    const last = spans.at(-1);
    if (last && x - last.to <= gap) last.to = x;
    else spans.push({ from: x, to: x });
  }
  return spans;
}
