import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { absoluteTime, durationText } from '../../../shared/time/format.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { useSession } from '../../access/use-session.ts';
import type { Source } from './api.ts';
import { type Stage, stageMarks } from './stage-bar.ts';

/** Five segments with their names and times: how far a document has come, and how far the stage that it is in. */
export function StageStrip({ source }: { source: Source }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const names: Record<Stage, string> = {
    queued: t`Stored`,
    reading: t`Read`,
    structuring: t`Structured`,
    indexing: t`Indexed`,
    testing: t`Self-tested`,
  };
  const states = { done: t`done`, active: t`in progress`, waiting: t`waiting`, failed: t`failed` };
  return (
    <ol className="flex gap-1" aria-label={t`Stages`}>
      {stageMarks(source).map(({ stage, state, ms, at, kept, progress }) => {
        const said = [
          `${names[stage]}: ${states[state]}`,
          kept ? t`kept from an earlier try` : '',
          at ? absoluteTime(at, locale, timeZone) : '',
        ];
        return (
          <li key={stage} className="min-w-0 flex-1" title={said.filter(Boolean).join(' · ')}>
            <span
              aria-hidden
              className={cx(
                'relative block h-1.5 overflow-hidden rounded-full',
                state === 'done' && 'bg-good',
                state === 'active' && (progress ? 'bg-track' : 'animate-pulse bg-accent'),
                state === 'waiting' && 'bg-track',
                state === 'failed' && 'bg-bad',
              )}
            >
              {progress && (
                <span
                  className="absolute inset-y-0 start-0 rounded-full bg-accent transition-[inline-size]"
                  style={{ inlineSize: `${(100 * progress.done) / progress.total}%` }}
                />
              )}
            </span>
            <span
              className={cx(
                'mt-1 block truncate text-2xs',
                state === 'waiting' ? 'text-faint' : state === 'failed' ? 'text-bad' : 'text-quiet',
              )}
            >
              {names[stage]}
              <span className="sr-only">: {states[state]}</span>
            </span>
            {(ms !== null || progress) && (
              <span className="block text-2xs text-faint">
                <Isolated>{progress ? `${progress.done} / ${progress.total}` : durationText(ms ?? 0)}</Isolated>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
