import type { Kind, Show } from './api.ts';

/** What the address says of the page of facts. */
export interface FactsSearch {
  kind?: Exclude<Kind, 'item'>;
  show?: Exclude<Show, 'in_use'> | 'problems';
  q?: string;
  /** Only rows of this source. */
  source?: string;
  /** The fact that is opened. */
  fact?: string;
}

// Held here and not taken from the words: the router reads addresses before any page is loaded.
const KINDS: readonly string[] = ['hours', 'policy', 'branch'];
const SHOWS: readonly string[] = [
  ...['proposed', 'confirmed', 'edited', 'rejected', 'expired', 'contradicting'],
  ...['missing_price', 'open_allergens', 'problems'],
];

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Unknown values are left out, so that an old or hand-written address still opens the page. */
export function readFactsSearch(search: Record<string, unknown>): FactsSearch {
  const kind = text(search['kind']);
  const show = text(search['show']);
  const [q, source, fact] = [text(search['q']), text(search['source']), text(search['fact'])];
  return {
    ...(kind && KINDS.includes(kind) ? { kind: kind as Exclude<Kind, 'item'> } : {}),
    ...(show && SHOWS.includes(show) ? { show: show as Exclude<Show, 'in_use'> } : {}),
    ...(q ? { q } : {}),
    ...(source ? { source } : {}),
    ...(fact ? { fact } : {}),
  };
}
