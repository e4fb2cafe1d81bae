import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogActions } from '../../settings/parts/dialog-actions.tsx';
import { Field, TextInput, Tick } from '../../settings/parts/fields.tsx';
import { useWrite } from '../../settings/parts/use-write.ts';
import { addSavedView, editSavedView, type SavedFilter, type SavedView } from '../api.ts';
import { viewsKey } from '../use-inbox-data.ts';

/** Keeps what the list is narrowed by under a name, or changes the name of one that is kept. */
export function SavedViewDialog({
  open,
  view,
  filter,
  onClose,
}: {
  open: boolean;
  view: SavedView | null;
  filter: SavedFilter;
  onClose: () => void;
}): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={view ? t`Edit the view` : t`Save this view`}>
      <SavedViewForm key={view?.id ?? 'new'} view={view} filter={filter} onClose={onClose} />
    </Dialog>
  );
}

function SavedViewForm({ view, filter, onClose }: { view: SavedView | null; filter: SavedFilter; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const save = useWrite({
    write: (body: { name: string; shared: boolean; filter: SavedFilter }) => (view ? editSavedView(view.id, body) : addSavedView(body)),
    failed: null,
    done: () => t`The view is saved`,
    refresh: [viewsKey],
    onDone: (saved) => {
      onClose();
      if (!view) void navigate({ to: '/inbox', search: { view: saved.id } });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ name: name.trim(), shared, filter: view?.filter ?? filter });
  };
  return (
    <form onSubmit={submit}>
      <Field label={t`Name`}>
        <TextInput value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required autoComplete="off" />
      </Field>
      <Tick
        className="mt-3"
        checked={shared}
        onChange={(event) => setShared(event.target.checked)}
        label={t`For everybody of the team`}
        hint={t`Otherwise only you see it.`}
      />
      {save.error && (
        <p role="alert" className="mt-3 text-bad">
          {wordsOf(save.error, locale) ?? t`The view could not be saved. Try again.`}
        </p>
      )}
      <DialogActions onCancel={onClose} label={t`Save`} busy={save.isPending} disabled={name.trim() === ''} />
    </form>
  );
}
