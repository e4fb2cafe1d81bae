import type { ConversationFigure } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { partName } from '../inbox/list/part-words.ts';
import type { ReportView } from './api.ts';
import { Bars } from './bars.tsx';
import { ChartCard } from './chart-card.tsx';
import type { Days } from './days.ts';
import { useOpens } from './opens.tsx';
import { Share } from './share.tsx';

/** From those who asked to those who stayed resolved, and why the bot left questions to a person. */
export function ResolutionCard({ view, days, className }: { view: ReportView; days: Days; className?: string }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const opens = useOpens();
  const { figures, reasons } = view.now;
  const steps: [figure: ConversationFigure, name: string, tone: string][] = [
    ['asked', t`Customers wrote`, 'bg-accent-line'],
    ['answered', t`The bot answered`, 'bg-accent'],
    ['resolved', t`Resolved by the bot alone`, 'bg-accent'],
    ['stayed', t`Stayed resolved for 72 hours`, 'bg-good'],
    ['watching', t`Resolved, 72 hours not over`, 'bg-accent-line'],
    ['returned', t`Resolved, then needed a person`, 'bg-warn'],
    ['handed_over', t`Left to a person`, 'bg-warn'],
    ['undelivered', t`Not delivered`, 'bg-bad'],
    ['failed', t`The bot broke off`, 'bg-bad'],
  ];
  const shown = steps.filter(([figure], index) => index < 4 || figure === 'handed_over' || figures[figure] > 0);
  return (
    <ChartCard
      title={t`What became of them`}
      about={t`Conversations in which customers wrote, step by step.`}
      days={days}
      counted={figures.asked}
      empty={figures.asked === 0}
      className={className ?? ''}
      sheet={{
        columns: [t`Step`, t`Conversations`, t`The time before`],
        rows: [
          ...steps.map(([figure, name]) => [
            { value: name },
            { value: figures[figure], opens: opens({ figure }) },
            { value: view.earlier?.figures[figure] ?? null },
          ]),
          ...reasons.map(({ key, count }) => {
            const reason = partName(`reason:${key}`, i18n, locale);
            return [
              { value: t`Left to a person: ${reason}` },
              { value: count, opens: opens({ part: `reason:${key}` }) },
              { value: view.earlier ? (view.earlier.reasons.find((each) => each.key === key)?.count ?? 0) : null },
            ];
          }),
        ],
      }}
    >
      <Bars
        whole={figures.asked}
        bars={shown.map(([figure, name, tone]) => ({
          ...{ key: figure, name, tone, count: figures[figure], opens: opens({ figure }) },
          ...(figure === 'asked' ? {} : { aside: <Share count={figures[figure]} whole={figures.asked} /> }),
        }))}
      />
      {reasons.length > 0 && (
        <>
          <h3 className="mt-5 text-xs font-semibold text-quiet">
            <Trans>Why it was left to a person</Trans>
          </h3>
          <Bars
            whole={figures.handed_over}
            bars={reasons.map(({ key, count }) => ({
              ...{ key, count, name: partName(`reason:${key}`, i18n, locale), tone: 'bg-warn', opens: opens({ part: `reason:${key}` }) },
              aside: <Share count={count} whole={figures.handed_over} />,
            }))}
          />
        </>
      )}
    </ChartCard>
  );
}
