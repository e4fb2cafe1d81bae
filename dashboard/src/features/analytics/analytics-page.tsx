import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { ChartNoAxesColumn } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { absoluteTime, dayRange } from '../../shared/time/format.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { NoAccess, Notice, Skeleton } from '../../shared/ui/states.tsx';
import { useMay } from '../access/use-may.ts';
import { useSession } from '../access/use-session.ts';
import type { ActivityView, CostsView, ReportView } from './api.ts';
import { type Days, dayIn, daysOf, toAnalyticsSearch } from './days.ts';
import { HoursCard } from './hours-card.tsx';
import { type Look, Waiting } from './look.tsx';
import { MessagesCard } from './messages-card.tsx';
import { WithSpan } from './opens.tsx';
import { RangePicker } from './range-picker.tsx';
import { ResolutionCard } from './resolution-card.tsx';
import { Tiles } from './tiles.tsx';
import { useActivity, useCosts, useReport } from './use-analytics.ts';

// What is seen further down comes while the first figures are counted.
const more = import('./more-charts.tsx');
const MoreOfConversations = lazy(async () => ({ default: (await more).MoreOfConversations }));
const CostCards = lazy(async () => ({ default: (await more).CostCards }));
const HijriDays = lazy(async () => ({ default: (await import('./hijri-days.tsx')).HijriDays }));
const route = getRouteApi('/shell/analytics');

/** What happened in some days, beside the days before: every number opens its conversations, every chart is a table and a file too. */
export function AnalyticsPage(): ReactNode {
  const { t } = useLingui();
  if (useMay()('analytics.read')) return <Page />;
  return (
    <div className="grid h-full place-items-center">
      <h1 className="sr-only">{t`Analytics`}</h1>
      <NoAccess />
    </div>
  );
}

function Page(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const search = toAnalyticsSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const today = dayIn(useNow(60_000), timeZone);
  const days = daysOf(search, today);
  const [report, activity, costs] = [useReport(days), useActivity(days), useCosts(days)];
  const shown = report.data;
  return (
    <div className="thin-scroll h-full overflow-y-auto">
      <div className="mx-auto flex max-w-7xl flex-col gap-4 p-4 md:p-6">
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
          <div className="min-w-52 flex-1">
            <h1 className="text-xl font-semibold">{t`Analytics`}</h1>
            {shown && (
              <p className="text-sm text-quiet">
                <bdi>{dayRange(shown.from, shown.to, locale, timeZone)}</bdi>
                {locale === 'ar' && (
                  <Suspense fallback={null}>
                    <HijriDays days={days} />
                  </Suspense>
                )}
                {shown.before && (
                  <>
                    {' · '}
                    <Trans>
                      beside <bdi>{dayRange(shown.before.from, shown.before.to, locale, timeZone)}</bdi>
                    </Trans>
                  </>
                )}
              </p>
            )}
          </div>
          <RangePicker search={search} days={days} today={today} onChoose={(next) => void navigate({ search: next })} />
        </header>
        {shown?.countedFrom && (
          <p role="status" className="rounded-xl bg-warn-soft px-3 py-2 text-sm text-warn">
            <Trans>
              There were too many messages to count them all: the figures begin at {absoluteTime(shown.countedFrom, locale, timeZone)}, and
              nothing is set beside them.
            </Trans>
          </p>
        )}
        <Conversations days={days} report={report} activity={activity} />
        <Money days={days} costs={costs} resolved={shown?.now.figures.resolved ?? null} />
      </div>
    </div>
  );
}

function Conversations({ days, report, activity }: { days: Days; report: Look<ReportView>; activity: Look<ActivityView> }): ReactNode {
  const { t } = useLingui();
  const view = report.data;
  if (!view) return <Waiting look={report} label={t`Loading figures`} tall />;
  const { asked } = view.now.figures;
  if (asked === 0 && (view.earlier?.figures.asked ?? 0) === 0) {
    return (
      <div className="rounded-2xl border border-line bg-panel">
        <Notice icon={<ChartNoAxesColumn />} title={t`No conversations in these days`}>
          <Trans>Choose a longer time, or come back when the first customers have written.</Trans>
        </Notice>
      </div>
    );
  }
  return (
    <WithSpan value={view}>
      <Tiles view={view} />
      <Group name={t`Conversations`} className="lg:grid-cols-3">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
          {activity.data ? (
            <>
              <MessagesCard view={activity.data} days={days} className="flex-1" />
              <HoursCard view={activity.data} days={days} counted={asked} />
            </>
          ) : (
            <Waiting look={activity} label={t`Loading messages`} />
          )}
        </div>
        <ResolutionCard view={view} days={days} />
        <Suspense fallback={<Skeleton className="h-72 rounded-2xl lg:col-span-2" />}>
          <MoreOfConversations days={days} view={view} activity={activity} />
        </Suspense>
      </Group>
    </WithSpan>
  );
}

function Money({ days, costs, resolved }: { days: Days; costs: Look<CostsView>; resolved: number | null }): ReactNode {
  const { t } = useLingui();
  const view = costs.data;
  if (!view) return <Waiting look={costs} label={t`Loading costs`} />;
  return (
    <WithSpan value={view}>
      <Group name={t`Costs and knowledge`} className="md:grid-cols-2 lg:grid-cols-3">
        <Suspense fallback={<Skeleton className="h-72 rounded-2xl" />}>
          <CostCards days={days} view={view} resolved={resolved} />
        </Suspense>
      </Group>
    </WithSpan>
  );
}

function Group({ name, className, children }: { name: string; className: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={`grid grid-cols-1 gap-4 ${className}`}>
      <span id={id} className="sr-only">
        {name}
      </span>
      {children}
    </div>
  );
}
