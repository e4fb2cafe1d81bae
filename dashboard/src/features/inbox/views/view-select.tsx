import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useCounts, useLossCount, useSavedViews } from '../use-inbox-data.ts';
import { BUILT_IN_VIEWS } from './built-in.ts';
import { countText } from './view-list.tsx';

/** No view of conversations: a page of its own. */
export const NOT_DELIVERED = 'not-delivered';

/** The views where there is no room for their list. */
export function ViewSelect({ current, onPick }: { current: string; onPick: (view: string) => void }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { data: counts } = useCounts();
  const { data: lost } = useLossCount();
  const { data: saved = [] } = useSavedViews();
  return (
    <span className="relative min-w-0 flex-1">
      <select
        aria-label={t`View`}
        value={current}
        onChange={(event) => onPick(event.target.value)}
        className="target h-9 w-full appearance-none truncate rounded-lg bg-transparent ps-1 pe-7 text-lg font-semibold"
      >
        {BUILT_IN_VIEWS.map(({ id, name }) => {
          const count = id === 'all' ? '' : countText(counts?.[id], locale);
          return (
            <option key={id} value={id}>
              {i18n._(name)} {count && `(${count})`}
            </option>
          );
        })}
        <option value={NOT_DELIVERED}>
          {t`Not delivered`} {lost ? `(${countText(lost, locale)})` : ''}
        </option>
        {saved.length > 0 && (
          <optgroup label={t({ context: 'views', message: 'Saved' })}>
            {saved.map((view) => (
              <option key={view.id} value={view.id}>
                {view.name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-1.5 my-auto size-4 text-faint" />
    </span>
  );
}
