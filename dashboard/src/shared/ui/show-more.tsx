import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

/** Unfolds the rest of a long list. */
export function ShowMore({ hidden, onShow }: { hidden: number; onShow: () => void }): ReactNode {
  const { t } = useLingui();
  if (hidden <= 0) return null;
  return (
    <Button look="ghost" className="self-start" onClick={onShow}>
      {t`Show ${hidden} more`}
    </Button>
  );
}
