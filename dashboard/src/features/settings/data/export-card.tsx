import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, FileArchive } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { fileSizeText } from '../../../shared/time/format.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip, type Tone } from '../../../shared/ui/chip.tsx';
import { ErrorState, Skeleton } from '../../../shared/ui/states.tsx';
import { downloadExport, type Export, listExports, requestExport } from '../api.ts';
import { Card } from '../parts/page-frame.tsx';
import { When } from '../parts/times.tsx';
import { useWrite } from '../parts/use-write.ts';

const isWorking = ({ state }: Export): boolean => state === 'queued' || state === 'running';

export function ExportCard(): ReactNode {
  const { t } = useLingui();
  const query = useInfiniteQuery({
    queryKey: ['exports'],
    queryFn: ({ pageParam, signal }) => listExports(pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // No event says that an export is ready.
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isWorking)) ? 2_000 : false),
  });
  const exports = query.data?.pages.flatMap(({ items }) => items);
  const request = useWrite({
    write: requestExport,
    failed: t`The export was not started`,
    done: () => t`The export is being made; it appears here when it is ready`,
    refresh: [['exports']],
  });
  return (
    <Card
      title={t`Export everything`}
      about={
        <Trans>
          A ZIP with every conversation, customer, document, fact, setting and entry of the audit log: rows as JSON lines and CSV, files as
          they are.
        </Trans>
      }
      actions={
        <Button look="primary" disabled={request.isPending || (exports?.some(isWorking) ?? true)} onClick={() => request.mutate(undefined)}>
          <FileArchive aria-hidden className="size-4" />
          {t`Make an export`}
        </Button>
      }
    >
      {query.isPending ? (
        <Skeleton className="h-12 w-full rounded-xl" />
      ) : !exports ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : exports.length === 0 ? (
        <p className="text-quiet">{t`No export was made yet.`}</p>
      ) : (
        <ul aria-label={t`Exports`} className="-mb-2 divide-y divide-line border-t border-line">
          {exports.map((each) => (
            <ExportRow key={each.id} item={each} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button look="ghost" className="mt-3 w-full" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t`Load more`}
        </Button>
      )}
    </Card>
  );
}

function ExportRow({ item }: { item: Export }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const states: Record<Export['state'], { text: string; tone: Tone }> = {
    queued: { text: t`Waiting`, tone: 'neutral' },
    running: { text: t`Being made`, tone: 'accent' },
    ready: { text: t`Ready`, tone: 'good' },
    failed: { text: t`Failed`, tone: 'bad' },
    expired: { text: t`Removed`, tone: 'neutral' },
  };
  const download = useWrite({ write: downloadExport, failed: t`The file could not be downloaded` });
  const { requestedBy } = item;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <When iso={item.createdAt} as="clock" className="font-semibold" />
          <Chip tone={states[item.state].tone}>{states[item.state].text}</Chip>
          {item.sizeBytes !== null && <Isolated className="text-xs text-quiet">{fileSizeText(item.sizeBytes)}</Isolated>}
        </p>
        <p className="text-xs text-quiet">
          <Trans>
            asked for by <bdi>{requestedBy}</bdi>
          </Trans>
          {item.state === 'ready' && item.expiresAt && (
            <>
              {' · '}
              <Trans>
                the file is removed <When iso={item.expiresAt} />
              </Trans>
            </>
          )}
        </p>
        {item.failure && <p className="text-xs text-bad">{pick(item.failure.message, locale)}</p>}
        {isWorking(item) && (
          <div role="progressbar" aria-label={t`The export is being made`} className="mt-2 h-1.5 overflow-hidden rounded-full bg-track">
            <div className="h-full w-1/3 animate-pulse rounded-full bg-accent" />
          </div>
        )}
      </div>
      {item.state === 'ready' && (
        <Button disabled={download.isPending} onClick={() => download.mutate(item.id)}>
          <Download aria-hidden className="size-4" />
          {download.isPending ? t`Preparing` : t`Download`}
        </Button>
      )}
    </li>
  );
}
