import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { Button } from '../../shared/ui/button.tsx';
import { useMay } from '../access/use-may.ts';
import { ChangeMark } from '../home/change-mark.tsx';
import { partName } from '../inbox/list/part-words.ts';
import type { Report, ReportView } from './api.ts';
import { ChartCard } from './chart-card.tsx';
import type { Days } from './days.ts';
import { Opens, useOpens } from './opens.tsx';
import { Share } from './share.tsx';
import { Spark } from './spark.tsx';
import { usePartsSheet } from './use-parts-sheet.ts';

const Samples = lazy(async () => ({ default: (await import('./samples.tsx')).Samples }));
const SHOWN = 8;

/** What customers ask about, how it goes over the time, and how the bot does with it. */
export function TopicsCard({ view, days, className }: { view: ReportView; days: Days; className?: string }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const [all, setAll] = useState(false);
  const { topics, figures } = view.now;
  const name = (key: string): string => partName(`topic:${key}`, i18n, locale);
  return (
    <ChartCard
      title={t`What customers ask about`}
      about={t`Conversations by topic, as the bot understood them; one with several topics counts in each.`}
      days={days}
      counted={figures.asked}
      empty={topics.length === 0}
      className={className ?? ''}
      sheet={usePartsSheet(t`Topic`, topics, view.earlier?.topics, name, (key) => ({ part: `topic:${key}` }))}
    >
      <div aria-hidden className="mt-3 hidden gap-3 px-2 text-xs text-quiet md:flex">
        <span className="flex-1" />
        <span className="w-24 text-center">{t`Trend`}</span>
        <span className="w-32 text-end">{t`Conversations`}</span>
        <span className="w-24 text-end">{t`Resolved`}</span>
        <span className="w-24 text-end">{t`To a person`}</span>
        <span className="w-9" />
      </div>
      <ul className="mt-2 divide-y divide-line">
        {topics.slice(0, all ? topics.length : SHOWN).map((topic) => (
          <Topic key={topic.key} topic={topic} name={name(topic.key)} view={view} days={days} />
        ))}
      </ul>
      {topics.length > SHOWN && (
        <Button look="ghost" className="mt-2 self-start" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t`Show fewer topics` : t`Show all ${topics.length} topics`}
        </Button>
      )}
    </ChartCard>
  );
}

function Topic({
  topic: { key, figures },
  name,
  view,
  days,
}: {
  topic: Report['topics'][number];
  name: string;
  view: ReportView;
  days: Days;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const may = useMay();
  const opens = useOpens();
  const [open, setOpen] = useState(false);
  const before = view.earlier ? (view.earlier.topics.find((each) => each.key === key)?.figures.asked ?? 0) : null;
  const trend = view.trends.find((each) => each.topic === key)?.counts;
  const part = `topic:${key}`;
  const asked = number(figures.asked, locale);
  return (
    <li className="px-2 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="min-w-12 flex-1 font-semibold">{name}</span>
        <span className="w-24 max-md:hidden">{trend && <Spark counts={trend} />}</span>
        <span className="flex items-center justify-end gap-2 md:w-32">
          <ChangeMark now={figures.asked} before={before} asked={view.now.figures.asked} goodWhen={null} />
          <Opens
            search={opens({ part, figure: 'asked' })}
            label={t`${name}, conversations: ${asked}`}
            className="target inline-flex items-center font-semibold"
          >
            <Isolated>{asked}</Isolated>
          </Opens>
        </span>
        <span className="flex gap-3 text-xs text-quiet max-md:order-last max-md:w-full md:text-sm md:text-ink">
          <Measure name={t`Resolved`} count={figures.resolved} whole={figures.asked} search={opens({ part, figure: 'resolved' })} />
          <Measure
            name={t`To a person`}
            count={figures.handed_over}
            whole={figures.asked}
            search={opens({ part, figure: 'handed_over' })}
          />
        </span>
        <span className="w-9">
          {key !== 'none' && may('conversations.read') && (
            <button
              type="button"
              aria-expanded={open}
              aria-label={t`${name}: what was asked`}
              onClick={() => setOpen(!open)}
              className="target inline-flex size-8 items-center justify-center rounded-lg text-quiet hover:bg-sunken hover:text-ink"
            >
              <ChevronDown aria-hidden className={`size-4 transition-transform ${open ? 'rotate-180' : ''}`} />
            </button>
          )}
        </span>
      </div>
      {open && (
        <Suspense fallback={null}>
          <Samples topic={key} days={days} />
        </Suspense>
      )}
    </li>
  );
}

function Measure({
  name,
  count,
  whole,
  search,
}: {
  name: string;
  count: number;
  whole: number;
  search: Parameters<typeof Opens>[0]['search'];
}): ReactNode {
  return (
    <span className="md:w-24 md:text-end">
      <span className="md:sr-only">
        <Trans>{name}:</Trans>{' '}
      </span>
      <Opens search={count === 0 ? undefined : search}>
        <Share count={count} whole={whole} />
      </Opens>
    </span>
  );
}
