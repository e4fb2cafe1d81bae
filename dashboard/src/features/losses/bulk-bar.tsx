import { Plural, useLingui } from '@lingui/react/macro';
import { RotateCw, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../shared/ui/button.tsx';
import type { Loss } from './api.ts';
import type { LossDeeds } from './use-loss-deeds.ts';

const MOST = 100;

/** What can be done to all that are selected. */
export function BulkBar({
  selected,
  deeds,
  aside,
  onClear,
}: {
  selected: readonly Loss[];
  deeds: LossDeeds;
  aside: boolean;
  onClear: () => void;
}): ReactNode {
  const { t } = useLingui();
  const some = selected.slice(0, MOST);
  const idsOf = (losses: readonly Loss[]): string[] => losses.map(({ id }) => id);
  const [retryable, droppable] = [some.filter(({ mayRetry }) => mayRetry), some.filter(({ mayLetGo }) => mayLetGo)];
  return (
    <div
      role="toolbar"
      aria-label={t`For what is selected`}
      className="sticky top-2 z-10 mb-3 flex flex-wrap items-center gap-2 rounded-xl border border-line bg-accent-soft px-2 py-1.5 shadow-low"
    >
      <IconButton label={t`Select none`} side="bottom" onClick={onClear}>
        <X aria-hidden className="size-4" />
      </IconButton>
      <p role="status" className="me-auto px-1 font-semibold">
        <Plural value={some.length} one="# selected" other="# selected" />
      </p>
      <Button disabled={deeds.busy || retryable.length === 0} onClick={() => deeds.retry.mutate(idsOf(retryable))}>
        <RotateCw aria-hidden className="size-3.5" />
        {t`Try again`}
      </Button>
      {aside ? (
        <Button disabled={deeds.busy} onClick={() => deeds.takeUp.mutate(idsOf(some))}>
          <Undo2 aria-hidden className="size-3.5 rtl:-scale-x-100" />
          {t`Put back`}
        </Button>
      ) : (
        <Button disabled={deeds.busy || droppable.length === 0} onClick={() => deeds.letGo.mutate(idsOf(droppable))}>
          <X aria-hidden className="size-3.5" />
          {t({ context: 'losses', message: 'Let go' })}
        </Button>
      )}
    </div>
  );
}
