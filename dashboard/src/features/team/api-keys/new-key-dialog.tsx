import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { useSession } from '../../access/use-session.ts';
import { DialogActions } from '../../settings/parts/dialog-actions.tsx';
import { CopyButton } from '../../settings/parts/copy-button.tsx';
import { Field, Select, TextInput } from '../../settings/parts/fields.tsx';
import { useWrite } from '../../settings/parts/use-write.ts';
import { createApiKey } from '../api.ts';
import { RightPicker } from '../right-picker.tsx';

/** Makes a key and shows its secret, which nobody can show again. Escape and the cross do not lose a secret that was not yet copied away. */
export function NewKeyDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const [secret, setSecret] = useState<string | null>(null);
  const close = (): void => {
    setSecret(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && secret === null && close()}
      title={secret === null ? t`New API key` : t`Your new key`}
    >
      {open && (secret === null ? <KeyForm onCancel={close} onMade={setSecret} /> : <SecretOnce secret={secret} onDone={close} />)}
    </Dialog>
  );
}

function KeyForm({ onCancel, onMade }: { onCancel: () => void; onMade: (secret: string) => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { permissions: mine } = useSession().actor;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState('90');
  const make = useWrite({
    write: createApiKey,
    failed: null,
    refresh: [['api-keys'], ['usage']],
    onDone: ({ secret }) => onMade(secret),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate({ name: name.trim(), scopes, expiresInDays: days === '' ? null : Number(days) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t`Name`} hint={t`What uses it, so that you recognise it later.`}>
        <TextInput required maxLength={120} value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <Field label={t`Ends after`}>
        <Select value={days} onChange={(event) => setDays(event.target.value)}>
          <option value="30">{t`30 days`}</option>
          <option value="90">{t`90 days`}</option>
          <option value="365">{t`One year`}</option>
          <option value="730">{t`Two years`}</option>
          <option value="">{t`Never`}</option>
        </Select>
      </Field>
      <fieldset>
        <legend className="mb-2 font-semibold">{t`What it may do`}</legend>
        <RightPicker held={scopes} onChange={setScopes} mine={mine} />
      </fieldset>
      {make.error && (
        <p role="alert" className="text-bad">
          {wordsOf(make.error, locale) ?? t`The key could not be made. Try again.`}
        </p>
      )}
      <DialogActions
        onCancel={onCancel}
        label={t`Make the key`}
        busy={make.isPending}
        disabled={scopes.length === 0 || name.trim() === ''}
      />
    </form>
  );
}

function SecretOnce({ secret, onDone }: { secret: string; onDone: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-4">
      <p className="flex gap-2 rounded-xl border border-warn-line bg-warn-soft px-3 py-2 text-warn">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <Trans>Copy it now and keep it where your program reads its secrets. It is shown this once and stored nowhere.</Trans>
      </p>
      <div className="flex items-center gap-2">
        <div
          dir="ltr"
          role="region"
          tabIndex={0}
          aria-label={t`The key`}
          className="thin-scroll min-w-0 flex-1 overflow-x-auto rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs whitespace-nowrap select-all"
        >
          <code>{secret}</code>
        </div>
        <CopyButton text={secret} />
      </div>
      <div className="flex justify-end">
        <Button look="primary" onClick={onDone}>{t`I have kept it`}</Button>
      </div>
    </div>
  );
}
