import { eraseLeaders } from './erase-leaders.ts';
import { eraseRules } from './erase-rules.ts';
import { flattenLight } from './flatten-light.ts';
import { straighten } from './straighten.ts';
import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas';

/** Letters of 20 to 40 pixels are read best: a page is brought to about this long an edge, a small photograph to at most three times its size. */
const WANTED_EDGE = 3300;
const MAX_ENLARGEMENT = 3;

/** Draws a picture upright, at a size that recognition reads well. */
export function drawUpright(image: Image, orientation: number): Canvas {
  const scale = Math.min(MAX_ENLARGEMENT, WANTED_EDGE / Math.max(image.width, image.height, 1));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const turned = orientation >= 5;
  const canvas = createCanvas(turned ? height : width, turned ? width : height);
  const context = canvas.getContext('2d');
  // What is transparent is printed on white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const [a, b, c, d, e, f] = TURNS[orientation - 1] ?? [1, 0, 0, 1, 0, 0];
  context.setTransform(a, b, c, d, e * canvas.width, f * canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}

/** EXIF 1 to 8: turned and mirrored; the last two are shares of the canvas's width and height. */
const TURNS: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
];

/** A picture as recognition takes it: one byte a pixel, dark on light. */
export interface GreyPicture {
  png: Buffer;
  grey: Uint8Array;
  width: number;
  height: number;
}

/**
 * Grey, dark on light, evenly lit, with level lines, stretched to full contrast, without rules and dotted leaders; null for a picture of one
 * colour, which holds nothing.
 */
export async function toGreyPicture(canvas: Canvas): Promise<GreyPicture | null> {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, width, height);
  const { data } = image;
  const counts = new Uint32Array(256);
  const pixels = width * height;
  const drawn = new Uint8Array(pixels);
  for (let at = 0; at < pixels; at += 1) {
    const value = (77 * (data[at * 4] ?? 0) + 150 * (data[at * 4 + 1] ?? 0) + 29 * (data[at * 4 + 2] ?? 0)) >> 8;
    drawn[at] = value;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  if (level(counts, pixels * 0.9998) - level(counts, pixels * 0.0002) < 24) return null;
  if (level(counts, pixels * 0.5) < 96) for (let at = 0; at < pixels; at += 1) drawn[at] = 255 - (drawn[at] ?? 0);
  flattenLight({ grey: drawn, width, height });
  const { grey } = straighten({ grey: drawn, width, height });
  stretch(grey);
  eraseRules(grey, width, height);
  eraseLeaders(grey, width, height);
  for (let at = 0; at < pixels; at += 1) data.fill(grey[at] ?? 255, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);
  const clean = createCanvas(width, height);
  clean.getContext('2d').putImageData(image, 0, 0);
  return { png: await clean.encode('png'), grey, width, height };
}

/** Ink is black and paper white; the faint grain of paper between is gone. */
function stretch(grey: Uint8Array): void {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  const low = level(counts, grey.length * 0.003);
  const high = Math.max(low + 24, 235);
  for (let at = 0; at < grey.length; at += 1) grey[at] = Math.max(0, Math.min(255, (((grey[at] ?? 0) - low) * 255) / (high - low)));
}

/** The grey below which `wanted` pixels lie. */
function level(counts: Uint32Array, wanted: number): number {
  let sum = 0;
  for (let grey = 0; grey < counts.length; grey += 1) {
    sum += counts[grey] ?? 0;
    if (sum >= wanted) return grey;
  }
  return 255;
}
