import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';

/** What stands at the foot of a form: what is missing or wrong, the way out, and saving. */
export function SaveBar({
  children,
  error,
  busy,
  disabled = false,
  label,
  onCancel,
}: {
  children?: ReactNode;
  error: string | null;
  busy: boolean;
  disabled?: boolean;
  label: string;
  onCancel: () => void;
}): ReactNode {
  const { t } = useLingui();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-panel px-4 py-3 md:px-8">
      <p role={error ? 'alert' : 'status'} className={error ? 'text-bad' : 'text-quiet'}>
        {error ?? children}
      </p>
      <div className="ms-auto flex gap-2">
        <Button look="ghost" onClick={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" disabled={busy || disabled} aria-busy={busy}>
          {label}
        </Button>
      </div>
    </div>
  );
}
