import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { requestErase } from '../api.ts';
import { DialogActions } from '../parts/dialog-actions.tsx';
import { Field, TextInput } from '../parts/fields.tsx';
import { useWrite } from '../parts/use-write.ts';

/** The proof that the end of the account takes: its short name, typed, and the password. */
export function EraseDialog({ open, slug, onClose }: { open: boolean; slug: string; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Erase the account`}>
      {open && <EraseForm slug={slug} onClose={onClose} />}
    </Dialog>
  );
}

function EraseForm({ slug, onClose }: { slug: string; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [written, setWritten] = useState('');
  const [password, setPassword] = useState('');
  const erase = useWrite({
    write: requestErase,
    failed: null,
    done: () => t`The account will be erased after the grace period`,
    refresh: [['tenant'], ['session']],
    onDone: onClose,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    erase.mutate({ slug: written.trim(), password });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-quiet">
        <Trans>The bot falls silent now, and after the grace period everything is gone for good. Export first what you may need.</Trans>
      </p>
      <Field
        label={
          <Trans>
            To be sure, write <Isolated className="font-mono text-bad">{slug}</Isolated>
          </Trans>
        }
      >
        <TextInput
          dir="ltr"
          required
          autoComplete="off"
          spellCheck={false}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
        />
      </Field>
      <Field
        label={t`Your password`}
        error={erase.error ? (wordsOf(erase.error, locale) ?? t`The account was not erased. Try again.`) : undefined}
      >
        <TextInput
          type="password"
          dir="ltr"
          required
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <DialogActions
        onCancel={onClose}
        danger
        label={t`Erase everything`}
        busy={erase.isPending}
        disabled={written.trim() !== slug || password === ''}
      />
    </form>
  );
}
