import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { useMay } from '../access/use-may.ts';
import { useSession } from '../access/use-session.ts';
import { ChangeMark } from '../home/change-mark.tsx';
import type { CostsView } from './api.ts';
import { Bars } from './bars.tsx';
import { ChartCard } from './chart-card.tsx';
import type { Days } from './days.ts';
import { longName, plainName } from './piece-names.ts';

/** Questions without an answer that the team closed. */
export function GapsCard({ view, days, className }: { view: CostsView; days: Days; className?: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const may = useMay();
  const naming = { step: view.step, locale, timeZone };
  const { answered, settled, dismissed } = view.now.gaps;
  const closed = answered + settled;
  const earlier = view.earlier?.gaps;
  const bars = [
    { key: 'answered', name: t`By an answer of your own`, count: answered, before: earlier?.answered, tone: 'bg-good' },
    { key: 'settled', name: t`By a fact that answers it now`, count: settled, before: earlier?.settled, tone: 'bg-good' },
    { key: 'dismissed', name: t`Dismissed: nothing to answer`, count: dismissed, before: earlier?.dismissed, tone: 'bg-line-strong' },
  ];
  return (
    <ChartCard
      title={t`Gaps closed`}
      about={t`Questions that had no answer and that somebody of the team saw to.`}
      days={days}
      counted={null}
      empty={closed + dismissed === 0}
      className={className ?? ''}
      sheet={{
        columns: [t`How, or when`, t`Gaps closed`, t`The time before`],
        rows: [
          ...bars.map(({ name, count, before }) => [{ value: name }, { value: count }, { value: before ?? null }]),
          ...view.now.pieces.map((piece, index) => [
            { value: plainName(piece, naming), shown: longName(piece, naming) },
            { value: piece.gapsClosed },
            { value: view.earlier?.pieces[index]?.gapsClosed ?? null },
          ]),
        ],
      }}
    >
      <p className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="text-2xl font-semibold">
          <Isolated>{number(closed, locale)}</Isolated>
        </span>
        <ChangeMark now={closed} before={earlier ? earlier.answered + earlier.settled : null} asked={closed} goodWhen="up" />
      </p>
      <Bars bars={bars} />
      {may('knowledge.read') && (
        <p className="mt-3 text-sm">
          <Link to="/knowledge/gaps" className="target inline-flex items-center font-semibold text-accent hover:underline">
            <Trans>Gaps that are open</Trans>
          </Link>
        </p>
      )}
    </ChartCard>
  );
}
