import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';

/** The row of buttons that ends a dialog; the way out comes first and the deed last. */
export function DialogActions({
  onCancel,
  label,
  busy,
  disabled = false,
  danger = false,
}: {
  onCancel: () => void;
  label: string;
  busy: boolean;
  disabled?: boolean;
  danger?: boolean;
}): ReactNode {
  const { t } = useLingui();
  return (
    <div className="mt-5 flex flex-wrap justify-end gap-2">
      <Button look="ghost" onClick={onCancel}>{t`Cancel`}</Button>
      <Button type="submit" look={danger ? 'danger' : 'primary'} disabled={busy || disabled} aria-busy={busy}>
        {label}
      </Button>
    </div>
  );
}
