import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { ChartNoAxesColumn } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { absoluteTime, dayRange } from '../../shared/time/format.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { ErrorState, LoadingRegion, NoAccess, Notice, Skeleton } from '../../shared/ui/states.tsx';
import { useMay } from '../access/use-may.ts';
import { useSession } from '../access/use-session.ts';
import { hijriText } from '../knowledge/facts/hijri.ts';
import type { ActivityView, CostsView, ReportView } from './api.ts';
import { ChannelsCard } from './channels-card.tsx';
import { CostCard } from './cost-card.tsx';
import { type Days, dayIn, daysOf, toAnalyticsSearch } from './days.ts';
import { GapsCard } from './gaps-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { LabelsCard } from './labels-card.tsx';
import { MessagesCard } from './messages-card.tsx';
import { MoodsCard } from './moods-card.tsx';
import { WithSpan } from './opens.tsx';
import { ParityCard } from './parity-card.tsx';
import { RangePicker } from './range-picker.tsx';
import { ResolutionCard } from './resolution-card.tsx';
import { SentCard } from './sent-card.tsx';
import { Tiles } from './tiles.tsx';
import { TopicsCard } from './topics-card.tsx';
import { useActivity, useCosts, useReport } from './use-analytics.ts';

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
                  <>
                    {' · '}
                    <bdi>
                      {hijriText(days.first, locale)} – {hijriText(days.last, locale)}
                    </bdi>
                  </>
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

interface Look<View> {
  data: View | undefined;
  error: unknown;
  refetch: () => unknown;
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
        {activity.data ? (
          <MessagesCard view={activity.data} days={days} className="lg:col-span-2" />
        ) : (
          <Waiting look={activity} label={t`Loading messages`} className="lg:col-span-2" />
        )}
        <ResolutionCard view={view} days={days} className="lg:row-span-2" />
        {activity.data ? (
          <HoursCard view={activity.data} days={days} counted={asked} className="lg:col-span-2" />
        ) : (
          <Waiting look={activity} label={t`Loading hours`} className="lg:col-span-2" />
        )}
        <TopicsCard view={view} days={days} className="lg:col-span-2" />
        <ParityCard view={view} days={days} />
        {activity.data ? (
          <MoodsCard view={activity.data} days={days} counted={asked} className="lg:col-span-2" />
        ) : (
          <Waiting look={activity} label={t`Loading moods`} className="lg:col-span-2" />
        )}
        <ChannelsCard view={view} days={days} />
        {view.now.labels.length > 0 && <LabelsCard view={view} days={days} />}
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
        <CostCard view={view} days={days} resolved={resolved} />
        <SentCard view={view} days={days} />
        <GapsCard view={view} days={days} />
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

/** A part that is not there yet: its shape, or what went wrong with it alone. */
function Waiting<View>({
  look,
  label,
  tall = false,
  className = '',
}: {
  look: Look<View>;
  label: string;
  tall?: boolean;
  className?: string;
}): ReactNode {
  if (look.error) {
    return (
      <div className={`rounded-2xl border border-line bg-panel ${className}`}>
        <ErrorState error={look.error} onRetry={() => void look.refetch()} />
      </div>
    );
  }
  return (
    <LoadingRegion label={label} className={`flex flex-col gap-4 ${className}`}>
      {tall && (
        <div className="grid grid-cols-2 gap-4 xl:grid-cols-4">
          {[0, 1, 2, 3].map((tile) => (
            <Skeleton key={tile} className="h-28 rounded-2xl" />
          ))}
        </div>
      )}
      <Skeleton className="h-72 rounded-2xl" />
    </LoadingRegion>
  );
}
