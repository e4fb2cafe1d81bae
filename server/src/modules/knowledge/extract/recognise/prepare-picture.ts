import { eraseLeaders } from './erase-leaders.ts';
import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas';

/** Letters of 20 to 40 pixels are read best: a page is brought to about this long an edge, a small photograph to at most three times its size. */
const WANTED_EDGE = 2400;
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

/** Grey, stretched to full contrast, dark on light, without dotted leaders; null for a picture of one colour, which holds nothing. */
export function greyPng(canvas: Canvas): Promise<Buffer> | null {
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = image;
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 4) {
    const grey = (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) >> 8;
    data[at] = grey;
    counts[grey] = (counts[grey] ?? 0) + 1;
  }
  const pixels = data.length / 4;
  const low = level(counts, pixels * 0.002);
  const high = level(counts, pixels * 0.998);
  if (high - low < 24) return null;
  const isDark = level(counts, pixels * 0.5) < 96;
  const grey = new Uint8Array(pixels);
  for (let at = 0; at < pixels; at += 1) {
    const stretched = Math.max(0, Math.min(255, (((data[at * 4] ?? 0) - low) * 255) / (high - low)));
    grey[at] = isDark ? 255 - stretched : stretched;
  }
  eraseLeaders(grey, canvas.width, canvas.height);
  for (let at = 0; at < pixels; at += 1) data.fill(grey[at] ?? 255, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);
  context.resetTransform();
  context.putImageData(image, 0, 0);
  return canvas.encode('png');
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
