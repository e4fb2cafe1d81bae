import type { Glyph } from '../pdf/read-glyphs.ts';
import { type Box, loadTesseract, type RecognisedLine, type RecognisedWord } from './tesseract.ts';

export interface Recognised {
  /** Words with their places, y growing upwards, in the shape the line builder takes. */
  glyphs: Glyph[];
  words: number;
  /** Words below `UNSURE`. */
  unsure: number;
  /** Mean over the words, 0 to 1. */
  confidence: number;
}

export interface Recogniser {
  recognise(png: Buffer): Recognised;
  close(): void;
}

const UNSURE = 60;
/** Below this a "word" is an ornament or a speck. */
const NOISE = 25;
const SURE_NUMBER = 70;
const NUMBER = /^[(+]?\d[\d.,:/%+–-]*\)?$/;
const MARKS = /[\u200E\u200F\u202A-\u202E]/g;

/**
 * Recognition of Arabic and English together; menus mix both scripts, so neither is guessed first. Numbers are read once more
 * with English alone: beside Arabic letters the Arabic model drops the first digits of a price.
 */
export async function createRecogniser(): Promise<Recogniser> {
  const tesseract = await loadTesseract();
  return {
    recognise(png) {
      tesseract.show(png);
      const lines = tesseract.read('ara+eng');
      const hasNumbers = lines.some((line) => line.words.some((word) => /\d/.test(word.text)));
      return toGlyphs(hasNumbers ? withNumbers(lines, tesseract.read('eng')) : lines);
    },
    close: () => tesseract.close(),
  };
}

/** The lines of the first reading with the numbers of the second, each in place of what it covers. */
export function withNumbers(lines: RecognisedLine[], second: RecognisedLine[]): RecognisedLine[] {
  const numbers = second.flatMap((line) => line.words).filter((word) => NUMBER.test(word.text));
  return lines.map((line) => {
    const own = numbers.filter((number) => isWithin(number.bbox, line.bbox));
    const taken = own.flatMap((number) => {
      const under = line.words.filter((word) => covers(number.bbox, word.bbox));
      return under.every((word) => givesWay(word, number)) &&
        (number.confidence >= SURE_NUMBER || under.some((word) => agrees(word, number)))
        ? [{ number, under }]
        : [];
    });
    const covered = new Set(taken.flatMap(({ under }) => under));
    const read = taken.flatMap(({ number, under }) => {
      const confidence = Math.max(number.confidence, ...under.map((word) => word.confidence));
      const unitAt = { ...number.bbox, x0: number.bbox.x0 - 8, x1: number.bbox.x0 - 4 };
      return [
        { ...number, confidence },
        ...(under.some((word) => RIYAL.test(word.text)) ? [{ text: 'ر.س', confidence, bbox: unitAt }] : []),
      ];
    });
    return { ...line, words: [...line.words.filter((word) => !covered.has(word)), ...read] };
  });
}

/** "8س" for "18 ر.س". */
const RIYAL = /^[\d.,]+ ?(?:ر\.?)?س$/u;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The second reading says more of the same number: the first kept its end, or its groups in the other order. */
function agrees(word: RecognisedWord, number: RecognisedWord): boolean {
  const first = digitsOf(word.text);
  const other = digitsOf(number.text);
  return (
    first !== '' &&
    (other.endsWith(first) || (first.length === other.length && [...first].toSorted().join('') === [...other].toSorted().join('')))
  );
}

/** A word that is a number itself, or that was hardly read; Arabic digits and letters that were read stay. */
const givesWay = (word: RecognisedWord, number: RecognisedWord): boolean =>
  /^[^\p{L}٠-٩]*$/u.test(word.text.replace(MARKS, '')) || word.confidence < UNSURE || (RIYAL.test(word.text) && agrees(word, number));

function covers(number: Box, word: Box): boolean {
  const width = Math.min(number.x1, word.x1) - Math.max(number.x0, word.x0);
  return width > 0.5 * Math.min(number.x1 - number.x0, word.x1 - word.x0);
}

function isWithin(word: Box, line: Box): boolean {
  const middle = (word.y0 + word.y1) / 2;
  return middle >= line.y0 && middle <= line.y1 && word.x1 >= line.x0 - 80 && word.x0 <= line.x1 + 80;
}

/** Beside Arabic, the engine gives the groups of a number from right to left: "0001-234-011", "966+". */
const inReadingOrder = (text: string): string =>
  /^\d+(?:[-+–]\d*)+$/.test(text) &&
  !/^(?:\+|0\d)/.test(text) &&
  (/\+$/.test(text) ||
    startsLikePhone(
      text
        .split(/([-+–])/)
        .toReversed()
        .join(''),
    ))
    ? text
        .split(/([-+–])/)
        .toReversed()
        .join('')
    : text;

const startsLikePhone = (text: string): boolean => /^(?:\+|0[1-9])/.test(text) && text.length >= 7;

function toGlyphs(lines: RecognisedLine[]): Recognised {
  const glyphs: Glyph[] = [];
  let words = 0;
  let unsure = 0;
  let sum = 0;
  for (const { baseline, rowHeight, words: lineWords } of lines) {
    const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0);
    const size = Math.max(8, rowHeight * 0.8);
    for (const { text: raw, confidence, bbox } of lineWords) {
      const text = inReadingOrder(raw.replace(MARKS, ''));
      const isMark = /^[/|&+–-]$/.test(text);
      if (confidence < NOISE || (!isMark && !/[\p{L}\p{N}]/u.test(text))) continue;
      words += 1;
      sum += confidence;
      if (confidence < UNSURE) unsure += 1;
      const bottom = baseline.y0 + slope * ((bbox.x0 + bbox.x1) / 2 - baseline.x0);
      glyphs.push({ text, left: bbox.x0, right: bbox.x1, baseline: -bottom, size, bold: false, angle: 0, isWord: true });
    }
  }
  return { glyphs, words, unsure, confidence: words === 0 ? 0 : sum / words / 100 };
}
