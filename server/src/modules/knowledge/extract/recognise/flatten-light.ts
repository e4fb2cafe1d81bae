/** Pixels of one byte, row by row. */
export interface Grey {
  grey: Uint8Array;
  width: number;
  height: number;
}

/** Sides of the squares in which the colour of the paper is looked for, as a share of the longer edge. */
const SQUARE_SHARE = 1 / 70;
/** Of the grey values in a square, the paper is brighter than so many. */
const PAPER_RANK = 0.85;
/** What lies around the page and is darker than this share of the paper is the table under it. */
const TABLE_SHARE = 0.42;
const STEP = 4;

/**
 * Takes shadows, the falling off of light and the table around a photographed page away: each pixel is divided by the paper's brightness near
 * it, so that paper is white everywhere. Dark on light; changes `grey`.
 */
export function flattenLight(picture: Grey): void {
  const { grey, width, height } = picture;
  const square = Math.max(16, Math.round(Math.max(width, height) * SQUARE_SHARE));
  const columns = Math.ceil(width / square);
  const rows = Math.ceil(height / square);
  const table = findTable(picture);
  const paper = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      paper[row * columns + column] = paperOf(picture, table, column * square, row * square, square);
  const light = evenOut(fillGaps(paper, columns, rows), columns, rows);
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(rows - 1, Math.max(0, y / square - 0.5));
    const top = Math.floor(v);
    const below = Math.min(rows - 1, top + 1);
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (isTable(table, x, y)) {
        grey[at] = 255;
        continue;
      }
      const u = Math.min(columns - 1, Math.max(0, x / square - 0.5));
      const left = Math.floor(u);
      const right = Math.min(columns - 1, left + 1);
      const upper = (light[top * columns + left] ?? 255) * (left + 1 - u) + (light[top * columns + right] ?? 255) * (u - left);
      const lower = (light[below * columns + left] ?? 255) * (left + 1 - u) + (light[below * columns + right] ?? 255) * (u - left);
      grey[at] = Math.min(255, ((grey[at] ?? 255) * 255) / Math.max(8, upper * (top + 1 - v) + lower * (v - top)));
    }
  }
}

interface Table {
  mask: Uint8Array;
  columns: number;
}
const isTable = (table: Table, x: number, y: number): boolean =>
  table.mask[Math.floor(y / STEP) * table.columns + Math.floor(x / STEP)] === 1;

/** Dark ground that reaches in from the picture's edges, a little widened over the page's own edge. */
function findTable({ grey, width, height }: Grey): Table {
  const columns = Math.ceil(width / STEP);
  const rows = Math.ceil(height / STEP);
  const small = new Uint8Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = grey[row * STEP * width + column * STEP] ?? 255;
      small[row * columns + column] = value;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  const limit = rankOf(counts, columns * rows, 0.7) * TABLE_SHARE;
  const mask = new Uint8Array(columns * rows);
  const queue: number[] = [];
  const enter = (at: number): void => {
    if (mask[at] === 1 || (small[at] ?? 255) >= limit) return;
    mask[at] = 1;
    queue.push(at);
  };
  for (let column = 0; column < columns; column += 1) for (const at of [column, (rows - 1) * columns + column]) enter(at);
  for (let row = 0; row < rows; row += 1) for (const at of [row * columns, row * columns + columns - 1]) enter(at);
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const column = at % columns;
    if (column > 0) enter(at - 1);
    if (column < columns - 1) enter(at + 1);
    if (at >= columns) enter(at - columns);
    if (at < columns * (rows - 1)) enter(at + columns);
  }
  return { mask: widen(widen(widen(mask, columns, rows), columns, rows), columns, rows), columns };
}

function widen(mask: Uint8Array, columns: number, rows: number): Uint8Array {
  const wider = mask.slice();
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      if (mask[at] === 0) continue;
      if (column > 0) wider[at - 1] = 1;
      if (column < columns - 1) wider[at + 1] = 1;
      if (row > 0) wider[at - columns] = 1;
      if (row < rows - 1) wider[at + columns] = 1;
    }
  }
  return wider;
}

function paperOf({ grey, width, height }: Grey, table: Table, left: number, top: number, square: number): number {
  const counts = new Uint32Array(256);
  let seen = 0;
  for (let y = top; y < Math.min(height, top + square); y += 2) {
    for (let x = left; x < Math.min(width, left + square); x += 2) {
      if (isTable(table, x, y)) continue;
      const value = grey[y * width + x] ?? 255;
      counts[value] = (counts[value] ?? 0) + 1;
      seen += 1;
    }
  }
  return seen < 24 ? 0 : rankOf(counts, seen, PAPER_RANK);
}

function rankOf(counts: Uint32Array, total: number, share: number): number {
  let sum = 0;
  for (let value = 0; value < 256; value += 1) {
    sum += counts[value] ?? 0;
    if (sum >= total * share) return value;
  }
  return 255;
}

/** A square that is filled with ink, a picture or a band of colour is as bright as the paper around it. */
function fillGaps(paper: Float32Array, columns: number, rows: number): Float32Array {
  const known = [...paper].filter((value) => value > 0).toSorted((one, other) => one - other);
  const usual = known[Math.floor(known.length * 0.6)] ?? 255;
  const isKnown = (value: number | undefined): boolean => value !== undefined && value >= usual * 0.4;
  const filled = paper.slice();
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (isKnown(paper[row * columns + column])) continue;
      filled[row * columns + column] = nearestKnown(paper, columns, rows, column, row, isKnown) ?? usual;
    }
  }
  return filled;
}

function nearestKnown(
  paper: Float32Array,
  columns: number,
  rows: number,
  column: number,
  row: number,
  isKnown: (value: number | undefined) => boolean,
): number | null {
  for (let reach = 1; reach <= 8; reach += 1) {
    const near: number[] = [];
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) {
        const [x, y] = [column + dx, row + dy];
        if (Math.max(Math.abs(dx), Math.abs(dy)) !== reach || x < 0 || y < 0 || x >= columns || y >= rows) continue;
        const value = paper[y * columns + x];
        if (value !== undefined && isKnown(value)) near.push(value);
      }
    }
    if (near.length > 0) return near.reduce((sum, value) => sum + value, 0) / near.length;
  }
  return null;
}

/** The middle one of nine, so that one odd square casts no light of its own. */
function evenOut(paper: Float32Array, columns: number, rows: number): Float32Array {
  return paper.map((value, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const near: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) near.push(paper[y * columns + x] ?? value);
    return near.toSorted((one, other) => one - other)[near.length >> 1] ?? value;
  });
}
