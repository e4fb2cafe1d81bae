import type { ConfidenceStep, TurnOutcome } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { ConfidenceDial } from './confidence-dial.tsx';
import { DECISION_WORDS, OUTCOME_WORDS, reasonWords } from './words.ts';

export function ConfidenceDetails({ data, outcome }: { data: ConfidenceStep['data']; outcome: TurnOutcome }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <ConfidenceDial score={data.score} line={data.line} />
      <div className="min-w-0 flex-1 basis-48">
        <p className="mb-1 flex flex-wrap items-center gap-2">
          <Chip tone={OUTCOME_WORDS[outcome].tone}>{i18n._(DECISION_WORDS[data.decision])}</Chip>
          <span className="text-xs text-quiet">
            <Trans>
              line at <Isolated>{data.line.toFixed(2)}</Isolated>
            </Trans>
          </span>
        </p>
        <Words as="p" text={reasonWords(data.reason, i18n)} className="text-start" />
      </div>
    </div>
  );
}
