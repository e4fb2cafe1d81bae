const DARK = 150;
/** Pixels, at the size pages are brought to: longer than any stroke of a letter, and thinner than any band of colour. */
const SHORTEST = 130;
const THICKEST = 9;

/** Paints over the rules of tables and frames, which hide a whole table from recognition. `grey` is one byte a pixel and is changed. */
export function eraseRules(grey: Uint8Array, width: number, height: number): void {
  const marked: number[] = [];
  const isDark = (at: number): boolean => (grey[at] ?? 255) < DARK;
  const scan = (lines: number, length: number, lineStep: number, step: number): void => {
    for (let line = 0; line < lines; line += 1) {
      for (let from = 0; from < length; from += 1) {
        if (!isDark(line * lineStep + from * step)) continue;
        const start = from;
        while (from < length && isDark(line * lineStep + from * step)) from += 1;
        if (from - start < SHORTEST) continue;
        // A band of colour is dark on both sides of each of its lines; a rule is light a few pixels away.
        const middle = Math.floor((start + from) / 2);
        const isThin = [start + 20, middle, from - 20].every((at) => thickness(line, at, lines, lineStep, step, isDark) <= THICKEST);
        if (isThin) for (let at = start; at < from; at += 1) marked.push(line * lineStep + at * step);
      }
    }
  };
  scan(height, width, width, 1);
  scan(width, height, 1, width);
  for (const at of marked) grey[at] = 255;
  soften(grey, marked, width);
}

function thickness(line: number, at: number, lines: number, lineStep: number, step: number, isDark: (at: number) => boolean): number {
  let first = line;
  let last = line;
  while (first > 0 && line - first <= THICKEST && isDark((first - 1) * lineStep + at * step)) first -= 1;
  while (last < lines - 1 && last - line <= THICKEST && isDark((last + 1) * lineStep + at * step)) last += 1;
  return last - first + 1;
}

/** The grey edge that drawing leaves beside a rule goes with it; the black of a letter that touches it stays. */
function soften(grey: Uint8Array, marked: number[], width: number): void {
  for (const at of marked) {
    for (const near of [at - 1, at + 1, at - width, at + width]) if ((grey[near] ?? 255) >= DARK - 60) grey[near] = 255;
  }
}
