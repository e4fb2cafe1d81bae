import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { DialogActions } from '../settings/parts/dialog-actions.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { type OperatorTenant, resumeTenant, suspendTenant } from './api.ts';
import { MIN_REASON, ReasonField } from './reason-field.tsx';

/** Suspends an active tenant, lets a suspended one go on. */
export function StateDialog({ tenant, open, onClose }: { tenant: OperatorTenant; open: boolean; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const suspend = tenant.state === 'active';
  const change = useWrite({
    write: () => (suspend ? suspendTenant : resumeTenant)(tenant.id, reason.trim()),
    failed: suspend ? t`The tenant was not suspended` : t`The tenant was not resumed`,
    done: () => (suspend ? t`The tenant is suspended` : t`The tenant goes on`),
    refresh: [['operator']],
    onDone: () => {
      setReason('');
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={suspend ? t`Suspend the tenant` : t`Let the tenant go on`}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-quiet">
          {suspend
            ? t`Nobody of the tenant can enter and the bot is silent, at once. What customers write is kept and answered afterwards.`
            : t`Its people can enter again, and the bot answers what arrived meanwhile.`}
        </p>
        <ReasonField value={reason} onChange={setReason} />
        <DialogActions
          onCancel={onClose}
          danger={suspend}
          label={suspend ? t`Suspend` : t`Resume`}
          busy={change.isPending}
          disabled={reason.trim().length < MIN_REASON}
        />
      </form>
    </Dialog>
  );
}
