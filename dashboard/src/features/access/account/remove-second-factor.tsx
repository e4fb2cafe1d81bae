import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { DialogActions } from '../../settings/parts/confirm-dialog.tsx';
import { Field, TextInput } from '../../settings/parts/fields.tsx';
import { removeSecondFactor } from './api.ts';

export function RemoveSecondFactor({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { run, busy, error, waitSeconds } = useSubmit(async () => {
    await removeSecondFactor(password, code);
    showToast({ text: t`The second factor is off` });
    onClose();
    await Promise.all(['account', 'activity'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  });
  const problem = codeOf(error);
  const atField = problem === 'access.wrong_credentials' || problem === 'access.wrong_code';
  return (
    <form ref={focusFirst} noValidate onSubmit={onSubmit(() => void run())} className="flex flex-col gap-4">
      <p className="text-quiet">
        <Trans>From then on the password alone lets anybody in who knows it.</Trans>
      </p>
      <Field label={t`Your password`} error={problem === 'access.wrong_credentials' ? t`The password is not right.` : undefined}>
        <PasswordInput low autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <Field
        label={t`Code of the authenticator, or a recovery code`}
        error={problem === 'access.wrong_code' ? t`The code is not right, or it was used already.` : undefined}
      >
        <TextInput
          dir="ltr"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          className="font-mono"
        />
      </Field>
      <FormProblem error={atField ? null : error} waitSeconds={waitSeconds} />
      <DialogActions
        onCancel={onClose}
        label={t`Turn off`}
        danger
        busy={busy}
        disabled={password === '' || code.trim().length < 6 || waitSeconds > 0}
      />
    </form>
  );
}
