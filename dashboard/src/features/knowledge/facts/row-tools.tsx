import { useLingui } from '@lingui/react/macro';
import { Check, PanelRightOpen, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../shared/ui/button.tsx';
import type { Fact } from './api.ts';

/** What is done with one row most often: confirm it, stop using it, open it. */
export function RowTools({
  fact,
  name,
  mayWrite,
  onOpen,
  onDecide,
  tabIndex,
}: {
  fact: Fact;
  name: string;
  mayWrite: boolean;
  onOpen: (fact: Fact) => void;
  onDecide: (facts: readonly Fact[], decision: 'confirm' | 'reject') => void;
  tabIndex?: number;
}): ReactNode {
  const { t } = useLingui();
  return (
    <>
      {mayWrite && (fact.state === 'proposed' || fact.statuses.includes('contradicting')) && (
        <IconButton
          label={t`Confirm ${name}`}
          keys="C"
          tabIndex={tabIndex}
          onClick={() => onDecide([fact], 'confirm')}
          className="text-good"
        >
          <Check aria-hidden className="size-4" />
        </IconButton>
      )}
      {mayWrite &&
        (fact.state === 'expired' ? (
          <IconButton label={t`Use ${name} again`} tabIndex={tabIndex} onClick={() => onDecide([fact], 'confirm')}>
            <RotateCcw aria-hidden className="size-4" />
          </IconButton>
        ) : (
          <IconButton label={t`Do not use ${name}`} tabIndex={tabIndex} onClick={() => onDecide([fact], 'reject')}>
            <X aria-hidden className="size-4" />
          </IconButton>
        ))}
      <IconButton label={t`Open ${name}`} tabIndex={tabIndex} onClick={() => onOpen(fact)}>
        <PanelRightOpen aria-hidden className="size-4 rtl:-scale-x-100" />
      </IconButton>
    </>
  );
}
