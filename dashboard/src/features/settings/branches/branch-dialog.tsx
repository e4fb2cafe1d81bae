import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import type { Branch } from '../api.ts';
import { BranchForm } from './branch-form.tsx';

/** A branch to change, or a new one. */
export function BranchDialog({ open, branch, onClose }: { open: boolean; branch: Branch | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={branch ? t`Edit the branch` : t`Add a branch`}>
      <BranchForm key={branch?.id ?? 'new'} branch={branch} onClose={onClose} />
    </Dialog>
  );
}
