import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { hijriText } from '../knowledge/facts/hijri.ts';
import type { Days } from './days.ts';

/** The same days by the other calendar of the region. */
export function HijriDays({ days: { first, last } }: { days: Days }): ReactNode {
  const { locale } = useLocale();
  const [from, to] = [hijriText(first, locale), hijriText(last, locale)];
  return (
    <>
      {' · '}
      <bdi>{from === to ? from : `${from} – ${to}`}</bdi>
    </>
  );
}
