import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLiveState } from '../features/realtime/use-live.ts';
import { cx } from '../shared/ui/class-names.ts';
import { Hint } from '../shared/ui/hint.tsx';

/** Whether news arrives by itself. */
export function LiveDot(): ReactNode {
  const { t } = useLingui();
  const state = useLiveState();
  const text = {
    connected: t`Live: changes appear at once`,
    connecting: t`Connecting`,
    polling: t`Not live: asking every 5 seconds`,
  }[state];
  return (
    <Hint text={text} side="inline-end">
      <span role="img" aria-label={text} className="target grid size-9 place-items-center">
        <span
          aria-hidden
          className={cx(
            'size-2 rounded-full',
            state === 'connected' && 'bg-good ring-4 ring-good-soft',
            state === 'connecting' && 'bg-line-strong',
            state === 'polling' && 'border-2 border-warn ring-4 ring-warn-soft',
          )}
        />
      </span>
    </Hint>
  );
}
