import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { FEW } from '../home/change-of.ts';

/** A part of a whole: in percent, or as "3 of 7" where a percentage would look like more than it is. */
export function Share({ count, whole }: { count: number; whole: number }): ReactNode {
  const { locale } = useLocale();
  if (whole === 0) return <span className="text-faint">–</span>;
  if (whole >= FEW) return <Isolated>{number(count / whole, locale, { style: 'percent' })}</Isolated>;
  return (
    <Trans>
      <Isolated>{number(count, locale)}</Isolated> of <Isolated>{number(whole, locale)}</Isolated>
    </Trans>
  );
}
