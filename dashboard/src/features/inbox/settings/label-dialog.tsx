import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { asTyped, BilingualFields, givenOnly } from '../../settings/parts/bilingual-fields.tsx';
import { DialogActions } from '../../settings/parts/dialog-actions.tsx';
import { useWrite } from '../../settings/parts/use-write.ts';
import { addLabel, editLabel, type Label } from '../api.ts';
import { LABEL_COLOURS } from '../label-colours.ts';
import { LabelDot } from '../parts/label-chip.tsx';
import { labelsKey } from '../use-inbox-data.ts';

/** A label to change, or a new one. */
export function LabelDialog({ open, label, onClose }: { open: boolean; label: Label | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={label ? t`Edit the label` : t`Add a label`}>
      <LabelForm key={label?.id ?? 'new'} label={label} onClose={onClose} />
    </Dialog>
  );
}

function LabelForm({ label, onClose }: { label: Label | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [name, setName] = useState(asTyped(label?.name));
  const [colour, setColour] = useState<Label['colour']>(label?.colour ?? 'teal');
  const colours: Record<Label['colour'], string> = {
    grey: t`Grey`,
    red: t`Red`,
    amber: t`Amber`,
    green: t`Green`,
    teal: t`Teal`,
    blue: t`Blue`,
    violet: t`Violet`,
    pink: t`Pink`,
  };
  const save = useWrite({
    write: (body: Parameters<typeof addLabel>[0]) => (label ? editLabel(label.id, body) : addLabel(body)),
    failed: null,
    done: () => t`The label is saved`,
    refresh: [labelsKey],
    onDone: onClose,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ name: givenOnly(name), colour });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <BilingualFields label={t`Name`} value={name} onChange={setName} maxLength={60} />
      <fieldset>
        <legend className="mb-1 font-semibold">{t`Colour`}</legend>
        <div className="flex flex-wrap gap-1.5">
          {LABEL_COLOURS.map((choice) => (
            <label
              key={choice}
              title={colours[choice]}
              className={cx(
                'target grid size-9 cursor-pointer place-items-center rounded-full border-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                colour === choice ? 'border-accent' : 'border-transparent hover:border-line-strong',
              )}
            >
              <input
                type="radio"
                name="colour"
                value={choice}
                checked={colour === choice}
                onChange={() => setColour(choice)}
                aria-label={colours[choice]}
                className="sr-only"
              />
              <LabelDot colour={choice} className="size-5" />
            </label>
          ))}
        </div>
      </fieldset>
      {save.error && (
        <p role="alert" className="text-bad">
          {wordsOf(save.error, locale) ?? t`The label could not be saved. Try again.`}
        </p>
      )}
      <DialogActions onCancel={onClose} label={t`Save`} busy={save.isPending} disabled={name.en.trim() === '' && name.ar.trim() === ''} />
    </form>
  );
}
