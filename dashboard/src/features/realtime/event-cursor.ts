/** Event ids are 64-bit integers in decimal: too wide for a number, and as text "9" would come after "10". */
export function isAfter(candidate: string, cursor: string): boolean {
  return BigInt(candidate) > BigInt(cursor);
}

export interface Catch<Item> {
  items: Item[];
  cursor: string;
  /** More were waiting than we were willing to replay: read everything afresh instead. */
  gaveUp: boolean;
}

/**
 * Reads events after a cursor until the list ends, at most `maxPages` pages.
 * A page that does not move the cursor ends the reading, so that a server in trouble cannot hold us in a loop.
 */
export async function catchUp<Item>(
  readPage: (after: string) => Promise<{ items: Item[]; cursor: string }>,
  from: string,
  pageSize: number,
  maxPages = 5,
): Promise<Catch<Item>> {
  const items: Item[] = [];
  let cursor = from;
  for (let page = 0; page < maxPages; page += 1) {
    const read = await readPage(cursor);
    items.push(...read.items);
    const moved = isAfter(read.cursor, cursor);
    if (moved) cursor = read.cursor;
    if (!moved || read.items.length < pageSize) return { items, cursor, gaveUp: false };
  }
  return { items, cursor, gaveUp: true };
}
