import { Plural, useLingui } from '@lingui/react/macro';
import { RotateCcw, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import type { Source } from './api.ts';
import { readAgain, removeWithUndo } from './source-actions.ts';
import { isWorking } from './stage-bar.ts';

/** What can be done with all chosen documents at once. */
export function BulkBar({ chosen, onDone }: { chosen: readonly Source[]; onDone: () => void }): ReactNode {
  const { t } = useLingui();
  if (chosen.length === 0) return null;
  const atRest = chosen.filter(({ state }) => !isWorking(state));
  return (
    <div
      role="group"
      aria-label={t`Chosen documents`}
      className="sticky bottom-3 z-10 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-2xl border border-line-strong bg-raised px-3 py-2 shadow-float"
    >
      <p role="status" className="flex-1 px-1 font-semibold whitespace-nowrap">
        <Plural value={chosen.length} one="# chosen" other="# chosen" />
      </p>
      <IconButton label={t`Choose none`} className="sm:order-last" onClick={onDone}>
        <X aria-hidden className="size-4" />
      </IconButton>
      <Button
        disabled={atRest.length === 0}
        onClick={() => {
          void readAgain(atRest);
          onDone();
        }}
      >
        <RotateCcw aria-hidden className="size-4" />
        {t`Read again`}
      </Button>
      <Button
        onClick={() => {
          removeWithUndo(chosen);
          onDone();
        }}
      >
        <Trash2 aria-hidden className="size-4" />
        {t`Remove`}
      </Button>
    </div>
  );
}
