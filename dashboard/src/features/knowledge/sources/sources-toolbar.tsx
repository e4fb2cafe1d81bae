import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { number } from '../../../shared/time/format.ts';
import { Select } from '../../settings/parts/fields.tsx';
import { SearchBox } from '../../settings/parts/search-box.tsx';
import type { SourceList, SourceQuery } from './api.ts';

export type Show = NonNullable<SourceQuery['show']>;
export type Sort = NonNullable<SourceQuery['sort']>;

/** Search, order and state of the list. */
export function SourcesToolbar({
  typed,
  onType,
  sort,
  onSort,
  show,
  onShow,
  counts,
}: {
  typed: string;
  onType: (next: string) => void;
  sort: Sort;
  onSort: (next: Sort) => void;
  show: Show;
  onShow: (next: Show) => void;
  counts: SourceList['counts'] | undefined;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const shows: Record<Show, string> = {
    all: t`All`,
    working: t`In progress`,
    live: t`Live`,
    failed: t`Failed`,
    warned: t`With warnings`,
  };
  const sorts: Record<Sort, string> = { newest: t`Newest first`, oldest: t`Oldest first`, name: t`By name`, largest: t`Largest first` };
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox label={t`Search documents`} value={typed} onChange={onType} className="w-full md:w-auto md:max-w-80 md:flex-1" />
      <label className="w-40">
        <span className="sr-only">{t`Order`}</span>
        <Select value={sort} onChange={({ target }) => onSort(target.value as Sort)}>
          {Object.entries(sorts).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </label>
      <div role="group" aria-label={t`Show`} className="flex flex-wrap gap-1">
        {(Object.keys(shows) as Show[]).map((each) => {
          const count = counts?.[each] ?? 0;
          if (each !== 'all' && each !== show && count === 0) return null;
          return (
            <button
              key={each}
              type="button"
              aria-pressed={each === show}
              onClick={() => onShow(each)}
              className="target h-8 rounded-full border border-line px-3 text-xs text-quiet transition-colors hover:bg-sunken hover:text-ink aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
            >
              {shows[each]} <bdi>{number(count, locale)}</bdi>
            </button>
          );
        })}
      </div>
    </div>
  );
}
