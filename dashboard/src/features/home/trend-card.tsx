import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChartColumn, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { number } from '../../shared/time/format.ts';
import { IconButton } from '../../shared/ui/button.tsx';
import { useMay } from '../access/use-may.ts';
import type { Home, HomeFigures } from './api.ts';
import { CardFrame } from './figure-card.tsx';
import { dayLabel, longDay } from './day-label.ts';
import { TrendTable } from './trend-table.tsx';

export type TrendDay = HomeFigures['trend'][number];
export interface TrendPair {
  now: TrendDay;
  before: TrendDay | undefined;
}

/**
 * Conversations of each day beside the same day of the time before. Time runs as the reader reads: in Arabic today stands at the left
 * (docs/decisions/0038).
 */
export function TrendCard({ home, figures, className }: { home: Home; figures: HomeFigures; className?: string }): ReactNode {
  const { t } = useLingui();
  const [table, setTable] = useState(false);
  const { days } = home;
  const pairs = figures.trend.slice(-days).map((now, index): TrendPair => ({ now, before: figures.trend[index] }));
  return (
    <CardFrame title={t`Conversations by day`} className={`relative ${className ?? ''}`}>
      <div className="absolute end-2.5 top-2.5">
        <IconButton label={table ? t`Show as a chart` : t`Show as a table`} onClick={() => setTable(!table)}>
          {table ? (
            <ChartColumn aria-hidden className="size-4.5" strokeWidth={1.75} />
          ) : (
            <Table2 aria-hidden className="size-4.5" strokeWidth={1.75} />
          )}
        </IconButton>
      </div>
      {table ? <TrendTable pairs={pairs} /> : <TrendColumns pairs={pairs} />}
      <p className="mt-2 text-sm">
        <Link to="/analytics" className="target inline-flex items-center font-semibold text-accent hover:underline">
          <Trans>All figures</Trans>
        </Link>
      </p>
    </CardFrame>
  );
}

function TrendColumns({ pairs }: { pairs: TrendPair[] }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const most = Math.max(1, ...pairs.flatMap(({ now, before }) => [now.asked, before?.asked ?? 0]));
  const share = (count: number): string => `${(count / most) * 100}%`;
  // Of four weeks not every day has room for its name.
  const named = (index: number): boolean => pairs.length <= 7 || (pairs.length - 1 - index) % 7 === 0;
  return (
    <>
      <ol aria-label={t`Conversations by day`} className="mt-4 flex h-44 xl:h-72 items-stretch gap-0.5">
        {pairs.map(({ now, before }, index) => {
          const [asked, handed, was] = [number(now.asked, locale), number(now.handedOver, locale), number(before?.asked ?? 0, locale)];
          const day = longDay(now.day, locale);
          const left = Math.min(now.handedOver, now.asked);
          return (
            <li key={now.day} className="flex min-w-0 flex-1 flex-col">
              <DayLink
                day={now}
                label={t`${day}: ${asked} conversations, ${handed} left to a person; ${was} on the day of the time before`}
              >
                <span
                  className="absolute inset-x-0 bottom-0 border-t-2 border-line-strong bg-sunken"
                  style={{ blockSize: share(before?.asked ?? 0) }}
                />
                <span
                  className="absolute inset-x-[18%] bottom-0 flex flex-col justify-end overflow-hidden rounded-t-sm"
                  style={{ blockSize: share(now.asked) }}
                >
                  <span className="flex-1 bg-accent" />
                  <span
                    className="border-t border-panel bg-warn"
                    style={{ blockSize: now.asked === 0 ? 0 : `${(left / now.asked) * 100}%` }}
                  />
                </span>
              </DayLink>
              <span aria-hidden className="h-6 pt-1 text-center text-2xs whitespace-nowrap text-quiet">
                {named(index) && (
                  <bdi className={pairs.length > 7 ? '-mx-6 inline-block' : ''}>{dayLabel(now.day, pairs.length > 7, locale)}</bdi>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <p aria-hidden className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-quiet">
        <Key tone="bg-accent">
          <Trans>customers wrote</Trans>
        </Key>
        <Key tone="bg-warn">
          <Trans>of these, left to a person</Trans>
        </Key>
        <Key tone="border-t-2 border-line-strong bg-sunken">
          <Trans>the time before</Trans>
        </Key>
      </p>
    </>
  );
}

function DayLink({ day, label, children }: { day: TrendDay; label: string; children: ReactNode }): ReactNode {
  const may = useMay();
  const look = 'relative block min-h-0 flex-1 border-b border-line-strong';
  if (!may('conversations.read')) {
    return (
      <span role="img" aria-label={label} title={label} className={look}>
        {children}
      </span>
    );
  }
  return (
    <Link
      to="/inbox"
      search={{ view: 'all', figure: 'asked', from: day.from, to: day.to }}
      aria-label={label}
      title={label}
      className={`${look} hover:bg-sunken`}
    >
      {children}
    </Link>
  );
}

function Key({ tone, children }: { tone: string; children: ReactNode }): ReactNode {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={`size-2.5 rounded-sm ${tone}`} />
      {children}
    </span>
  );
}
