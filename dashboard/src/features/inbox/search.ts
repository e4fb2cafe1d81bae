/** What the address says: which view, what narrows it, which conversation is open, and what stands beside it. */
export interface InboxSearch {
  view?: string;
  conversation?: string;
  pane?: 'details' | 'why';
  turn?: string;
  channel?: string;
  language?: 'en' | 'ar' | 'other';
  label?: string;
  mood?: 'positive' | 'neutral' | 'negative';
  unread?: true;
  waiting?: true;
  q?: string;
  sort?: 'waiting';
  /** The conversations behind a figure, or a part of them, of the time from `from` until before `to`: `figureOf` reads them. */
  figure?: string;
  part?: string;
  from?: string;
  to?: string;
}

const oneOf = <Value extends string>(value: unknown, choices: readonly Value[]): Value | undefined =>
  choices.find((choice) => choice === value);
const text = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;

/** Reads an address; what it does not know is left out. */
export function toInboxSearch(search: Record<string, unknown>): InboxSearch {
  const conversation = text(search['conversation']);
  const read = {
    view: text(search['view']),
    conversation,
    pane: conversation === undefined ? undefined : oneOf(search['pane'], ['details', 'why']),
    turn: conversation === undefined ? undefined : text(search['turn']),
    channel: text(search['channel']),
    language: oneOf(search['language'], ['en', 'ar', 'other']),
    label: text(search['label']),
    mood: oneOf(search['mood'], ['positive', 'neutral', 'negative']),
    unread: search['unread'] === true || undefined,
    waiting: search['waiting'] === true || undefined,
    q: text(search['q']),
    sort: oneOf(search['sort'], ['waiting']),
    figure: text(search['figure']),
    part: text(search['part']),
    from: text(search['from']),
    to: text(search['to']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as InboxSearch;
}

/** What narrows a view beyond itself; sorting and words are not counted among the filters. */
export const FILTERS = ['channel', 'language', 'label', 'mood', 'unread', 'waiting', 'figure'] as const satisfies (keyof InboxSearch)[];

export function activeFilters(search: InboxSearch): (typeof FILTERS)[number][] {
  return FILTERS.filter((name) => (name === 'figure' ? (search.figure ?? search.part) : search[name]) !== undefined);
}
