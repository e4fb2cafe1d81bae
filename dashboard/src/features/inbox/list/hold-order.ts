/**
 * While somebody reads further down, nothing moves under their eyes: rows keep the order that they had, what left is left out, what was loaded
 * below follows, and what came above is only counted.
 */
export function holdOrder<R extends { id: string }>(held: readonly string[], rows: readonly R[]): { rows: R[]; above: number } {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(held);
  const kept = held.flatMap((id) => byId.get(id) ?? []);
  const lastKnown = rows.findLastIndex(({ id }) => known.has(id));
  const below = rows.slice(lastKnown + 1);
  return { rows: [...kept, ...below], above: rows.length - kept.length - below.length };
}
