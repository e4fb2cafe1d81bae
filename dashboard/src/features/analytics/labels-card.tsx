import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import type { ReportView } from './api.ts';
import { Bars } from './bars.tsx';
import { ChartCard } from './chart-card.tsx';
import type { Days } from './days.ts';
import { useOpens } from './opens.tsx';
import { usePartsSheet } from './use-parts-sheet.ts';

/** What the team labelled. */
export function LabelsCard({ view, days, className }: { view: ReportView; days: Days; className?: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const opens = useOpens();
  const { labels, figures } = view.now;
  const name = (key: string): string => {
    const label = labels.find((each) => each.key === key);
    return label ? pick(label.name, locale) : key;
  };
  return (
    <ChartCard
      title={t`Labels of the team`}
      about={t`Conversations that carry a label now.`}
      days={days}
      counted={figures.asked}
      empty={labels.length === 0}
      className={className ?? ''}
      sheet={usePartsSheet(t`Label`, labels, view.earlier?.labels, name, (label) => ({ label }))}
    >
      <Bars
        whole={figures.asked}
        bars={labels.slice(0, 10).map(({ key, figures: of }) => ({
          ...{ key, name: name(key), count: of.asked, opens: opens({ label: key, figure: 'asked' }) },
        }))}
      />
    </ChartCard>
  );
}
