import type { TraceStep, TurnOutcome } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import {
  ChevronRight,
  FileSearch,
  Gauge,
  MessageSquareText,
  ScanText,
  ShieldCheck,
  Smartphone,
  Table2,
  type LucideIcon,
} from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import { durationText } from '../../../shared/time/format.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { holdsEvidence } from './holds-evidence.ts';
import { useLitEvidence } from './lit-evidence.tsx';
import { StepDetails } from './step-details.tsx';
import { StepSummary } from './step-summary.tsx';
import type { Bar, StepName } from './timeline.ts';
import { STEP_WORDS } from './words.ts';

const icons: Record<StepName, LucideIcon> = {
  understand: ScanText,
  facts: Table2,
  passages: FileSearch,
  answer: MessageSquareText,
  check: ShieldCheck,
  confidence: Gauge,
  fit: Smartphone,
};

/** What a reader looks for first: where the answer came from and whether it held. */
function opensAtFirst(step: TraceStep): boolean {
  if (step.state === 'failed') return true;
  if (step.name === 'facts') return step.data.rows.length > 0;
  if (step.name === 'check') return step.data.claims.length > 0;
  return step.name === 'answer' && step.data.text !== '';
}

export function StepRow({ step, bar, outcome }: { step: TraceStep; bar: Bar; outcome: TurnOutcome }): ReactNode {
  const { t, i18n } = useLingui();
  const lit = useLitEvidence();
  const [opened, setOpened] = useState(() => opensAtFirst(step));
  const open = opened || (lit.id !== null && holdsEvidence(step, lit.id));
  const id = useId();
  const Icon = icons[step.name];
  const name = i18n._(STEP_WORDS[step.name]);
  const states = { done: '', skipped: t`skipped`, failed: t`failed` };
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpened(!open)}
        className="target grid w-full grid-cols-[1rem_1.125rem_minmax(5.5rem,auto)_1fr_auto] items-center gap-x-2.5 gap-y-1.5 rounded-2xl px-3 py-2.5 text-start hover:bg-sunken/60 lg:grid-cols-[1rem_1.125rem_8.5rem_1fr_minmax(6rem,22%)_4.25rem]"
      >
        <ChevronRight
          aria-hidden
          className={cx('size-4 text-faint transition-transform rtl:-scale-x-100', open && 'rotate-90 rtl:-rotate-90')}
        />
        <Icon
          aria-hidden
          className={cx('size-4.5', step.state === 'failed' ? 'text-bad' : step.state === 'skipped' ? 'text-faint' : 'text-accent')}
          strokeWidth={1.75}
        />
        <span className={cx('font-semibold', step.state === 'skipped' && 'font-normal text-quiet')}>
          {name}
          {states[step.state] && (
            <span className={cx('ms-1.5 text-xs font-normal', step.state === 'failed' ? 'text-bad' : 'text-faint')}>
              {states[step.state]}
            </span>
          )}
        </span>
        <span className="min-w-0 truncate text-xs leading-normal text-quiet max-lg:order-last max-lg:col-span-full max-lg:ps-8 max-lg:empty:hidden">
          {step.state !== 'skipped' && <StepSummary step={step} />}
        </span>
        <span aria-hidden className="relative hidden h-1.5 overflow-hidden rounded-full bg-track lg:block">
          {step.state !== 'skipped' && (
            <span
              style={{ insetInlineStart: `${bar.start}%`, inlineSize: `${bar.width}%` }}
              className={cx('absolute inset-y-0 rounded-full', step.state === 'failed' ? 'bg-bad' : 'bg-accent')}
            />
          )}
        </span>
        <span className="text-end text-xs text-quiet max-lg:col-start-5">
          <Isolated>{step.state === 'skipped' ? '–' : durationText(step.durationMs)}</Isolated>
        </span>
      </button>
      <div id={id} hidden={!open} className="px-4 pb-4 ps-[3.9rem] max-lg:ps-4">
        {open && <StepDetails step={step} outcome={outcome} />}
      </div>
    </li>
  );
}
