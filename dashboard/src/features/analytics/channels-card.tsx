import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ChannelMark, useChannelName } from '../access/channel-mark.tsx';
import type { ReportView } from './api.ts';
import { Bars } from './bars.tsx';
import { ChartCard } from './chart-card.tsx';
import type { Days } from './days.ts';
import { useOpens } from './opens.tsx';
import { Share } from './share.tsx';
import { usePartsSheet } from './use-parts-sheet.ts';

/** Where customers write. */
export function ChannelsCard({ view, days, className }: { view: ReportView; days: Days; className?: string }): ReactNode {
  const { t } = useLingui();
  const name = useChannelName();
  const opens = useOpens();
  const { channels, figures } = view.now;
  return (
    <ChartCard
      title={t`Where customers write`}
      about={t`Conversations by channel, and how many the bot resolved alone.`}
      days={days}
      counted={figures.asked}
      empty={channels.length === 0}
      className={className ?? ''}
      sheet={usePartsSheet(t`Channel`, channels, view.earlier?.channels, name, (channel) => ({ channel }))}
    >
      <Bars
        bars={channels.map(({ key, figures: of }) => ({
          ...{ key, count: of.asked, opens: opens({ channel: key, figure: 'asked' }) },
          name: (
            <>
              <ChannelMark kind={key} className="me-1.5 inline-block size-3.5 align-[-0.15em] text-faint" />
              {name(key)}
            </>
          ),
          aside: (
            <Trans>
              resolved: <Share count={of.resolved} whole={of.asked} />
            </Trans>
          ),
        }))}
      />
    </ChartCard>
  );
}
