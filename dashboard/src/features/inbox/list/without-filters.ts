import { FILTERS, type InboxSearch } from '../search.ts';

export function withoutFilters(search: InboxSearch): InboxSearch {
  const { q: _q, part: _part, from: _from, to: _to, ...rest } = search;
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !FILTERS.some((filter) => filter === name)));
}
