interface Row {
  id: string;
}
export interface RowPage<R extends Row> {
  items: R[];
  nextCursor: string | null;
}

/**
 * The loaded pages of a list with its first page read afresh, without reading the others: 10,000 loaded rows cost one page for each event.
 * A row that came up leaves its old place; one that is gone from the first page was either pushed down by those that came up (it goes on
 * standing right below), or is no longer in the list.
 */
export function withFreshHead<R extends Row>(pages: readonly RowPage<R>[], head: RowPage<R>): RowPage<R>[] {
  const [first, second, ...rest] = pages;
  if (!first || !second || head.nextCursor === null) return [head];
  const fresh = new Set(head.items.map(({ id }) => id));
  const known = new Set(first.items.map(({ id }) => id));
  const entered = head.items.filter(({ id }) => !known.has(id)).length;
  const pushed: R[] = [];
  for (const row of first.items.toReversed()) {
    if (fresh.has(row.id) || pushed.length >= entered) break;
    pushed.unshift(row);
  }
  const gone = new Set(first.items.map(({ id }) => id).filter((id) => !pushed.some((row) => row.id === id)));
  const below = (items: R[]): R[] => items.filter(({ id }) => !fresh.has(id) && !gone.has(id));
  return [head, { ...second, items: [...pushed, ...below(second.items)] }, ...rest.map((page) => ({ ...page, items: below(page.items) }))];
}
