import type { InboxSearch } from '../inbox/search.ts';
import type { Report } from './api.ts';
import type { Sheet } from './sheet.ts';

export type Part = Pick<Report['topics'][number], 'figures'> & { key: string };

/** Parts of the conversations as a table: one row each, the same figures of all, and how many there were before. */
export function partsSheet(
  columns: [part: string, asked: string, answered: string, resolved: string, handedOver: string, unknown: string, before: string],
  parts: readonly Part[],
  earlier: readonly Part[] | undefined,
  name: (key: string) => string,
  opens: (key: string, figure: string) => InboxSearch,
): Sheet {
  return {
    columns,
    rows: parts.map(({ key, figures }) => [
      { value: name(key) },
      ...(['asked', 'answered', 'resolved', 'handed_over', 'unknown'] as const).map((figure) => ({
        value: figures[figure],
        opens: opens(key, figure),
      })),
      { value: earlier ? (earlier.find((each) => each.key === key)?.figures.asked ?? 0) : null },
    ]),
  };
}
