import { MANY } from '../api.ts';

/** Marks one row, or takes its mark away. */
export function toggled(marked: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Marks every row from one to another, whichever stands first. */
export function withRange(marked: ReadonlySet<string>, ids: readonly string[], from: string | null, to: string): Set<string> {
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  if (start < 0 || end < 0) return new Set([...marked, to]);
  return new Set([...marked, ...ids.slice(Math.min(start, end), Math.max(start, end) + 1)]);
}

/** The first of them, as many as one deed may touch; null when that leaves none out. */
export function cutToMany(marked: ReadonlySet<string>): Set<string> | null {
  return marked.size > MANY ? new Set([...marked].slice(0, MANY)) : null;
}
