import { useLingui } from '@lingui/react/macro';
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { absoluteTime } from '../../shared/time/format.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { useSession } from '../access/use-session.ts';
import { windowLeft } from './window-left.ts';

/** Time left to answer freely on channels that limit it. */
export function WindowCountdown({ expiresAt, now }: { expiresAt: string | null; now: number }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { tenant } = useSession();
  const left = windowLeft(expiresAt, now);
  if (left.state === 'none' || expiresAt === null) return null;
  const title = absoluteTime(expiresAt, locale, tenant.timeZone);
  if (left.state === 'closed') return <Chip title={title}>{t`Window closed`}</Chip>;
  return (
    <Chip tone={left.state === 'urgent' ? 'bad' : 'warn'} title={title}>
      <Hourglass aria-hidden className="size-3" />
      <span className="sr-only">{t`Reply window closes in`}</span>
      <Isolated>{left.hours > 0 ? `${left.hours}:${String(left.minutes).padStart(2, '0')} h` : `${left.minutes} min`}</Isolated>
    </Chip>
  );
}
