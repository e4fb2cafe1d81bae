import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, ShieldCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import type { Fact } from './api.ts';
import { decide } from './decide.ts';

/** What is done with the rows that are selected, at the foot of the list. */
export function BulkBar({ facts, onClear, onAll }: { facts: readonly Fact[]; onClear: () => void; onAll: (() => void) | null }): ReactNode {
  const { t } = useLingui();
  const stated = facts.some((fact) => fact.kind === 'item' && fact.fields.allergens.length > 0 && !fact.fields.allergensConfirmed);
  const go = (decision: 'confirm' | 'reject', allergens = false): void => {
    void decide(facts, decision, allergens);
    onClear();
  };
  return (
    <div
      role="region"
      aria-label={t`Selected facts`}
      className="arriving flex shrink-0 flex-wrap items-center gap-2 border-t border-line-strong bg-raised px-4 py-2.5 shadow-float md:px-6"
    >
      <IconButton label={t`Select none`} keys="Esc" onClick={onClear}>
        <X aria-hidden className="size-4" />
      </IconButton>
      <p role="status" className="font-semibold">
        <Plural value={facts.length} one="# selected" other="# selected" />
      </p>
      {onAll && (
        <Button look="ghost" onClick={onAll}>
          <Trans>Select all that fit</Trans>
        </Button>
      )}
      <span className="ms-auto flex flex-wrap gap-2">
        <Button onClick={() => go('reject')}>
          <Trans>Do not use</Trans>
        </Button>
        {stated && (
          <Button onClick={() => go('confirm', true)} title={t`You stand for the allergens that these items state`}>
            <ShieldCheck aria-hidden className="size-4" />
            <Trans>Confirm with allergens</Trans>
          </Button>
        )}
        <Button look="primary" onClick={() => go('confirm')}>
          <Check aria-hidden className="size-4" />
          <Trans>Confirm</Trans>
        </Button>
      </span>
    </div>
  );
}
