import type { Glyph } from '../pdf/read-glyphs.ts';
import { rereadPrices } from './reread-prices.ts';
import type { GreyPicture } from './prepare-picture.ts';
import { loadTesseract, type RecognisedLine } from './tesseract.ts';

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
  /** `turned` draws the page again, turned by so many radians; it is asked when the page leans. */
  recognise(picture: GreyPicture, turned: (radians: number) => Promise<GreyPicture | null>): Promise<Recognised>;
  close(): void;
}

const UNSURE = 60;
/** Below this a "word" is an ornament or a speck. */
const NOISE = 25;
/** Radians; a page that leans less is read as it is. */
const LEANS = 0.005;
const MARKS = /[\u200E\u200F\u202A-\u202E]/g;

/** Recognition of Arabic and English together; menus mix both scripts, so neither is guessed first. Prices are then read once more, one by one. */
export async function createRecogniser(): Promise<Recogniser> {
  const tesseract = await loadTesseract();
  return {
    async recognise(picture, turned) {
      const gradient = tesseract.show(picture.png);
      let level = picture;
      if (Math.abs(gradient) >= LEANS) {
        level = (await turned(gradient)) ?? picture;
        tesseract.show(level.png);
      }
      return toGlyphs(rereadPrices(tesseract.readLines(), level, tesseract.readBox));
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
      if (confidence === 0 && /\d/.test(text)) unsure += 1;
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
