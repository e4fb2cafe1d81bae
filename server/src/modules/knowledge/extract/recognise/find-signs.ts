import type { Grey } from './flatten-light.ts';
import type { Box } from './tesseract.ts';

export const INK = 128;
/** Two islands one above the other are one sign (a colon, a letter with its dots) when they share so much of the narrower one's width. */
const SHARED = 0.6;
/** Smaller islands are grain. */
const FEWEST_PIXELS = 6;

/** Signs within a box of a page, from left to right: islands of ink, those above one another joined. Edges are inclusive. */
export function findSigns(page: Grey, within: Box): Box[] {
  const left = Math.max(0, within.x0);
  const top = Math.max(0, within.y0);
  const width = Math.min(page.width, within.x1) - left;
  const height = Math.min(page.height, within.y1) - top;
  if (width <= 0 || height <= 0) return [];
  const seen = new Uint8Array(width * height);
  const isInk = (x: number, y: number): boolean => (page.grey[(y + top) * page.width + x + left] ?? 255) < INK;
  const islands: Box[] = [];
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      if (seen[y * width + x] === 1 || !isInk(x, y)) continue;
      const { box, pixels } = flood(x, y, width, height, seen, isInk);
      if (pixels >= FEWEST_PIXELS) islands.push({ x0: box.x0 + left, y0: box.y0 + top, x1: box.x1 + left, y1: box.y1 + top });
    }
  }
  return joinStacked(islands);
}

function flood(
  x: number,
  y: number,
  width: number,
  height: number,
  seen: Uint8Array,
  isInk: (x: number, y: number) => boolean,
): { box: Box; pixels: number } {
  const box = { x0: x, y0: y, x1: x, y1: y };
  const queue = [y * width + x];
  seen[y * width + x] = 1;
  let pixels = 0;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const [column, row] = [at % width, Math.floor(at / width)];
    pixels += 1;
    box.x0 = Math.min(box.x0, column);
    box.x1 = Math.max(box.x1, column);
    box.y0 = Math.min(box.y0, row);
    box.y1 = Math.max(box.y1, row);
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [nextX, nextY] = [column + dx, row + dy];
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
        const next = nextY * width + nextX;
        if (seen[next] === 1 || !isInk(nextX, nextY)) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
  }
  return { box, pixels };
}

function joinStacked(islands: Box[]): Box[] {
  const signs: Box[] = [];
  for (const island of islands.toSorted((one, other) => one.x0 - other.x0)) {
    const under = signs.findLast((sign) => {
      const shared = Math.min(sign.x1, island.x1) - Math.max(sign.x0, island.x0) + 1;
      return shared >= SHARED * (Math.min(sign.x1 - sign.x0, island.x1 - island.x0) + 1);
    });
    if (!under) signs.push({ ...island });
    else {
      under.x0 = Math.min(under.x0, island.x0);
      under.x1 = Math.max(under.x1, island.x1);
      under.y0 = Math.min(under.y0, island.y0);
      under.y1 = Math.max(under.y1, island.y1);
    }
  }
  return signs.toSorted((one, other) => one.x0 - other.x0);
}
