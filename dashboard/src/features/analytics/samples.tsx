import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Words } from '../../shared/text/words.tsx';
import { absoluteTime, dayText } from '../../shared/time/format.ts';
import { Chip } from '../../shared/ui/chip.tsx';
import { ErrorState, LoadingRegion, Skeleton } from '../../shared/ui/states.tsx';
import { useSession } from '../access/use-session.ts';
import type { Days } from './days.ts';
import { useTopicSamples } from './use-analytics.ts';

/** The newest questions of a topic, each a way into its conversation. */
export function Samples({ topic, days }: { topic: string; days: Days }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const { data, error, refetch } = useTopicSamples(topic, days);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <LoadingRegion label={t`Loading questions`} className="mt-2 space-y-1">
        <Skeleton className="h-5" />
        <Skeleton className="h-5" />
      </LoadingRegion>
    );
  }
  if (data.items.length === 0) return <p className="mt-1 text-xs text-quiet">{t`No question of it has words.`}</p>;
  return (
    <ul className="mt-1 mb-1 border-s-2 border-line ps-2">
      {data.items.map(({ conversationId, question, at, outcome }) => (
        <li key={question}>
          <Link
            to="/inbox"
            search={{ view: 'all', conversation: conversationId }}
            className="target flex items-center gap-2 rounded-lg px-1.5 py-1 text-sm hover:bg-sunken"
          >
            <Words text={question} className="line-clamp-2 min-w-0 flex-1 wrap-anywhere" />
            {outcome === 'handed_over' && <Chip tone="warn">{t`To a person`}</Chip>}
            <time dateTime={at} title={absoluteTime(at, locale, timeZone)} className="shrink-0 text-2xs text-quiet">
              <bdi>{dayText(at, locale, timeZone, Date.parse(at))}</bdi>
            </time>
          </Link>
        </li>
      ))}
    </ul>
  );
}
