import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ActivityView, CostsView, ReportView } from './api.ts';
import { ChannelsCard } from './channels-card.tsx';
import { CostCard } from './cost-card.tsx';
import type { Days } from './days.ts';
import { GapsCard } from './gaps-card.tsx';
import { LabelsCard } from './labels-card.tsx';
import { type Look, Waiting } from './look.tsx';
import { MoodsCard } from './moods-card.tsx';
import { ParityCard } from './parity-card.tsx';
import { SentCard } from './sent-card.tsx';
import { TopicsCard } from './topics-card.tsx';

/** What stands below the first charts: what it was about, in which language and mood, and where. */
export function MoreOfConversations({ days, view, activity }: { days: Days; view: ReportView; activity: Look<ActivityView> }): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <TopicsCard view={view} days={days} className="lg:col-span-2" />
      <ParityCard view={view} days={days} />
      {activity.data ? (
        <MoodsCard view={activity.data} days={days} counted={view.now.figures.asked} className="lg:col-span-2" />
      ) : (
        <Waiting look={activity} label={t`Loading moods`} className="lg:col-span-2" />
      )}
      <div className="flex min-w-0 flex-col gap-4">
        <ChannelsCard view={view} days={days} className={view.now.labels.length > 0 ? '' : 'flex-1'} />
        {view.now.labels.length > 0 && <LabelsCard view={view} days={days} className="flex-1" />}
      </div>
    </>
  );
}

/** What it cost, and what the team made better. */
export function CostCards({ days, view, resolved }: { days: Days; view: CostsView; resolved: number | null }): ReactNode {
  return (
    <>
      <CostCard view={view} days={days} resolved={resolved} />
      <SentCard view={view} days={days} />
      <GapsCard view={view} days={days} />
    </>
  );
}
