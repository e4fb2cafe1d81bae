import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ListChecks, Plus, Search, Upload } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useWide } from '../../../shared/use-wide.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import type { Fact, FactsAsked } from './api.ts';
import { decide } from './decide.ts';
import { useFacts } from './use-facts.ts';

// The rows arrive from the server meanwhile.
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));
const FactGrid = lazy(async () => ({ default: (await import('./fact-grid.tsx')).FactGrid }));
const FactCards = lazy(async () => ({ default: (await import('./fact-cards.tsx')).FactCards }));

/** As many rows as "select all" fetches. */
const MOST_SELECTED = 5_000;

/** The rows that were asked for, in all their states. */
export function FactList({
  asked,
  mayWrite,
  known,
  onOpen,
  onAdd,
  onClear,
  onSourceName,
}: {
  asked: FactsAsked;
  mayWrite: boolean;
  /** Whether there is any fact of this kind at all. */
  known: boolean;
  onOpen: (fact: Fact) => void;
  onAdd: () => void;
  onClear: () => void;
  onSourceName: (name: string) => void;
}): ReactNode {
  const { t } = useLingui();
  const list = useFacts(asked);
  const { facts, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const roomy = useWide('64rem');
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const sourceName = asked.sourceId ? facts?.find(({ source }) => source.id === asked.sourceId)?.source.name : undefined;
  useEffect(() => {
    if (sourceName) onSourceName(sourceName);
  }, [sourceName, onSourceName]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (list.isPending) {
    return (
      <div className="px-4 pt-1 md:px-6">
        <Rows />
      </div>
    );
  }
  if (!facts) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (facts.length === 0) return known ? <NothingFits onClear={onClear} /> : <NothingYet mayWrite={mayWrite} onAdd={onAdd} />;

  const chosen = facts.filter(({ id }) => selected.has(id));
  const selectAll = async (): Promise<void> => {
    let page = await list.fetchNextPage();
    while (page.hasNextPage && (page.data?.pages.length ?? 0) * 100 < MOST_SELECTED) page = await page.fetchNextPage();
    setSelected(new Set(page.data?.pages.flatMap(({ items }) => items.map(({ id }) => id))));
  };
  const props = {
    ...{ kind: asked.kind, facts, mayWrite, selected, onSelect: setSelected, onOpen, onEnd: more, scroller },
    onDecide: (rows: readonly Fact[], decision: 'confirm' | 'reject') => {
      setSelected(new Set());
      void decide(rows, decision);
    },
  };
  return (
    <>
      <div
        ref={scroller}
        className={`thin-scroll min-h-0 flex-1 overflow-auto px-4 pb-6 transition-opacity md:px-6 ${list.isPlaceholderData ? 'opacity-60' : ''}`}
      >
        <Suspense fallback={<Rows />}>{roomy ? <FactGrid {...props} /> : <FactCards {...props} />}</Suspense>
        {isFetchingNextPage && (
          <LoadingRegion label={t`Loading more facts`} className="pt-2">
            <Skeleton className="h-12 w-full rounded-xl" />
          </LoadingRegion>
        )}
        {isFetchNextPageError && (
          <p role="alert" className="flex items-center justify-center gap-2 pt-3 text-bad">
            <Trans>The next rows could not be loaded.</Trans>
            <Button onClick={() => void fetchNextPage()}>{t`Try again`}</Button>
          </p>
        )}
      </div>
      {chosen.length > 0 && (
        <Suspense fallback={null}>
          <BulkBar
            facts={chosen}
            onClear={() => setSelected(new Set())}
            onAll={hasNextPage && chosen.length === facts.length ? () => void selectAll() : null}
          />
        </Suspense>
      )}
    </>
  );
}

function Rows(): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Loading facts`} className="flex flex-col gap-2">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (
        <Skeleton key={row} className="h-14 w-full rounded-xl" />
      ))}
    </LoadingRegion>
  );
}

function NothingFits({ onClear }: { onClear: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Notice icon={<Search />} title={t`No fact fits`} action={<Button onClick={onClear}>{t`Show all facts`}</Button>}>
      <Trans>Nothing here has these words and this filter together.</Trans>
    </Notice>
  );
}

function NothingYet({ mayWrite, onAdd }: { mayWrite: boolean; onAdd: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Notice
      icon={<ListChecks />}
      title={t`No facts of this kind yet`}
      action={
        mayWrite && (
          <span className="flex flex-wrap justify-center gap-2">
            <Link
              to="/knowledge/sources"
              className="target inline-flex h-8 items-center gap-1.5 rounded-lg bg-accent px-3 text-sm font-semibold text-on-accent hover:bg-accent-strong"
            >
              <Upload aria-hidden className="size-4" />
              <Trans>Add a document</Trans>
            </Link>
            <Button onClick={onAdd}>
              <Plus aria-hidden className="size-4" />
              <Trans>Enter one by hand</Trans>
            </Button>
          </span>
        )
      }
    >
      <Trans>
        Add a menu, a price list or a page of your site: prices, hours and rules are read out of it and appear here, each with its source.
      </Trans>
    </Notice>
  );
}
