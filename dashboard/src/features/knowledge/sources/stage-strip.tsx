import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import { durationText } from '../../../shared/time/format.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Source } from './api.ts';
import { type Stage, stageMarks } from './stage-bar.ts';

/** Five segments with their names and times: how far a document has come. */
export function StageStrip({ source }: { source: Source }): ReactNode {
  const { t } = useLingui();
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
      {stageMarks(source).map(({ stage, state, ms }) => (
        <li key={stage} className="min-w-0 flex-1">
          <span
            aria-hidden
            className={cx(
              'block h-1.5 rounded-full',
              state === 'done' && 'bg-good',
              state === 'active' && 'animate-pulse bg-accent',
              state === 'waiting' && 'bg-track',
              state === 'failed' && 'bg-bad',
            )}
          />
          <span
            className={cx(
              'mt-1 block truncate text-2xs',
              state === 'waiting' ? 'text-faint' : state === 'failed' ? 'text-bad' : 'text-quiet',
            )}
            title={`${names[stage]}: ${states[state]}`}
          >
            {names[stage]}
            <span className="sr-only">: {states[state]}</span>
          </span>
          {ms !== null && (
            <span className="block text-2xs text-faint">
              <Isolated>{durationText(ms)}</Isolated>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
