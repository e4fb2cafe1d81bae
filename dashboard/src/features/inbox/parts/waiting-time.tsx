import { useLingui } from '@lingui/react/macro';
import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { absoluteTime, number } from '../../../shared/time/format.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { useSession } from '../../access/use-session.ts';

const MINUTE = 60_000;
const STEPS = [
  { unit: 'day', ms: 24 * 60 * MINUTE, from: 48 * 60 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE, from: 60 * MINUTE },
  { unit: 'minute', ms: MINUTE, from: 0 },
] as const;

/** How long a customer has waited for an answer. */
export function WaitingTime({ since, now }: { since: string; now: number }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const waited = Math.max(0, now - Date.parse(since));
  const step = STEPS.find(({ from }) => waited >= from) ?? STEPS[2];
  const text = number(Math.floor(waited / step.ms), locale, { style: 'unit', unit: step.unit, unitDisplay: 'short' });
  const long = waited > 30 * MINUTE;
  return (
    <span
      className={cx('inline-flex shrink-0 items-center gap-1 text-2xs', long ? 'text-warn' : 'text-faint')}
      title={t`Waits for an answer since ${absoluteTime(since, locale, timeZone)}`}
    >
      <Timer aria-hidden className="size-3" />
      <span className="sr-only">{t`Waits for an answer`}</span>
      <bdi>{text}</bdi>
    </span>
  );
}
