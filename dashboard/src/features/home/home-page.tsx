import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { absoluteTime, dayRange } from '../../shared/time/format.ts';
import { Chip } from '../../shared/ui/chip.tsx';
import { ErrorState, LoadingRegion, Skeleton } from '../../shared/ui/states.tsx';
import { useMay } from '../access/use-may.ts';
import { useSession } from '../access/use-session.ts';
import type { Home } from './api.ts';
import { FEW } from './change-of.ts';
import { DaysSwitch } from './days-switch.tsx';
import { Definitions } from './definitions.tsx';
import { FeedCard } from './feed-card.tsx';
import { HelpedCard, ResolvedCard, TroubleCard } from './figure-cards.tsx';
import { OtherAreas } from './other-areas.tsx';
import { TrendCard } from './trend-card.tsx';
import { useHome } from './use-home.ts';
import { WantsCard } from './wants-card.tsx';

const route = getRouteApi('/shell/');

/** The first page: how the business stands, and what wants somebody. Each part is there for whoever's role includes it. */
export function HomePage(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { tenant } = useSession();
  const { days = 7 } = route.useSearch();
  const { data: home, error, refetch } = useHome(days);
  return (
    <div className="thin-scroll h-full overflow-y-auto">
      <div className="mx-auto flex max-w-7xl flex-col gap-4 p-4 md:p-6">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-52 flex-1">
            <h1 className="text-xl font-semibold">{t`Home`}</h1>
            <p className="truncate text-sm text-quiet">
              <bdi>{pick(tenant.name, locale)}</bdi>
              {home?.figures && (
                <>
                  {' · '}
                  <bdi>{dayRange(home.from, home.to, locale, tenant.timeZone)}</bdi>
                </>
              )}
            </p>
          </div>
          {home?.figures && home.figures.now.asked < FEW && (
            <Chip tone="warn" title={t`Fewer than ${FEW} conversations in these days`}>
              <Hourglass aria-hidden className="size-3.5" />
              <Trans>Tentative</Trans>
            </Chip>
          )}
          {home?.figures && <DaysSwitch />}
        </header>
        {home ? <Parts home={home} /> : error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <HomeSkeleton />}
      </div>
    </div>
  );
}

function Parts({ home }: { home: Home }): ReactNode {
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const may = useMay();
  const { figures } = home;
  const wants = home.waiting !== null || home.broken !== null || home.knowledge !== null;
  const reads = may('conversations.read');
  if (!figures && !wants && !reads) return <OtherAreas />;
  return (
    <>
      {figures?.countedFrom && (
        <p role="status" className="rounded-xl bg-warn-soft px-3 py-2 text-sm text-warn">
          <Trans>
            There were too many messages to count them all: the figures begin at {absoluteTime(figures.countedFrom, locale, timeZone)}.
          </Trans>
        </p>
      )}
      <div className={figures ? 'grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4' : 'grid grid-cols-1 gap-4 lg:grid-cols-2'}>
        {figures && (
          <>
            <HelpedCard home={home} figures={figures} />
            <ResolvedCard home={home} figures={figures} />
            <TroubleCard home={home} figures={figures} />
          </>
        )}
        {wants && <WantsCard home={home} />}
        {!figures && reads && <FeedCard />}
      </div>
      {figures && (
        <div className={reads ? 'grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]' : ''}>
          <div className="flex flex-col gap-4">
            <TrendCard home={home} figures={figures} />
            <Definitions />
          </div>
          {reads && <FeedCard className="self-start" />}
        </div>
      )}
    </>
  );
}

function HomeSkeleton(): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Loading home`} className="flex flex-col gap-4">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {[0, 1, 2, 3].map((card) => (
          <Skeleton key={card} className="h-36 rounded-2xl" />
        ))}
      </div>
      <Skeleton className="h-72 rounded-2xl" />
    </LoadingRegion>
  );
}
