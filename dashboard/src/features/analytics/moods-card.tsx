import type { AskedMood } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { number } from '../../shared/time/format.ts';
import { useSession } from '../access/use-session.ts';
import { partName } from '../inbox/list/part-words.ts';
import type { ActivityView } from './api.ts';
import { ChartCard } from './chart-card.tsx';
import { Columns } from './columns.tsx';
import type { Days } from './days.ts';
import { useOpens } from './opens.tsx';
import { longName, plainName, shortNames } from './piece-names.ts';

/** From the foot up: what wants a look stands on the ground, where columns can be compared. */
const MOODS = ['positive', 'neutral', 'negative'] as const satisfies AskedMood[];
const TONES = {
  positive: 'bg-accent',
  neutral: 'bg-line-strong',
  negative: 'bg-bad',
} as const;

/** In what mood customers wrote, over time. */
export function MoodsCard({
  view,
  days,
  counted,
  className,
}: {
  view: ActivityView;
  days: Days;
  counted: number;
  className?: string;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const opens = useOpens();
  const naming = { step: view.step, locale, timeZone };
  const { pieces } = view.now;
  const title = t`Mood of customers`;
  const names = Object.fromEntries([...MOODS, 'none'].map((mood) => [mood, partName(`mood:${mood}`, i18n, locale)]));
  const labels = shortNames(pieces, naming);
  return (
    <ChartCard
      title={title}
      about={t`Conversations by how customers sounded. Displeased once counts as displeased.`}
      days={days}
      counted={counted}
      empty={pieces.every(({ moods }) => MOODS.every((mood) => moods[mood] === 0))}
      className={className ?? ''}
      sheet={{
        columns: [t`From`, ...[...MOODS, 'none'].map((mood) => names[mood] ?? '')],
        rows: pieces.map((piece) => [
          { value: plainName(piece, naming), shown: longName(piece, naming) },
          ...([...MOODS, 'none'] as const).map((mood) => ({ value: piece.moods[mood], opens: opens({ part: `mood:${mood}` }, piece) })),
        ]),
      }}
    >
      <Columns
        title={title}
        series={MOODS.map((mood) => ({ name: names[mood] ?? '', tone: TONES[mood], striped: mood === 'negative' }))}
        columns={pieces.map((piece, index) => {
          const [pleased, neutral, displeased] = MOODS.map((mood) => number(piece.moods[mood], locale));
          const when = longName(piece, naming);
          return {
            ...{ key: piece.from, name: labels[index] ?? '', values: MOODS.map((mood) => piece.moods[mood]) },
            label: t`${when}: pleased ${pleased}, neutral ${neutral}, displeased ${displeased}`,
            // What is done about it: whoever was displeased, else all of that time.
            opens: piece.moods.negative > 0 ? opens({ part: 'mood:negative' }, piece) : opens({ figure: 'asked' }, piece),
          };
        })}
      />
    </ChartCard>
  );
}
