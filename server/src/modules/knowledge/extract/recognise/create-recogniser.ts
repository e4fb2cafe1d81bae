import type { Glyph } from '../pdf/read-glyphs.ts';
import { joinSplitWords } from './join-split-words.ts';
import { mendWord } from './mend-words.ts';
import { holdsArabic, takeArabicWords } from './read-arabic-again.ts';
import { settleNumbers, UNREAD } from './settle-numbers.ts';
import type { GreyPicture } from './prepare-picture.ts';
import { loadTesseract, type RecognisedLine, type RecognisedWord } from './tesseract.ts';

export interface Recognised {
  /** Words with their places, y growing upwards, in the shape the line builder takes. */
  glyphs: Glyph[];
  words: number;
  /** Words below `UNSURE`. */
  unsure: number;
  /** Mean over the words, 0 to 1. */
  confidence: number;
  /** Words of the lines in which a number could not be read. */
  unread: string[];
  /** What single readers made of each such number; its glyph is a sign of `UNREAD_SIGNS` until the page is laid out. */
  readings: string[][];
  /** Of each word, as it was read: the lowest confidence, 0 to 100. */
  sureness: Map<string, number>;
}

export interface Recogniser {
  recognise(picture: GreyPicture): Recognised;
  close(): void;
}

/** Signs of nobody's script, each for one number that could not be read: neither letters nor figures to whoever lays out the page. */
const FIRST_SIGN = 0xe000;
const LAST_SIGN = 0xf8ff;
export const UNREAD_SIGNS = /[\uE000-\uF8FF]/g;

/** Which of `readings` a sign stands for. */
export const unreadAt = (sign: string): number => (sign.codePointAt(0) ?? FIRST_SIGN) - FIRST_SIGN;

const UNSURE = 60;
/** Below this a "word" is an ornament or a speck. */
const NOISE = 25;
const MARKS = /[\u200E\u200F\u202A-\u202E]/g;

/** Recognition of Arabic and English together; menus mix both scripts, so neither is guessed first. Prices are then read once more, one by one. */
export async function createRecogniser(): Promise<Recogniser> {
  const tesseract = await loadTesseract();
  return {
    recognise(picture) {
      tesseract.show(picture.png);
      const both = tesseract.readLines('both');
      const lines = holdsArabic(both) ? takeArabicWords(both, tesseract.readLines('arabic')) : both;
      return toGlyphs(lines.map((line) => settleNumbers(line, picture, (box) => tesseract.readBox('number', box))));
    },
    close: () => tesseract.close(),
  };
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

/** On an Arabic line the first time of a range stands on the right. */
const turnRange = (text: string): string => text.replace(/^([\d٠-٩]{1,2}:[\d٠-٩]{2})([-–])([\d٠-٩]{1,2}:[\d٠-٩]{2})$/, '$3$2$1');

const startsLikePhone = (text: string): boolean => /^(?:\+|0[1-9])/.test(text) && text.length >= 7;

function toGlyphs(lines: RecognisedLine[]): Recognised {
  const glyphs: Glyph[] = [];
  const unread: string[] = [];
  const readings: string[][] = [];
  const sureness = new Map<string, number>();
  let words = 0;
  let unsure = 0;
  let sum = 0;
  for (const line of lines) {
    const { baseline } = line;
    const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0);
    const baselineAt = (x: number): number => baseline.y0 + slope * (x - baseline.x0);
    const size = letterSize(line, baselineAt);
    const shown = joinSplitWords(line.words.map(withoutMarks)).filter(
      ({ text, confidence }) => text === UNREAD || (confidence >= NOISE && isWord(text)),
    );
    const lettered = shown.filter(({ text }) => /\p{L}/u.test(text));
    const isArabic = lettered.filter(({ text }) => /\p{Script=Arabic}/u.test(text)).length > lettered.length / 2;
    const last = Math.min(...shown.map((word) => word.bbox.x0));
    for (const word of shown) {
      const { confidence, bbox } = word;
      const isUnread = word.text === UNREAD && readings.length <= LAST_SIGN - FIRST_SIGN;
      const text = isUnread
        ? String.fromCodePoint(FIRST_SIGN + readings.push(word.readings ?? []) - 1)
        : toComma(mendWord(inReadingOrder(isArabic ? turnRange(word.text) : word.text), confidence), bbox.x0 === last);
      sureness.set(text, Math.min(confidence, sureness.get(text) ?? 100));
      words += 1;
      sum += confidence;
      if (confidence < UNSURE) unsure += 1;
      glyphs.push({
        ...{
          text,
          left: bbox.x0,
          right: bbox.x1,
          baseline: -baselineAt((bbox.x0 + bbox.x1) / 2),
          size,
          bold: false,
          angle: 0,
          isWord: true,
        },
      });
    }
    if (shown.some(({ text }) => text === UNREAD)) unread.push(nameOf(shown));
  }
  return { glyphs, words, unsure, confidence: words === 0 ? 0 : sum / words / 100, unread, readings, sureness };
}

const isWord = (text: string): boolean => /^[/|&+–-]$/.test(text) || /[\p{L}\p{N}]/u.test(text);

/** The words of a line that are neither numbers nor noise, for the person who looks after it. */
const nameOf = (words: readonly RecognisedWord[]): string => {
  const named = words.filter(({ text, confidence }) => confidence >= UNSURE && /\p{L}{2}/u.test(text));
  const isArabic = named.some(({ text }) => /\p{Script=Arabic}/u.test(text));
  return named
    .toSorted((one, other) => (isArabic ? other.bbox.x0 - one.bbox.x0 : one.bbox.x0 - other.bbox.x0))
    .map(({ text }) => text)
    .join(' ');
};

/** From how high most words rise above their line; the engine's own row height follows each stray mark. */
function letterSize({ words, rowHeight }: RecognisedLine, baselineAt: (x: number) => number): number {
  const rises = words
    .filter(({ text, confidence }) => confidence >= UNSURE && /\p{L}{2}/u.test(text))
    .map(({ bbox }) => baselineAt((bbox.x0 + bbox.x1) / 2) - bbox.y0)
    .toSorted((one, other) => one - other);
  const rise = rises[Math.floor(rises.length * 0.7)] ?? 0;
  return Math.max(8, rise > 4 ? rise / 0.74 : rowHeight * 0.8);
}

const withoutMarks = (word: RecognisedWord): RecognisedWord => ({ ...word, text: word.text.replace(MARKS, '') });

/** The engine takes the Arabic comma for a full stop or its semicolon, and so the colon before a list of allergens; inside a line it is what menus have. */
const toComma = (text: string, isLast: boolean): string =>
  /^(?:ال)?حساسية[؛.،]$/u.test(text)
    ? `${text.slice(0, -1)}:`
    : /\p{Script=Arabic}؛$/u.test(text)
      ? `${text.slice(0, -1)}،`
      : toArabicComma(text, isLast);

const toArabicComma = (text: string, isLast: boolean): string =>
  !isLast && /^[^\p{Script=Latin}\d]*\p{Script=Arabic}{2,}[.,]$/u.test(text) ? text.replace(/[.,]$/, '،') : text;
