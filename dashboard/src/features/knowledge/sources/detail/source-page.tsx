import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, FileX, Hourglass } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { hasStatus } from '../../../../shared/api/api-error.ts';
import { FileName } from '../../../../shared/text/file-name.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../../shared/ui/states.tsx';
import { TabPanel, Tabs } from '../../../../shared/ui/tabs.tsx';
import { useWide } from '../../../../shared/use-wide.ts';
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
import { AskPane } from './ask-pane.tsx';
import { ExtractionPane } from './extraction-pane.tsx';
import { type Lit, ownerOf, type Place } from './lit.ts';
import { PagePane } from './page-pane.tsx';
import { usePageText } from './use-page.ts';

const route = getRouteApi('/shell/knowledge/sources/$sourceId');

/** One document: its pages on one side, what was read from them on the other, each lighting the other. */
export function SourcePage(): ReactNode {
  const { t } = useLingui();
  const { sourceId } = route.useParams();
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
      <div className="min-h-0 flex-1">{source.chunks > 0 ? <Panes source={source} /> : <NothingRead source={source} />}</div>
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

type Side = 'page' | 'extraction' | 'ask';

function Panes({ source }: { source: Source }): ReactNode {
  const { t } = useLingui();
  const { page: asked = 1, lit: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const roomy = useWide('64rem');
  const [side, setSide] = useState<Side>('extraction');
  const [chosen, setChosen] = useState<Lit | null>(null);
  const { data: page, error, isPending, refetch } = usePageText(source.id, source.version, asked, true);
  if (isPending) return <Skeleton className="m-4 h-96 rounded-2xl" />;
  if (!page) {
    return hasStatus(error, 404) && asked > 1 ? (
      <Notice icon={<FileX />} title={t`The document has no such page`} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    );
  }
  // A deep link says by its id what is lit, until something else is.
  const named = [...page.facts, ...page.passages].find(({ id }) => id === wanted);
  const lit = chosen ? (chosen.page === page.page ? chosen : null) : named ? { page: page.page, start: named.start, end: named.end } : null;
  const turn = (to: number): void => void navigate({ search: to > 1 ? { page: to } : {}, replace: true });
  const light = ({ start, end }: Place): void => setChosen({ page: page.page, start, end });
  const point = (place: Place): void => {
    const owner = ownerOf(page, place);
    if (owner && (owner.start !== lit?.start || owner.end !== lit.end)) light(owner);
  };
  const answer = (to: Lit): void => {
    setChosen(to);
    if (to.page !== page.page) turn(to.page);
    if (!roomy) setSide('page');
  };
  const pagePane = <PagePane source={source} page={page} lit={lit} onPoint={point} onTurn={turn} />;
  const scroll = 'thin-scroll relative overflow-y-auto';
  const sides = (
    <>
      <TabPanel value="extraction" className={scroll}>
        <ExtractionPane sourceId={source.id} page={page} lit={lit} onLit={light} />
      </TabPanel>
      <TabPanel value="ask" className={scroll}>
        <AskPane source={source} lit={lit} onLit={answer} />
      </TabPanel>
    </>
  );
  const tabs = { label: t`What to look at`, onChange: setSide, className: 'h-full', listClassName: 'px-2' };
  const choices = [
    { value: 'extraction' as const, label: t`What was read` },
    { value: 'ask' as const, label: t`Ask this document` },
  ];
  if (!roomy) {
    return (
      <Tabs<Side> {...tabs} value={side} choices={[{ value: 'page', label: t`The page` }, ...choices]}>
        <TabPanel value="page">{pagePane}</TabPanel>
        {sides}
      </Tabs>
    );
  }
  return (
    <div className="grid h-full grid-cols-[minmax(0,1.25fr)_minmax(22rem,1fr)]">
      <div className="min-h-0 border-e border-line">{pagePane}</div>
      <Tabs<Side> {...tabs} value={side === 'page' ? 'extraction' : side} choices={choices}>
        {sides}
      </Tabs>
    </div>
  );
}
