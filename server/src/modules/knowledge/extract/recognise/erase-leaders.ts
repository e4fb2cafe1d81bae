interface Speck {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pixels, at the size pages are brought to: dots and dashes of a leader are no larger. */
const MAX_HEIGHT = 11;
const MAX_WIDTH = 18;
/** So many in a row, evenly spaced, are a leader; the dots of letters never are. */
const FEWEST = 8;
const DARK = 150;

/** Paints over the dotted lines between names and prices, which recognition takes for letters. `grey` is one byte a pixel and is changed. */
export function eraseLeaders(grey: Uint8Array, width: number, height: number): void {
  const rows = Map.groupBy(findSpecks(grey, width, height), (speck) => Math.round((speck.top + speck.bottom) / 8));
  for (const [row, specks] of rows) {
    // A leader that lies on the border of two rows is found in both together.
    const near = [...specks, ...(rows.get(row + 1) ?? [])].toSorted((one, other) => one.left - other.left);
    for (const chain of chainsOf(near)) for (const speck of chain) erase(grey, width, height, speck);
  }
}

function chainsOf(specks: Speck[]): Speck[][] {
  const chains: Speck[][] = [];
  let open: Speck[] = [];
  const close = (): void => {
    if (open.length >= FEWEST && isEven(open)) chains.push(open);
    open = [];
  };
  for (const speck of specks) {
    const last = open.at(-1);
    const follows =
      last && speck.left > last.right && speck.left - last.right <= 3.5 * MAX_HEIGHT && Math.abs(speck.bottom - last.bottom) <= 3;
    if (last && !follows) close();
    open.push(speck);
  }
  close();
  return chains;
}

/** The usual distance between two dots is nearly that of all. */
function isEven(chain: Speck[]): boolean {
  const pitches = chain.slice(1).map((speck, index) => speck.left - (chain[index] as Speck).left);
  const usual = pitches.toSorted((one, other) => one - other)[Math.floor(pitches.length / 2)] ?? 0;
  return pitches.filter((pitch) => Math.abs(pitch - usual) <= Math.max(2, usual * 0.3)).length >= pitches.length * 0.75;
}

function erase(grey: Uint8Array, width: number, height: number, speck: Speck): void {
  for (let y = Math.max(0, speck.top - 2); y <= Math.min(height - 1, speck.bottom + 2); y += 1)
    grey.fill(255, y * width + Math.max(0, speck.left - 2), y * width + Math.min(width, speck.right + 3));
}

/** Small dark islands, by joining the dark runs of each row with those of the row above. */
function findSpecks(grey: Uint8Array, width: number, height: number): Speck[] {
  const specks: Speck[] = [];
  let above: { left: number; right: number; island: Speck & { grown: boolean } }[] = [];
  for (let y = 0; y < height; y += 1) {
    const runs: typeof above = [];
    let reached = 0;
    for (let x = 0; x < width; x += 1) {
      if ((grey[y * width + x] ?? 255) >= DARK) continue;
      const left = x;
      while (x < width && (grey[y * width + x] ?? 255) < DARK) x += 1;
      const right = x - 1;
      let island: (Speck & { grown: boolean }) | null = null;
      while (reached < above.length && (above[reached]?.right ?? 0) < left - 1) reached += 1;
      for (let at = reached; at < above.length && (above[at]?.left ?? 0) <= right + 1; at += 1) {
        const touched = above[at]?.island;
        if (touched) island = island ? join(island, touched) : touched;
      }
      island ??= addIsland(specks, left, right, y);
      island.left = Math.min(island.left, left);
      island.right = Math.max(island.right, right);
      island.bottom = y;
      runs.push({ left, right, island });
    }
    above = runs;
  }
  return specks.filter(
    (speck) => !(speck as { grown?: boolean }).grown && speck.right - speck.left < MAX_WIDTH && speck.bottom - speck.top < MAX_HEIGHT,
  );
}

function addIsland(specks: Speck[], left: number, right: number, y: number): Speck & { grown: boolean } {
  const island = { left, right, top: y, bottom: y, grown: false };
  specks.push(island);
  return island;
}

/** Two islands that meet are no specks of a leader, which are round or flat: the one that is given up is marked, the other grows. */
function join(one: Speck & { grown: boolean }, other: Speck & { grown: boolean }): Speck & { grown: boolean } {
  if (one === other) return one;
  other.grown = true;
  one.left = Math.min(one.left, other.left);
  one.right = Math.max(one.right, other.right);
  one.top = Math.min(one.top, other.top);
  one.bottom = Math.max(one.bottom, other.bottom);
  return one;
}
