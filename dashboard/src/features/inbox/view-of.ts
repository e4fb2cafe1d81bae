import type { ListQuery, SavedFilter, SavedView } from './api.ts';
import { figureOf } from './figure-of.ts';
import type { InboxSearch } from './search.ts';
import { BUILT_IN_VIEWS, type BuiltInView } from './views/built-in.ts';

/** The view of the address: a built-in one, or a saved one by its id; unknown ones are the first. */
export function viewOf(
  search: InboxSearch,
  saved: readonly SavedView[] | undefined,
): { builtIn: BuiltInView | null; saved: SavedView | null } {
  const kept = saved?.find(({ id }) => id === search.view) ?? null;
  if (kept) return { builtIn: null, saved: kept };
  return { builtIn: BUILT_IN_VIEWS.find(({ id }) => id === search.view) ?? BUILT_IN_VIEWS[0], saved: null };
}

/** The filter of an address as it can be saved: the view's own together with what narrows it. */
export function filterOf(search: InboxSearch, view: ReturnType<typeof viewOf>): SavedFilter {
  return {
    ...(view.saved?.filter ?? view.builtIn?.filter),
    ...(search.channel ? { channel: search.channel } : {}),
    ...(search.language ? { language: search.language } : {}),
    ...(search.label ? { labelId: search.label } : {}),
    ...(search.mood ? { sentiment: search.mood } : {}),
    ...(search.unread ? { unread: true } : {}),
    ...(search.waiting ? { waiting: true } : {}),
    ...(search.q ? { q: search.q } : {}),
  };
}

/** What the list route is asked. */
export function queryOf(search: InboxSearch, view: ReturnType<typeof viewOf>): ListQuery {
  const { unread, waiting, ...rest } = filterOf(search, view);
  return {
    ...rest,
    ...(unread === undefined ? {} : { unread: String(unread) }),
    ...(waiting === undefined ? {} : { waiting: String(waiting) }),
    ...figureOf(search),
    sort: search.sort ?? 'newest',
  };
}
