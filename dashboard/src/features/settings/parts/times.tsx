import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { absoluteTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { sessionQuery } from '../../access/use-session.ts';
import { clockText, dayText, relativeText } from './time-texts.ts';

/** The tenant's time zone; the device's where there is no tenant, as for operators. Reads what is known and asks nobody. */
export function useTimeZone(): string {
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  return data?.tenant.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A moment: how long ago or from now, the day, or day and clock; the whole truth on hover. */
export function When({
  iso,
  as = 'relative',
  className,
}: {
  iso: string;
  as?: 'relative' | 'day' | 'clock';
  className?: string;
}): ReactNode {
  const { locale } = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const text =
    as === 'relative' ? relativeText(iso, locale, now) : as === 'day' ? dayText(iso, locale, timeZone) : clockText(iso, locale, timeZone);
  return (
    <time dateTime={iso} title={absoluteTime(iso, locale, timeZone)} className={className}>
      <bdi className="whitespace-nowrap">{text}</bdi>
    </time>
  );
}
