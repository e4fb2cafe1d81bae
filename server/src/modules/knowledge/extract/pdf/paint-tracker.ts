import type { HiddenCause } from '../types.ts';

export type Matrix = [number, number, number, number, number, number];
type Box = [left: number, bottom: number, right: number, top: number];

interface Region {
  box: Box;
  /** "#rrggbb", or null for a picture, a pattern or a gradient, on which any text may show. */
  colour: string | null;
}

/** What a glyph is drawn with. */
export interface Ink {
  /** "#rrggbb"; null for a pattern. */
  colour: string | null;
  opacity: number;
  /** PDF 1.7, table 106: 0 fill, 1 stroke, 2 both, 3 neither, 4 to 7 the same and clip. */
  mode: number;
}

const WHITE = '#ffffff';
const MAX_REGIONS = 400;
/** Points; letters below this are specks. */
const SMALLEST = 1;

/** Remembers what is painted on a page, in order, to tell text that cannot be seen on it. */
export class PaintTracker {
  readonly #regions: Region[] = [];
  readonly #colours = new Set([WHITE]);
  readonly #view: Box | null;

  constructor(view: Box | null) {
    this.#view = view;
  }

  fill(ctm: Matrix, bounds: ArrayLike<number> | null, colour: string | null): void {
    if (!bounds || bounds.length < 4) return;
    this.#add({ box: toBox(ctm, [bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 0, bounds[3] ?? 0]), colour });
  }

  picture(ctm: Matrix): void {
    this.#add({ box: toBox(ctm, [0, 0, 1, 1]), colour: null });
  }

  /** A gradient fills whatever the clip leaves, which is not followed here. */
  gradient(): void {
    this.#add({ box: [-1e6, -1e6, 1e6, 1e6], colour: null });
  }

  /** Why a glyph at this place, in page coordinates, cannot be seen; null when it can. */
  hides(x: number, y: number, size: number, ink: Ink): HiddenCause | null {
    if (size < SMALLEST) return 'too_small';
    const view = this.#view;
    if (view && (x < view[0] - size || x > view[2] + size || y < view[1] - size || y > view[3] + size)) return 'off_page';
    const middle = y + size * 0.3;
    if (ink.mode === 3 || ink.mode === 7) {
      // The unseen text over a scan is what was recognised in it.
      return this.#under(x, middle, (region) => region.colour === null) ? null : 'transparent';
    }
    if (ink.opacity < 0.03) return 'transparent';
    if (ink.mode !== 0 || ink.colour === null || ![...this.#colours].some((colour) => isAlike(colour, ink.colour))) return null;
    const under = this.#under(x, middle, () => true);
    const behind = under ? under.colour : WHITE;
    return behind !== null && isAlike(behind, ink.colour) ? 'same_colour' : null;
  }

  #under(x: number, y: number, fits: (region: Region) => boolean): Region | null {
    const covers = ({ box }: Region): boolean => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
    return this.#regions.findLast((region) => covers(region) && fits(region)) ?? null;
  }

  #add(region: Region): void {
    if (region.colour) this.#colours.add(region.colour);
    this.#regions.push(region);
    if (this.#regions.length > MAX_REGIONS) this.#regions.splice(1, 1);
  }
}

function toBox(m: Matrix, [left, bottom, right, top]: Box): Box {
  const corners = [left, right].flatMap((x) => [bottom, top].map((y) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function isAlike(one: string, other: string | null): boolean {
  if (one === other) return true;
  if (other === null) return false;
  const channels = [1, 3, 5].map((at) =>
    Math.abs(Number.parseInt(one.slice(at, at + 2), 16) - Number.parseInt(other.slice(at, at + 2), 16)),
  );
  return Math.max(...channels) <= 8;
}
