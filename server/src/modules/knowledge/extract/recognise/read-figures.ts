import { describeSign, HIDDEN, INPUTS, SIGNS, weigh, type Weights } from './figure-network.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';
import { findSigns } from './find-signs.ts';
import type { Grey } from './flatten-light.ts';
import type { Box, RecognisedLine } from './tesseract.ts';

/** A number or a time that stands on a line, read sign by sign. */
export interface Figures {
  text: string;
  /** That of the least sure of its signs, 0 to 1. */
  sureness: number;
  bbox: Box;
  isArabic: boolean;
}

const NUMBER = /^(?:\d{1,5}(?:[.,٫]\d{1,3})?|\d{1,2}:\d{2})$/;
const ARABIC = /[٠-٩]/;
const WESTERN = /\d/;
/** In heights of the line: what parts two words, and what parts even the figures of one number. */
const WORD_GAP = 0.18;
const OWN_GAP = 0.22;
const FAR = 0.5;
const LONGEST = 8;
const HALF_SURE = 0.5;

let weights: Weights | null = null;
const unpack = (layer: (typeof FIGURE_WEIGHTS)[number]): Float32Array =>
  Float32Array.from(new Int8Array(Buffer.from(layer.bytes, 'base64')), (weight) => weight * layer.scale);

function loadWeights(): Weights {
  const [hidden, out] = [unpack(FIGURE_WEIGHTS[0]), unpack(FIGURE_WEIGHTS[1])];
  if (hidden.length !== HIDDEN * (INPUTS + 1) || out.length !== SIGNS.length * (HIDDEN + 1))
    throw new Error('figure weights of another network');
  return { hidden, out };
}

/** The numbers and times of a line, Western and Arabic-Indic, from left to right; words are left to others. */
export function readFigures(line: RecognisedLine, page: Grey): Figures[] {
  weights ??= loadWeights();
  const height = Math.max(8, line.bbox.y1 - line.bbox.y0);
  const reach = height * 2;
  const middle = (line.bbox.y0 + line.bbox.y1) / 2;
  const signs = findSigns(page, {
    ...{ x0: Math.round(line.bbox.x0 - reach), x1: Math.round(line.bbox.x1 + reach) },
    ...{ y0: Math.round(line.bbox.y0 - height * 0.1), y1: Math.round(line.bbox.y1 + height * 0.1) },
  }).filter((sign) => Math.abs((sign.y0 + sign.y1) / 2 - middle) < height * 0.55);
  const found: Figures[] = [];
  for (let from = 0; from < signs.length; ) {
    const run = begins(signs, from, height) ? longestRun(signs, from, height, page, weights) : null;
    if (run) found.push(run.figures);
    from = run ? run.end : from + 1;
  }
  return found;
}

const gapAfter = (signs: Box[], index: number): number => {
  const [sign, next] = [signs[index], signs[index + 1]];
  return sign && next ? next.x0 - sign.x1 : Number.POSITIVE_INFINITY;
};
const begins = (signs: Box[], index: number, height: number): boolean => index === 0 || gapAfter(signs, index - 1) > height * WORD_GAP;

/** The longest stretch of signs from here to the end of a word that reads as one number. */
function longestRun(signs: Box[], from: number, height: number, page: Grey, net: Weights): { figures: Figures; end: number } | null {
  let last = from;
  while (last - from < LONGEST && gapAfter(signs, last) < height * FAR) last += 1;
  for (let end = Math.min(last, signs.length - 1); end >= from; end -= 1) {
    if (gapAfter(signs, end) <= height * WORD_GAP) continue;
    // A sign so near is as likely a lost figure of this number as a word's last letter: the others decide.
    const isPart = [from - 1, end].some((at) => at >= 0 && gapAfter(signs, at) < height * OWN_GAP);
    if (isPart) continue;
    const figures = readRun(signs.slice(from, end + 1), page, net);
    if (figures) return { figures, end: end + 1 };
  }
  return null;
}

function readRun(signs: Box[], page: Grey, net: Weights): Figures | null {
  const bbox = {
    ...{ x0: signs[0]?.x0 ?? 0, x1: signs.at(-1)?.x1 ?? 0 },
    ...{ y0: Math.min(...signs.map((sign) => sign.y0)), y1: Math.max(...signs.map((sign) => sign.y1)) },
  };
  let text = '';
  let sureness = 1;
  for (const sign of signs) {
    const odds = weigh(describeSign(page, sign, bbox), net);
    const most = Math.max(...odds);
    const read = SIGNS[odds.indexOf(most)] ?? '';
    if (read === '' || most < HALF_SURE) return null;
    text += read;
    sureness = Math.min(sureness, most);
  }
  const isArabic = ARABIC.test(text);
  if (isArabic && WESTERN.test(text)) return null;
  const western = text.replace(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x660));
  return NUMBER.test(western) ? { text: isArabic ? text.replace(/[.,]/, '٫') : text, sureness, bbox, isArabic } : null;
}
