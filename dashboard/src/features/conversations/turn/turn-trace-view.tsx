import { Trans, useLingui } from '@lingui/react/macro';
import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { durationText } from '../../../shared/time/format.ts';
import { Chip } from '../../../shared/ui/chip.tsx';
import { Notice, Skeleton } from '../../../shared/ui/states.tsx';
import type { Turn } from '../api.ts';
import { LitEvidence } from './lit-evidence.tsx';
import { StepRow } from './step-row.tsx';
import { inOrder, toBars } from './timeline.ts';
import { OUTCOME_WORDS } from './words.ts';

/** One turn from question to answer: the seven steps on the turn's own time. */
export function TurnTraceView({ turn }: { turn: Turn }): ReactNode {
  const { t, i18n } = useLingui();
  const { trace } = turn;
  if (!trace)
    return turn.state === 'running' ? (
      <Running />
    ) : (
      <Notice
        icon={<LoaderCircle />}
        title={turn.state === 'failed' ? t`This turn failed before its first step` : t`This turn has no trace`}
      />
    );
  const steps = inOrder(trace.steps);
  const bars = toBars({ totalMs: trace.totalMs, steps });
  const outcome = OUTCOME_WORDS[trace.outcome];
  return (
    <div className="thin-scroll arriving min-h-0 flex-1 overflow-y-auto px-4 pb-8" tabIndex={0} role="region" aria-label={t`Trace`}>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3 rounded-2xl border border-line bg-panel px-4 py-3">
        <div className="min-w-0 flex-1 basis-60">
          <p className="text-xs text-faint">
            <Trans>The customer wrote</Trans>
          </p>
          <Words as="p" text={trace.question} className="w-fit max-w-full text-base whitespace-pre-wrap wrap-anywhere" />
        </div>
        <div className="flex shrink-0 items-center gap-2">
          <Chip tone={outcome.tone}>{i18n._(outcome.text)}</Chip>
          {turn.state === 'superseded' && <Chip>{t`Replaced by a newer message`}</Chip>}
          <Isolated className="text-xs text-quiet">{durationText(trace.totalMs)}</Isolated>
        </div>
      </div>
      <LitEvidence steps={steps}>
        <ol className="divide-y divide-line rounded-2xl border border-line bg-panel">
          {steps.map((step, index) => (
            <StepRow
              key={`${step.name}${step.startedMs}`}
              step={step}
              bar={bars[index] ?? { start: 0, width: 0 }}
              outcome={trace.outcome}
            />
          ))}
        </ol>
      </LitEvidence>
    </div>
  );
}

function Running(): ReactNode {
  return (
    <div className="flex flex-col gap-3 px-4">
      <p className="flex items-center gap-2 rounded-2xl border border-accent-line bg-accent-soft px-4 py-3">
        <LoaderCircle aria-hidden className="size-4 animate-spin text-accent" />
        <Trans>The bot is working on this turn.</Trans>
      </p>
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-10 w-full rounded-xl" />
      ))}
    </div>
  );
}
