import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { Field, TextInput } from './fields.tsx';

/**
 * Asks before something that cannot be taken back. With `typed`, the reader has to write that text first.
 * `onConfirm` may reject: the dialog then stays, and whoever passed it says why.
 */
export function ConfirmDialogBox({
  open,
  onClose,
  title,
  children,
  label,
  danger = true,
  typed,
  onConfirm,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  label: string;
  danger?: boolean;
  typed?: { text: string; label: ReactNode };
  onConfirm: () => Promise<unknown>;
}): ReactNode {
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState('');
  const close = (): void => {
    setWritten('');
    onClose();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await onConfirm();
      close();
    } catch {
      // Said in a toast by whoever does the deed.
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="flex flex-col gap-2 text-quiet">{children}</div>
        {typed && (
          <Field label={typed.label} className="mt-4">
            <TextInput value={written} onChange={(event) => setWritten(event.target.value)} autoComplete="off" spellCheck={false} />
          </Field>
        )}
        <DialogActions
          onCancel={close}
          label={label}
          busy={busy}
          danger={danger}
          disabled={typed !== undefined && written.trim() !== typed.text}
        />
      </form>
    </Dialog>
  );
}
