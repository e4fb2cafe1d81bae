import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { absoluteTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { sessionQuery } from '../../access/use-session.ts';
import { clockText, dayText, relativeText, timeText } from './time-texts.ts';

/** The tenant's time zone; the device's where there is no tenant, as for operators. Reads what is known and asks nobody. */
export function useTimeZone(): string {
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  return data?.tenant.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const FORMATS = { day: dayText, clock: clockText, time: timeText } as const;

/** A moment: how long ago or from now, its day, day and clock, or the clock alone; the whole truth on hover. */
export function When({
  iso,
  as = 'relative',
  className,
}: {
  iso: string;
  as?: 'relative' | keyof typeof FORMATS;
  className?: string;
}): ReactNode {
  const { locale } = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  return (
    <time dateTime={iso} title={absoluteTime(iso, locale, timeZone)} className={className}>
      <bdi className="whitespace-nowrap">{as === 'relative' ? relativeText(iso, locale, now) : FORMATS[as](iso, locale, timeZone)}</bdi>
    </time>
  );
}
