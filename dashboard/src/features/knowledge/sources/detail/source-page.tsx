import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, FileX, Hourglass } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { hasStatus } from '../../../../shared/api/api-error.ts';
import { FileName } from '../../../../shared/text/file-name.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../../shared/ui/states.tsx';
import type { Source } from '../api.ts';
import { FailureNote } from '../failure-note.tsx';
import { SkippedPages } from '../notes/skipped-pages.tsx';
import { SourceDeeds } from '../source-deeds.tsx';
import { SourceNumbers } from '../source-numbers.tsx';
import { SourceState } from '../source-state.tsx';
import { isWorking } from '../stage-bar.ts';
import { StageStrip } from '../stage-strip.tsx';
import { useSource } from '../use-sources.ts';
import { ReadingNote } from '../notes/reading-note.tsx';
import { WarningList } from '../notes/warning-list.tsx';

const route = getRouteApi('/shell/knowledge/sources/$sourceId');
const loadPanes = async () => import('./panes.tsx');
const Panes = lazy(async () => ({ default: (await loadPanes()).Panes }));

/** One document: its pages on one side, what was read from them on the other, each lighting the other. */
export function SourcePage(): ReactNode {
  const { t } = useLingui();
  const { sourceId } = route.useParams();
  // The panes come while the document is asked for.
  useState(() => void loadPanes().catch(() => undefined));
  const { data: source, error, isPending, refetch } = useSource(sourceId);
  if (isPending) {
    return (
      <LoadingRegion label={t`Loading`} className="flex h-full flex-col gap-3 p-4 md:p-6">
        <Skeleton className="h-10 w-80 max-w-full rounded-lg" />
        <Skeleton className="min-h-0 flex-1 rounded-2xl" />
      </LoadingRegion>
    );
  }
  if (!source) {
    return hasStatus(error, 404) ? (
      <Notice icon={<FileX />} title={t`This document does not exist any more`} action={<BackLink />} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    );
  }
  return <OpenedSource key={source.id} source={source} />;
}

function BackLink(): ReactNode {
  const { t } = useLingui();
  return (
    <Link to="/knowledge/sources" className="target inline-flex items-center gap-1.5 text-sm text-quiet hover:text-ink">
      <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      {t`Sources`}
    </Link>
  );
}

function OpenedSource({ source }: { source: Source }): ReactNode {
  const navigate = useNavigate();
  const general = source.warnings.filter(({ pages }) => pages.length === 0);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="shrink-0 border-b border-line px-4 pt-3 pb-3 md:px-6">
        <BackLink />
        <div className="mt-1 flex items-start gap-3">
          <div className="min-w-0 flex-1">
            <h1 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-lg font-semibold">
              <FileName name={source.name} className="max-w-full" />
              <SourceState source={source} />
            </h1>
            <SourceNumbers source={source} />
          </div>
          <SourceDeeds source={source} inList={false} onRemoved={() => void navigate({ to: '/knowledge/sources' })} />
        </div>
        {(isWorking(source.state) || source.state === 'failed') && (
          <div className="mt-3 max-w-2xl">
            <StageStrip source={source} />
          </div>
        )}
        <FailureNote source={source} className="mt-3" />
        <WarningList warnings={general} className="mt-2" />
        <ReadingNote recognised={source.recognised} className="mt-2" />
        <SkippedPages skipped={source.web?.skipped ?? []} />
      </header>
      <div className="min-h-0 flex-1">
        {source.chunks > 0 ? (
          <Suspense fallback={<Skeleton className="m-4 h-96 rounded-2xl" />}>
            <Panes source={source} />
          </Suspense>
        ) : (
          <NothingRead source={source} />
        )}
      </div>
    </div>
  );
}

function NothingRead({ source }: { source: Source }): ReactNode {
  const { t } = useLingui();
  return isWorking(source.state) ? (
    <Notice icon={<Hourglass />} title={t`It is being read`}>
      <Trans>Its pages appear here as soon as it is live.</Trans>
    </Notice>
  ) : (
    <Notice icon={<FileX />} title={t`Nothing was read from it`}>
      <Trans>Nothing of it is answered from.</Trans>
    </Notice>
  );
}
