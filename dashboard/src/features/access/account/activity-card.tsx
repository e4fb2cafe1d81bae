import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { Card } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { When } from '../../settings/parts/times.tsx';
import { activityWord } from './activity-words.ts';
import { type Activity, listActivity } from './api.ts';

/** What happened around the reader's own sign-in, newest first. */
export function ActivityCard(): ReactNode {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['activity'],
    queryFn: ({ pageParam, signal }) => listActivity(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  // A session that carries on every quarter of an hour is no news.
  const rows = data?.pages.flatMap(({ items }) => items);
  return (
    <Card title={t`What happened`} about={t`Around your own sign-in and security.`}>
      {!rows ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={4} />
        )
      ) : rows.length === 0 ? (
        <p className="text-quiet">{t`Nothing yet.`}</p>
      ) : (
        <ol className="flex flex-col">
          {rows.map((row) => (
            <ActivityRow key={row.id} row={row} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button look="ghost" className="mt-2 w-full" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t`Load more`}
        </Button>
      )}
    </Card>
  );
}

function ActivityRow({ row }: { row: Activity }): ReactNode {
  const { i18n } = useLingui();
  const { text, icon: Icon, alarming } = activityWord(row.action);
  return (
    <li className="flex items-start gap-3 py-2">
      <span
        aria-hidden
        className={cx('grid size-8 shrink-0 place-items-center rounded-full', alarming ? 'bg-warn-soft text-warn' : 'bg-sunken text-quiet')}
      >
        <Icon className="size-4" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block">{text ? i18n._(text) : <Isolated className="font-mono text-xs">{row.action}</Isolated>}</span>
        <span className="block text-xs text-quiet">
          <bdi>{row.device}</bdi> · <Isolated>{row.address}</Isolated>
        </span>
      </span>
      <When iso={row.at} as="clock" className="shrink-0 text-xs text-quiet" />
    </li>
  );
}
