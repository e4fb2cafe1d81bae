import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { codeOf, wordsOf } from '../../../shared/api/api-error.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { passwordStrength } from '../../../shared/form/password-strength.ts';
import { StrengthBar } from '../../../shared/form/strength-bar.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../settings/parts/late-dialog.tsx';
import { showToast } from '../../../shared/ui/toast.ts';
import { DialogActions } from '../../settings/parts/confirm-dialog.tsx';
import { Field } from '../../settings/parts/fields.tsx';
import { Card } from '../../settings/parts/page-frame.tsx';
import { changePassword } from './api.ts';

export function PasswordCard({ email }: { email: string }): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Card
        title={t`Password`}
        about={t`A change ends your sessions on every other device.`}
        actions={<Button onClick={() => setOpen(true)}>{t`Change the password`}</Button>}
      />
      <Dialog open={open} onOpenChange={setOpen} title={t`Change the password`}>
        <ChangePassword email={email} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ChangePassword({ email, onClose }: { email: string; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const send = useSubmit(async () => {
    await changePassword(current, next);
    showToast({ text: t`The new password is set` });
    onClose();
    await Promise.all([client.invalidateQueries({ queryKey: ['sessions'] }), client.invalidateQueries({ queryKey: ['activity'] })]);
  });
  const code = codeOf(send.error);
  const atField = code === 'access.wrong_credentials' || code === 'access.password_known';
  return (
    <form noValidate onSubmit={onSubmit(() => void send.run())} className="flex flex-col gap-4">
      {/* For password managers, which keep a password under an address. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t`Password now`} error={code === 'access.wrong_credentials' ? t`The password is not right.` : undefined}>
        <PasswordInput low autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
      </Field>
      <Field
        label={t`New password`}
        hint={<StrengthBar password={next} />}
        error={code === 'access.password_known' ? wordsOf(send.error, locale) : undefined}
      >
        <PasswordInput low autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />
      </Field>
      <p className="text-xs text-quiet">
        <Trans>This device stays signed in.</Trans>
      </p>
      <FormProblem error={atField ? null : send.error} waitSeconds={send.waitSeconds} />
      <DialogActions
        onCancel={onClose}
        label={t`Set the password`}
        busy={send.busy}
        disabled={current === '' || passwordStrength(next) === 0 || send.waitSeconds > 0}
      />
    </form>
  );
}
