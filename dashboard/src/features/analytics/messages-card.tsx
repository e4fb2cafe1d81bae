import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { number } from '../../shared/time/format.ts';
import { useSession } from '../access/use-session.ts';
import type { ActivityView } from './api.ts';
import { ChartCard } from './chart-card.tsx';
import { Columns } from './columns.tsx';
import type { Days } from './days.ts';
import { useOpens } from './opens.tsx';
import { longName, plainName, shortNames } from './piece-names.ts';

const WRITERS = ['contact', 'bot', 'person'] as const;
const TONES = {
  contact: 'bg-accent',
  bot: 'bg-accent-line',
  person: 'bg-warn',
} as const;

/** Messages over time, by who wrote them, beside the time before. */
export function MessagesCard({ view, days, className }: { view: ActivityView; days: Days; className?: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const opens = useOpens();
  const naming = { step: view.step, locale, timeZone };
  const { pieces } = view.now;
  const names = { contact: t`Customers`, bot: t`Bot`, person: t`Team` };
  const title = t`Messages over time`;
  const all = (index: number): number | undefined => {
    const wrote = view.earlier?.pieces[index]?.wrote;
    return wrote && WRITERS.reduce((sum, writer) => sum + wrote[writer].messages, 0);
  };
  const labels = shortNames(pieces, naming);
  return (
    <ChartCard
      title={title}
      about={t`What customers, the bot and the team wrote.`}
      days={days}
      counted={null}
      empty={pieces.every(({ wrote }) => WRITERS.every((writer) => wrote[writer].messages === 0))}
      className={className ?? ''}
      sheet={{
        columns: [
          t`From`,
          ...WRITERS.map((writer) => names[writer]),
          t`Conversations with customers’ messages`,
          t`The time before, all messages`,
        ],
        rows: pieces.map((piece, index) => [
          { value: plainName(piece, naming), shown: longName(piece, naming) },
          ...WRITERS.map((writer) => ({
            value: piece.wrote[writer].messages,
            opens: opens({ part: `wrote:${writer}` }, piece),
          })),
          { value: piece.wrote.contact.conversations, opens: opens({ figure: 'asked' }, piece) },
          { value: all(index) ?? null },
        ]),
      }}
    >
      <Columns
        title={title}
        series={WRITERS.map((writer) => ({ name: names[writer], tone: TONES[writer], striped: writer === 'person' }))}
        {...(view.earlier ? { before: t`the time before` } : {})}
        columns={pieces.map((piece, index) => {
          const [customers, bot, team] = WRITERS.map((writer) => number(piece.wrote[writer].messages, locale));
          const when = longName(piece, naming);
          return {
            ...{ key: piece.from, name: labels[index] ?? '', before: all(index) },
            label: t`${when}: customers ${customers}, bot ${bot}, team ${team}`,
            values: WRITERS.map((writer) => piece.wrote[writer].messages),
            opens: piece.wrote.contact.conversations > 0 ? opens({ part: 'wrote:contact' }, piece) : undefined,
          };
        })}
      />
    </ChartCard>
  );
}
