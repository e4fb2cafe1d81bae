import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { CodeInput } from '../../../shared/form/code-input.tsx';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { CopyButton } from '../../settings/parts/copy-button.tsx';
import { DialogActions } from '../../settings/parts/confirm-dialog.tsx';
import { Field } from '../../settings/parts/fields.tsx';
import { confirmSecondFactor, type SecondFactorSecret, startSecondFactor } from './api.ts';
import { PasswordStep } from './password-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Three steps: the password, the picture for the authenticator with a first code, the recovery codes. */
export function SetUpSecondFactor({ onClose, onLock }: { onClose: () => void; onLock: (locked: boolean) => void }): ReactNode {
  const { t } = useLingui();
  const [secret, setSecret] = useState<SecondFactorSecret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={onClose} />;
  if (secret) {
    return (
      <Scan
        secret={secret}
        onCancel={onClose}
        onCodes={(given) => {
          onLock(true);
          setCodes(given);
        }}
      />
    );
  }
  return (
    <PasswordStep
      about={<Trans>You need an authenticator app on your phone, for example the one of your password manager.</Trans>}
      label={t`Continue`}
      onCancel={onClose}
      deed={async (password) => setSecret(await startSecondFactor(password))}
    />
  );
}

function Scan({
  secret,
  onCancel,
  onCodes,
}: {
  secret: SecondFactorSecret;
  onCancel: () => void;
  onCodes: (codes: string[]) => void;
}): ReactNode {
  const { t } = useLingui();
  const [code, setCode] = useState('');
  const { run, busy, error, waitSeconds } = useSubmit(async (given: string) => {
    try {
      onCodes((await confirmSecondFactor(given)).recoveryCodes);
    } catch (caught) {
      setCode('');
      throw caught;
    }
  });
  const wrong = codeOf(error) === 'access.wrong_code';
  return (
    <form ref={focusFirst} noValidate onSubmit={onSubmit(() => void (code.length === 6 && run(code)))} className="flex flex-col gap-4">
      <p className="text-quiet">
        <Trans>Point the app at this picture.</Trans>
      </p>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(secret.qrSvg)}`}
        alt={t`Picture for the authenticator app`}
        className="mx-auto size-48 rounded-xl border border-line bg-white p-2"
      />
      <div className="flex flex-wrap items-end justify-between gap-2 rounded-xl bg-sunken px-3 py-2.5">
        <div className="min-w-0">
          <p className="text-xs text-quiet">{t`Or write this key into it:`}</p>
          <code dir="ltr" className="block font-mono text-xs break-all">
            {secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </code>
        </div>
        <CopyButton text={secret.secret} />
      </div>
      <Field
        label={t`The six digits it shows now`}
        error={wrong ? t`The code is not right. Take the newest one; the clock of the phone must be right too.` : undefined}
      >
        <CodeInput value={code} onValue={setCode} onComplete={(given) => void run(given)} />
      </Field>
      <FormProblem error={wrong ? null : error} waitSeconds={waitSeconds} />
      <DialogActions onCancel={onCancel} label={t`Turn on`} busy={busy} disabled={code.length < 6 || waitSeconds > 0} />
    </form>
  );
}
