import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { DialogActions } from '../../settings/parts/confirm-dialog.tsx';
import { Field } from '../../settings/parts/fields.tsx';

/** Asks for the password once more before something that a stranger at an open screen should not do. */
export function PasswordStep({
  about,
  label,
  onCancel,
  deed,
}: {
  about: ReactNode;
  label: string;
  onCancel: () => void;
  deed: (password: string) => Promise<void>;
}): ReactNode {
  const { t } = useLingui();
  const [password, setPassword] = useState('');
  const { run, busy, error, waitSeconds } = useSubmit(() => deed(password));
  const wrong = codeOf(error) === 'access.wrong_credentials';
  return (
    <form ref={focusFirst} noValidate onSubmit={onSubmit(() => void (password !== '' && run()))} className="flex flex-col gap-4">
      <p className="text-quiet">{about}</p>
      <Field label={t`Your password`} error={wrong ? t`The password is not right.` : undefined}>
        <PasswordInput low autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <FormProblem error={wrong ? null : error} waitSeconds={waitSeconds} />
      <DialogActions onCancel={onCancel} label={label} busy={busy} disabled={password === '' || waitSeconds > 0} />
    </form>
  );
}
