import type { Grey } from './flatten-light.ts';

const DARK = 140;
const STEP = 4;
/** Radians. */
const FARTHEST = (12 * Math.PI) / 180;
const COARSE = (0.5 * Math.PI) / 180;
const FINE = (0.04 * Math.PI) / 180;
const LEANS = 0.002;
/** The upper and the lower half of a photographed page may lean differently by so much. */
const MOST_SPREAD = (4 * Math.PI) / 180;
const FEWEST_POINTS = 400;

/** The page with its lines level. A camera held at a slant makes the lines of the upper and of the lower half lean differently: both are levelled. */
export function straighten(picture: Grey): Grey {
  const points = darkPoints(picture);
  const middle = picture.height / 2;
  const halves = [points.filter(({ y }) => y < middle), points.filter(({ y }) => y >= middle)] as const;
  const whole = leanOf(points, 0, FARTHEST);
  const [upper, lower] = halves.map((half) => (half.length < FEWEST_POINTS ? whole : leanOf(half, whole, MOST_SPREAD / 2)));
  const [top = whole, bottom = whole] = [upper, lower];
  if (Math.abs(top) < LEANS && Math.abs(bottom) < LEANS) return picture;
  return remap(picture, (top + bottom) / 2, (bottom - top) / (picture.height / 2));
}

function darkPoints({ grey, width, height }: Grey): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let y = 0; y < height; y += STEP)
    for (let x = 0; x < width; x += STEP) if ((grey[y * width + x] ?? 255) < DARK) points.push({ x, y });
  const every = Math.ceil(points.length / 40_000);
  return every > 1 ? points.filter((_, index) => index % every === 0) : points;
}

/** The angle at which the points fall into the fewest rows: level lines of text leave empty rows between them. */
function leanOf(points: readonly { x: number; y: number }[], around: number, reach: number): number {
  if (points.length < FEWEST_POINTS) return around;
  const best = (from: number, to: number, step: number): number => {
    let found = around;
    let most = -1;
    for (let angle = from; angle <= to + 1e-9; angle += step) {
      const score = sharpness(points, angle);
      if (score > most) [found, most] = [angle, score];
    }
    return found;
  };
  const coarse = best(around - reach, around + reach, COARSE);
  return best(coarse - COARSE, coarse + COARSE, FINE);
}

function sharpness(points: readonly { x: number; y: number }[], angle: number): number {
  const slope = Math.tan(angle);
  const rows = new Map<number, number>();
  for (const { x, y } of points) {
    const row = Math.round((y - x * slope) / STEP);
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  let sum = 0;
  for (const count of rows.values()) sum += count * count;
  return sum;
}

/** Turned back by `angle`, and each row sheared by what it leans more or less than the middle one. */
function remap({ grey, width, height }: Grey, angle: number, perPixel: number): Grey {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const to = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    const dy = y - height / 2;
    const shear = Math.tan(dy * perPixel);
    for (let x = 0; x < width; x += 1) {
      const dx = x - width / 2;
      const own = dy + dx * shear;
      const u = width / 2 + dx * cos - own * sin;
      const v = height / 2 + dx * sin + own * cos;
      const left = Math.floor(u);
      const top = Math.floor(v);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const upper = (grey[at] ?? 255) * (left + 1 - u) + (grey[at + 1] ?? 255) * (u - left);
      const lower = (grey[at + width] ?? 255) * (left + 1 - u) + (grey[at + width + 1] ?? 255) * (u - left);
      to[y * width + x] = upper * (top + 1 - v) + lower * (v - top);
    }
  }
  return { grey: to, width, height };
}
