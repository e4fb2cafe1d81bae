import { useLingui } from '@lingui/react/macro';
import { BookmarkPlus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useChannelName } from '../../access/channel-mark.tsx';
import { figureOf } from '../figure-of.ts';
import { activeFilters, type FILTERS, type InboxSearch } from '../search.ts';
import { withoutFilters } from './without-filters.ts';
import { FigureName } from './figure-name.tsx';
import { useLabels } from '../use-inbox-data.ts';

/** What narrows the list now, each with its way out; all of it can be kept as a view. */
export function FilterChips({
  search,
  onSearch,
  onSave,
}: {
  search: InboxSearch;
  onSearch: (change: (before: InboxSearch) => InboxSearch) => void;
  onSave?: (() => void) | undefined;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const channelName = useChannelName();
  const { data: labels = [] } = useLabels();
  const active = activeFilters(search);
  if (active.length === 0 && !search.q) return null;
  const figure = figureOf(search);
  const label = labels.find(({ id }) => id === search.label);
  const words: Record<(typeof FILTERS)[number], string> = {
    channel: channelName(search.channel ?? ''),
    label: label ? pick(label.name, locale) : t`Label`,
    language: { ar: t`Arabic`, en: t`English`, other: t`Another language` }[search.language ?? 'other'],
    mood: { negative: t`Unhappy`, neutral: t`Calm`, positive: t`Happy` }[search.mood ?? 'neutral'],
    unread: t`Unread only`,
    waiting: t`Waits for an answer`,
    figure: t`Figure`,
  };
  const remove = (name: (typeof FILTERS)[number]): void => {
    const gone = name === 'figure' ? ['figure', 'part', 'from', 'to'] : [name];
    onSearch((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !gone.includes(key))));
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {active.map((name) => (
        <button
          key={name}
          type="button"
          onClick={() => remove(name)}
          aria-label={name === 'figure' ? undefined : t`Without the filter ${words[name]}`}
          className="target inline-flex h-6 max-w-full items-center gap-1 rounded-md bg-accent-soft px-1.5 text-xs text-accent"
        >
          {name === 'figure' && <span className="sr-only">{t`Without the filter`} </span>}
          <bdi className="truncate">{name === 'figure' && figure ? <FigureName shown={figure} /> : words[name]}</bdi>
          <X aria-hidden className="size-3 shrink-0" />
        </button>
      ))}
      {onSave && figure === null && (
        <button
          type="button"
          onClick={onSave}
          className="target inline-flex h-6 items-center gap-1 rounded-md px-1.5 text-xs text-quiet hover:bg-sunken hover:text-ink"
        >
          <BookmarkPlus aria-hidden className="size-3.5" />
          {t`Save as a view`}
        </button>
      )}
      <button
        type="button"
        onClick={() => onSearch(withoutFilters)}
        className="target inline-flex h-6 items-center rounded-md px-1.5 text-xs text-quiet underline underline-offset-2 hover:text-ink"
      >
        {t`Clear all`}
      </button>
    </div>
  );
}
