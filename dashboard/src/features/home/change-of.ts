/** Below so many conversations a share or a change says little, and is marked so. */
export const FEW = 30;

export type Change = { kind: 'none' } | { kind: 'same' } | { kind: 'up' | 'down'; percent: number };

/** How a count stands to the one before: nothing can be said of it where there was none. */
export function changeOf(now: number, before: number | null): Change {
  if (before === null || before === 0) return { kind: 'none' };
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  if (percent === 0) return { kind: 'same' };
  return { kind: now > before ? 'up' : 'down', percent };
}
