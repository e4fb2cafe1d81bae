import { useLingui } from '@lingui/react/macro';
import { ArrowDownWideNarrow, ListChecks, SlidersHorizontal, Timer } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { SearchBox } from '../../settings/parts/search-box.tsx';
import { useTypedSearch } from '../../settings/parts/use-typed-search.ts';
import { Popover } from '../parts/popover.tsx';
import { activeFilters, type InboxSearch } from '../search.ts';
import { FilterPanel } from './filter-panel.tsx';

const FilterChips = lazy(async () => ({ default: (await withWords('inbox-list', import('./filter-chips.tsx'))).FilterChips }));

/** What the list shows and in which order; everything it says is in the address. */
export function ListToolbar({
  heading,
  search,
  onSearch,
  marking,
  onMarking,
  onSave,
}: {
  heading: ReactNode;
  search: InboxSearch;
  onSearch: (change: InboxSearch | ((before: InboxSearch) => InboxSearch)) => void;
  marking: boolean;
  /** Absent where the reader may change nothing. */
  onMarking?: (() => void) | undefined;
  onSave?: (() => void) | undefined;
}): ReactNode {
  const { t } = useLingui();
  const [filtering, setFiltering] = useState(false);
  const [typed, setTyped] = useTypedSearch(search.q ?? '', (q) =>
    onSearch(({ q: _before, ...rest }) => ({ ...rest, ...(q ? { q } : {}) })),
  );
  const active = activeFilters(search).length;
  const waits = search.sort === 'waiting';
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line px-3 pt-2.5 pb-2.5">
      <div className="flex h-9 items-center gap-0.5">
        {heading}
        {onMarking && (
          <IconButton
            label={marking ? t`Stop selecting` : t`Select several`}
            keys="X"
            side="bottom"
            aria-pressed={marking}
            onClick={onMarking}
          >
            <ListChecks aria-hidden className="size-4" />
          </IconButton>
        )}
        <IconButton
          label={waits ? t`Longest waiting first` : t`Newest first`}
          side="bottom"
          aria-pressed={waits}
          onClick={() => onSearch(({ sort, ...rest }) => (sort ? rest : { ...rest, sort: 'waiting' }))}
        >
          {waits ? <Timer aria-hidden className="size-4 text-accent" /> : <ArrowDownWideNarrow aria-hidden className="size-4" />}
        </IconButton>
        <Popover
          label={t`Filters`}
          open={filtering}
          onOpenChange={setFiltering}
          align="end"
          trigger={
            <button
              type="button"
              aria-label={active > 0 ? t`Filters, ${active} set` : t`Filters`}
              className="target relative grid size-8 shrink-0 place-items-center rounded-lg text-quiet hover:bg-sunken hover:text-ink aria-expanded:bg-sunken"
            >
              <SlidersHorizontal aria-hidden className="size-4" />
              {active > 0 && <span aria-hidden className="absolute end-1 top-1 size-2 rounded-full bg-accent" />}
            </button>
          }
        >
          <FilterPanel search={search} onSearch={onSearch} />
        </Popover>
      </div>
      <SearchBox label={t`Search names, numbers, messages`} value={typed} onChange={setTyped} />
      {(search.q !== undefined || activeFilters(search).length > 0) && (
        <Suspense fallback={<div className="h-6" />}>
          <FilterChips search={search} onSearch={onSearch} onSave={onSave} />
        </Suspense>
      )}
    </div>
  );
}
