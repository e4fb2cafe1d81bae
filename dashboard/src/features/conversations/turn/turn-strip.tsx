import { useLingui } from '@lingui/react/macro';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { absoluteTime, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { useSession } from '../../access/use-session.ts';
import type { Turn } from '../api.ts';
import { OUTCOME_WORDS } from './words.ts';

const dots = { good: 'bg-good', accent: 'bg-accent', warn: 'bg-warn', neutral: 'bg-line-strong', bad: 'bg-bad' } as const;

export type LinkOfTurn = (turnId: string | null) => Pick<LinkProps, 'to' | 'search'>;

/** The conversation's turns, newest first: pick one to see its trace. */
export function TurnStrip({
  turns,
  shownId,
  linkOf,
  children,
}: {
  turns: Turn[];
  shownId: string;
  /** Where a turn is shown; null is the newest. */
  linkOf: LinkOfTurn;
  children?: ReactNode;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  return (
    <nav aria-label={t`Turns`} className="thin-scroll flex shrink-0 items-center gap-1.5 overflow-x-auto px-4 py-2.5">
      {turns.map((turn, index) => {
        const outcome = turn.trace ? OUTCOME_WORDS[turn.trace.outcome] : null;
        return (
          <Link
            key={turn.id}
            {...linkOf(index === 0 ? null : turn.id)}
            aria-current={turn.id === shownId ? 'true' : undefined}
            title={absoluteTime(turn.startedAt, locale, timeZone)}
            className={cx(
              'target flex h-8 max-w-52 shrink-0 items-center gap-2 rounded-full border px-3 text-xs transition-colors',
              turn.id === shownId
                ? 'border-accent-line bg-accent-soft text-ink'
                : 'border-line bg-panel text-quiet hover:border-line-strong hover:text-ink',
            )}
          >
            <span aria-hidden className={cx('size-1.5 shrink-0 rounded-full', outcome ? dots[outcome.tone] : 'animate-pulse bg-accent')} />
            <span className="sr-only">{outcome ? i18n._(outcome.text) : t`Running`}: </span>
            <Words text={turn.trace?.question ?? t`Working…`} className="truncate" />
            <bdi className="shrink-0 text-faint">{shortTime(turn.startedAt, locale, timeZone, now)}</bdi>
          </Link>
        );
      })}
      {children}
    </nav>
  );
}
