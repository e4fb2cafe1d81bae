import type { Grey } from './flatten-light.ts';
import type { Box } from './tesseract.ts';

/** What a sign can be: Western and Arabic-Indic figures, the marks between them, and anything else. */
export const SIGNS = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '٠',
  '١',
  '٢',
  '٣',
  '٤',
  '٥',
  '٦',
  '٧',
  '٨',
  '٩',
  '.',
  ',',
  '٫',
  ':',
  '-',
  '/',
  '',
] as const;

export const COLUMNS = 14;
export const ROWS = 18;
export const INPUTS = COLUMNS * ROWS + 5;
export const HIDDEN = 72;

/** Of `INPUTS` numbers: the sign drawn into a small field of its own, and its size and height within the word it stands in. */
export function describeSign(page: Grey, sign: Box, word: Box): Float32Array {
  const input = new Float32Array(INPUTS);
  const width = sign.x1 - sign.x0 + 1;
  const height = sign.y1 - sign.y0 + 1;
  const scale = Math.max(width / COLUMNS, height / ROWS);
  const [padX, padY] = [(COLUMNS - width / scale) / 2, (ROWS - height / scale) / 2];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const [x, y] = [(column - padX) * scale, (row - padY) * scale];
      input[row * COLUMNS + column] = darkness(page, sign, x, y, scale);
    }
  }
  const tall = Math.max(1, word.y1 - word.y0 + 1);
  const at = COLUMNS * ROWS;
  input[at] = (height / tall) * 2 - 1;
  input[at + 1] = (Math.min(2, width / tall) * 2 - 1) / 1.5;
  input[at + 2] = ((sign.y0 - word.y0) / tall) * 2 - 1;
  input[at + 3] = ((word.y1 - sign.y1) / tall) * 2 - 1;
  input[at + 4] = Math.max(-1, Math.min(1, Math.log2(width / height)));
  return input;
}

/** Share of ink in one field of the sign, 0 to 1; paper around it is 0. */
function darkness(page: Grey, sign: Box, x: number, y: number, step: number): number {
  let sum = 0;
  let count = 0;
  for (let dy = 0.25; dy < 1; dy += 0.5) {
    for (let dx = 0.25; dx < 1; dx += 0.5) {
      const [u, v] = [Math.floor(sign.x0 + x + dx * step), Math.floor(sign.y0 + y + dy * step)];
      count += 1;
      if (u < sign.x0 || v < sign.y0 || u > sign.x1 || v > sign.y1) continue;
      sum += 1 - (page.grey[v * page.width + u] ?? 255) / 255;
    }
  }
  return sum / count;
}

/** Weights of a network of one hidden layer, each row with its bias at the end. */
export interface Weights {
  hidden: Float32Array;
  out: Float32Array;
}

/** How likely each of `SIGNS` is, summing to 1. */
export function weigh(input: Float32Array, weights: Weights): Float32Array {
  const layer = new Float32Array(HIDDEN);
  for (let unit = 0; unit < HIDDEN; unit += 1) {
    const from = unit * (INPUTS + 1);
    let sum = weights.hidden[from + INPUTS] ?? 0;
    for (let at = 0; at < INPUTS; at += 1) sum += (weights.hidden[from + at] ?? 0) * (input[at] ?? 0);
    layer[unit] = Math.max(0, sum);
  }
  const scores = new Float32Array(SIGNS.length);
  for (let sign = 0; sign < SIGNS.length; sign += 1) {
    const from = sign * (HIDDEN + 1);
    let sum = weights.out[from + HIDDEN] ?? 0;
    for (let unit = 0; unit < HIDDEN; unit += 1) sum += (weights.out[from + unit] ?? 0) * (layer[unit] ?? 0);
    scores[sign] = sum;
  }
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
