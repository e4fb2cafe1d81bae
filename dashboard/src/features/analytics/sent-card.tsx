import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { partName } from '../inbox/list/part-words.ts';
import type { CostsView } from './api.ts';
import { Bars } from './bars.tsx';
import { ChartCard } from './chart-card.tsx';
import type { Days } from './days.ts';
import { useOpens } from './opens.tsx';

const TONES: Record<string, string> = { service: 'bg-accent-line', marketing: 'bg-warn' };

/** What was sent by WhatsApp, by what it is charged as. */
export function SentCard({ view, days, className }: { view: CostsView; days: Days; className?: string }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const opens = useOpens();
  const { sent } = view.now;
  const name = (category: string): string => partName(`category:${category}`, i18n, locale);
  const before = (category: string): number | null =>
    view.earlier ? (view.earlier.sent.find((each) => each.category === category)?.messages ?? 0) : null;
  return (
    <ChartCard
      title={t`WhatsApp messages by category`}
      about={t`As your templates are filed there. Service messages answer a customer within the day and are free; Meta’s bill decides.`}
      days={days}
      counted={null}
      empty={sent.length === 0}
      className={className ?? ''}
      sheet={{
        columns: [t`Category`, t`Messages`, t`Conversations`, t`The time before, messages`],
        rows: sent.map(({ category, messages, conversations }) => [
          { value: name(category) },
          { value: messages, opens: opens({ part: `category:${category}` }) },
          { value: conversations, opens: opens({ part: `category:${category}` }) },
          { value: before(category) },
        ]),
      }}
    >
      <Bars
        bars={sent.map(({ category, messages, conversations }) => ({
          ...{ key: category, name: name(category), count: messages, tone: TONES[category] ?? 'bg-accent' },
          opens: opens({ part: `category:${category}` }),
          aside: <Plural value={conversations} one="in # conversation" other="in # conversations" />,
        }))}
      />
    </ChartCard>
  );
}
