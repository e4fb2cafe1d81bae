import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import type { InboxSearch } from '../search.ts';
import { useLabels } from '../use-inbox-data.ts';
import { holdOrder } from './hold-order.ts';
import { InboxRow } from './inbox-row.tsx';
import type { useInboxList } from './use-inbox-list.ts';

/** Every row is as tall as its three lines in the page's letters, so that ten thousand of them need no measuring. */
const ROW_PX = { en: 98, ar: 116 } as const;

export interface ListState {
  open: string | null;
  marked: ReadonlySet<string>;
  marking: boolean;
  cursor: string | null;
  onMark: (id: string, range: boolean) => void;
  onFocus: (id: string) => void;
}

/** The rows in sight, of however many there are. */
export function InboxRows({
  list,
  search,
  state,
}: {
  list: ReturnType<typeof useInboxList>;
  search: InboxSearch;
  state: ListState;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const now = useNow();
  const { data: labels = [] } = useLabels();
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<string[] | null>(null);
  const rows = useMemo(() => list.rows ?? [], [list.rows]);
  const shown = useMemo(() => (held ? holdOrder(held, rows) : { rows, above: 0 }), [held, rows]);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  // oxlint-disable-next-line react/incompatible-library -- its functions read the rows in sight anew at each drawing, which is what is wanted
  const virtual = useVirtualizer({
    count: shown.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX[locale],
    getItemKey: (at) => shown.rows[at]?.id ?? at,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= shown.rows.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, last, shown.rows.length]);
  // Keys may lead to a row that is not drawn.
  const { cursor } = state;
  const at = cursor === null ? -1 : shown.rows.findIndex(({ id }) => id === cursor);
  const reveal = useRef((): void => undefined);
  useEffect(() => {
    reveal.current = () => {
      if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    };
  });
  // Only when the reader moves: rows that come and go scroll nothing.
  useEffect(() => reveal.current(), [cursor]);
  const inOrder = at >= 0 ? shown.rows[at]?.id : shown.rows[items[0]?.index ?? 0]?.id;
  return (
    <div className="relative min-h-0 flex-1">
      {shown.above > 0 && (
        <button
          type="button"
          onClick={() => {
            setHeld(null);
            virtual.scrollToIndex(0);
          }}
          className="arriving target absolute inset-x-0 top-2 z-10 mx-auto flex h-8 w-fit items-center gap-1.5 rounded-full border border-accent-line bg-accent px-3 text-xs font-semibold text-on-accent shadow-float"
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {t`${shown.above} new`}
        </button>
      )}
      <div
        ref={box}
        role="region"
        aria-label={t`Conversations`}
        onScroll={({ currentTarget: { scrollTop } }) => {
          const reading = scrollTop > ROW_PX[locale] / 2;
          if (reading && held === null) setHeld(shown.rows.map(({ id }) => id));
          else if (!reading && held !== null) setHeld(null);
        }}
        className="thin-scroll h-full overflow-y-auto"
      >
        <ul className="relative" style={{ height: virtual.getTotalSize() }} aria-label={t`Conversations`}>
          {items.map((item) => {
            const conversation = shown.rows[item.index];
            if (!conversation) return null;
            return (
              <li
                key={item.key}
                aria-setsize={hasNextPage ? -1 : shown.rows.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <InboxRow
                  conversation={conversation}
                  search={search}
                  open={conversation.id === state.open}
                  marked={state.marked.has(conversation.id)}
                  marking={state.marking}
                  inTabOrder={conversation.id === inOrder}
                  labels={labels}
                  now={now}
                  onMark={state.onMark}
                  onFocus={state.onFocus}
                />
              </li>
            );
          })}
        </ul>
        {isFetchingNextPage && <p role="status" className="py-3 text-center text-xs text-faint">{t`Loading more`}</p>}
        {isFetchNextPageError && (
          <p role="alert" className="py-3 text-center text-xs text-bad">
            {t`More could not be loaded.`}{' '}
            <button type="button" className="target font-semibold underline underline-offset-2" onClick={() => void fetchNextPage()}>
              {t`Try again`}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
