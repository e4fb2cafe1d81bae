import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Bookmark, MailWarning, Pencil, Trash2, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { number } from '../../../shared/time/format.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { useMay } from '../../access/use-may.ts';
import { RowMenu } from '../../settings/parts/row-menu.tsx';
import type { SavedView } from '../api.ts';
import type { InboxSearch } from '../search.ts';
import { useCounts, useLossCount, useSavedViews } from '../use-inbox-data.ts';
import { BUILT_IN_VIEWS } from './built-in.ts';
import { useSavedViewDeeds } from './use-saved-view-deeds.ts';

/** Where the server stops counting. */
const COUNTED = 1_000;

export function countText(count: number | undefined, locale: 'en' | 'ar'): string {
  if (count === undefined || count === 0) return '';
  return count >= COUNTED ? `${number(COUNTED - 1, locale)}+` : number(count, locale);
}

/** The views of a wide screen: those that everybody has with their counts, then the saved ones. */
export function ViewList({
  current,
  search,
  onEdit,
}: {
  current: string;
  search: InboxSearch;
  onEdit: (view: SavedView) => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const may = useMay();
  const { data: counts } = useCounts();
  const { data: lost } = useLossCount();
  const { data: saved = [] } = useSavedViews();
  const { remove } = useSavedViewDeeds();
  const row =
    'target flex min-h-8 w-full min-w-0 shrink-0 items-center gap-2 rounded-lg px-2 text-quiet hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent';
  const to = (view: string): InboxSearch => ({ ...(view === 'open' ? {} : { view }), ...(search.sort ? { sort: search.sort } : {}) });
  return (
    <nav
      aria-label={t`Views`}
      className="thin-scroll flex w-52 shrink-0 flex-col gap-0.5 overflow-y-auto border-e border-line bg-canvas p-2"
    >
      <p className="px-2 pt-1 pb-2 text-lg font-semibold">{t`Inbox`}</p>
      {BUILT_IN_VIEWS.map(({ id, name, icon: Icon }) => {
        const count = id === 'all' ? undefined : counts?.[id];
        return (
          <Link
            key={id}
            to="/inbox"
            search={to(id)}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={current === id ? 'page' : undefined}
            className={row}
          >
            <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
            <span className="min-w-0 flex-1 truncate">{i18n._(name)}</span>
            <span
              className={cx(
                'text-2xs',
                id === 'unassigned' && count ? 'rounded-full bg-warn-soft px-1.5 font-semibold text-warn' : 'text-faint',
              )}
            >
              {countText(count, locale)}
            </span>
          </Link>
        );
      })}
      <Link to="/inbox/not-delivered" className={row}>
        <MailWarning aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        <span className="min-w-0 flex-1 truncate">{t`Not delivered`}</span>
        {lost ? <span className="rounded-full bg-bad-soft px-1.5 text-2xs font-semibold text-bad">{countText(lost, locale)}</span> : null}
      </Link>
      {saved.length > 0 && (
        <h2 className="px-2 pt-4 pb-1 text-2xs font-semibold text-faint">{t({ context: 'views', message: 'Saved' })}</h2>
      )}
      {saved.map((view) => (
        <div key={view.id} className="group flex shrink-0 items-center [&>a]:shrink">
          <Link
            to="/inbox"
            search={to(view.id)}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={current === view.id ? 'page' : undefined}
            className={row}
          >
            {view.shared ? (
              <Users role="img" aria-label={t`Everybody’s`} className="size-4 shrink-0" strokeWidth={1.75} />
            ) : (
              <Bookmark aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
            )}
            <bdi className="min-w-0 flex-1 truncate">{view.name}</bdi>
          </Link>
          {may('conversations.write') && (
            <RowMenu
              label={t`What to do with the view ${view.name}`}
              deeds={[
                { label: t`Rename`, icon: Pencil, onSelect: () => onEdit(view) },
                { label: t`Remove`, icon: Trash2, danger: true, onSelect: () => remove(view) },
              ]}
            />
          )}
        </div>
      ))}
    </nav>
  );
}
