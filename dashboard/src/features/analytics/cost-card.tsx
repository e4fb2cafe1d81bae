import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { useSession } from '../access/use-session.ts';
import { ChangeMark } from '../home/change-mark.tsx';
import type { CostsView } from './api.ts';
import { ChartCard } from './chart-card.tsx';
import { Columns } from './columns.tsx';
import type { Days } from './days.ts';
import { longName, plainName, shortNames } from './piece-names.ts';

const MICRO = 1_000_000;

/** What the models cost, over time and by what they were asked for. */
export function CostCard({
  view,
  days,
  resolved,
  className,
}: {
  view: CostsView;
  days: Days;
  /** Conversations that the bot resolved alone; null where they are not counted yet. */
  resolved: number | null;
  className?: string;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const naming = { step: view.step, locale, timeZone };
  const { spent, pieces } = view.now;
  const money = (micro: number): string =>
    number(micro / MICRO, locale, { style: 'currency', currency: 'USD', maximumFractionDigits: micro < MICRO ? 4 : 2 });
  const title = t`Cost of models`;
  const series = t`Cost in US dollars`;
  const labels = shortNames(pieces, naming);
  const unpriced = spent.costMicroUsd === 0 && spent.calls > 0;
  const late = view.knownSince !== null && view.knownSince > days.first;
  const since = view.knownSince ?? '';
  return (
    <ChartCard
      title={title}
      about={late ? t`By the prices that are set for them; known by day since ${since}.` : t`By the prices that are set for them.`}
      days={days}
      counted={null}
      empty={spent.calls === 0}
      className={className ?? ''}
      sheet={{
        columns: [t`Model and purpose, or time`, t`Calls`, t`Tokens in`, t`Tokens out`, series],
        rows: [
          ...view.models.map(({ model, purpose, ...used }) => ({ name: `${model} · ${purpose}`, plain: `${model} · ${purpose}`, used })),
          ...pieces.map((piece) => ({ name: longName(piece, naming), plain: plainName(piece, naming), used: piece.spent })),
        ].map(({ name, plain, used }) => [
          { value: plain, shown: name },
          { value: used.calls },
          { value: used.inputTokens },
          { value: used.outputTokens },
          { value: used.costMicroUsd / MICRO, shown: money(used.costMicroUsd) },
        ]),
      }}
    >
      <p className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="text-2xl font-semibold">
          <Isolated>{money(spent.costMicroUsd)}</Isolated>
        </span>
        <ChangeMark
          now={spent.costMicroUsd}
          before={view.earlier?.spent.costMicroUsd ?? null}
          asked={Number.POSITIVE_INFINITY}
          goodWhen="down"
          words={money}
        />
      </p>
      <p className="text-xs text-quiet">
        {unpriced ? (
          <Trans>
            <Isolated>{number(spent.inputTokens + spent.outputTokens, locale)}</Isolated> tokens; no price is set for these models.
          </Trans>
        ) : resolved !== null && resolved > 0 ? (
          <Trans>
            <Isolated>{money(spent.costMicroUsd / resolved)}</Isolated> for each conversation that the bot resolved alone
          </Trans>
        ) : null}
      </p>
      {view.step !== 'hour' && !unpriced && (
        <Columns
          title={title}
          series={[{ name: series, tone: 'bg-accent' }]}
          {...(view.earlier ? { before: t`the time before` } : {})}
          columns={pieces.map((piece, index) => {
            const [when, cost] = [longName(piece, naming), money(piece.spent.costMicroUsd)];
            return {
              ...{ key: piece.from, name: labels[index] ?? '', label: t`${when}: ${cost}`, values: [piece.spent.costMicroUsd] },
              before: view.earlier?.pieces[index]?.spent.costMicroUsd,
            };
          })}
        />
      )}
    </ChartCard>
  );
}
