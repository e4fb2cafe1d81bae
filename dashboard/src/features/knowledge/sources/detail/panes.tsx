import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { FileX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { hasStatus } from '../../../../shared/api/api-error.ts';
import { ErrorState, Notice, Skeleton } from '../../../../shared/ui/states.tsx';
import { TabPanel, Tabs } from '../../../../shared/ui/tabs.tsx';
import { useWide } from '../../../../shared/use-wide.ts';
import type { Source } from '../api.ts';
import { AskPane } from './ask-pane.tsx';
import { ExtractionPane } from './extraction-pane.tsx';
import { type Lit, ownerOf, type Place } from './lit.ts';
import { PagePane } from './page-pane.tsx';
import { usePageText } from './use-page.ts';

const route = getRouteApi('/shell/knowledge/sources/$sourceId');

type Side = 'page' | 'extraction' | 'ask';

/** The two sides of a document, each lighting the other. */
export function Panes({ source }: { source: Source }): ReactNode {
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
