import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Search, UtensilsCrossed } from 'lucide-react';
import { useDeferredValue, useRef, useState, type ReactNode } from 'react';
import { useShortcut } from '../../../shared/shortcuts/shortcuts.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { ItemTable } from './item-table.tsx';
import { searchItems } from './search-items.ts';
import { useItems } from './use-items.ts';

export function FactsPage(): ReactNode {
  const { t } = useLingui();
  const { items, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useItems();
  const [question, setQuestion] = useState('');
  const asked = useDeferredValue(question);
  const box = useRef<HTMLInputElement>(null);
  useShortcut('search', () => box.current?.focus());
  if (isPending) {
    return (
      <LoadingRegion label={t`Loading items`} className="flex flex-col gap-2 p-6">
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-11 w-full" />
        ))}
      </LoadingRegion>
    );
  }
  if (!items) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (items.length === 0) {
    return (
      <Notice icon={<UtensilsCrossed />} title={t`No items yet`}>
        <Trans>Upload a menu or a price list; its rows appear here with their prices and sources.</Trans>
      </Notice>
    );
  }
  const shown = searchItems(items, asked);
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-wrap items-center gap-3 px-4 py-3 md:px-6">
        <label className="relative min-w-0 flex-1 md:max-w-96">
          <span className="sr-only">{t`Search items`}</span>
          <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-faint" />
          <input
            ref={box}
            type="search"
            dir="auto"
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && box.current?.blur()}
            placeholder={t`Search items`}
            className="target h-9 w-full rounded-lg border border-line-strong bg-panel px-9 placeholder:text-faint"
          />
        </label>
        <p role="status" className="text-xs text-quiet">
          {asked.trim() ? (
            <Trans>
              {shown.length} of {items.length}
            </Trans>
          ) : (
            <>
              <Plural value={items.length} one="# item" other="# items" />
              {hasNextPage && (
                <>
                  {' '}
                  · <Trans>more can be loaded</Trans>
                </>
              )}
            </>
          )}
        </p>
      </div>
      <div className="thin-scroll min-h-0 flex-1 overflow-auto px-3 pb-6 md:px-6" tabIndex={0} role="region" aria-label={t`Items`}>
        {shown.length === 0 ? (
          <Notice
            icon={<Search />}
            title={t`Nothing fits your search`}
            action={<Button onClick={() => setQuestion('')}>{t`Clear the search`}</Button>}
          >
            {hasNextPage && <Trans>Only the items loaded so far were searched.</Trans>}
          </Notice>
        ) : (
          <ItemTable items={shown} />
        )}
        {hasNextPage && (
          <Button look="ghost" className="mt-2 w-full" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t`Load more`}
          </Button>
        )}
      </div>
    </div>
  );
}
