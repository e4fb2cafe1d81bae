import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { MailQuestion } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../settings/parts/late-dialog.tsx';
import { DialogActions } from '../../settings/parts/confirm-dialog.tsx';
import { Field, TextInput } from '../../settings/parts/fields.tsx';
import { Card } from '../../settings/parts/page-frame.tsx';
import type { Account } from '../api.ts';
import { accountQuery } from '../use-account.ts';
import { changeEmail } from './api.ts';

/** The address that the reader signs in with, and the one that waits for the click in its mail. */
export function EmailCard({ account }: { account: Account }): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const pending = account.pendingEmail;
  return (
    <>
      <Card
        title={t`E-mail`}
        about={
          <Trans>
            You sign in with <Isolated className="font-semibold text-ink">{account.email}</Isolated>.
          </Trans>
        }
        actions={<Button onClick={() => setOpen(true)}>{t`Change the address`}</Button>}
      >
        {pending && (
          <p role="status" className="flex gap-2.5 rounded-xl border border-warn-line bg-warn-soft px-3.5 py-2.5 text-warn">
            <MailQuestion aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span className="min-w-0">
              <Trans>
                We wrote to <Isolated className="font-semibold break-all">{pending}</Isolated>. Open the link in that mail; until then
                nothing changes.
              </Trans>
            </span>
          </p>
        )}
      </Card>
      <Dialog open={open} onOpenChange={setOpen} title={t`Change the address`}>
        <ChangeEmail onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ChangeEmail({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = useSubmit(async () => {
    client.setQueryData(accountQuery.queryKey, await changeEmail(email, password));
    onClose();
  });
  const wrong = codeOf(send.error) === 'access.wrong_credentials';
  return (
    <form noValidate onSubmit={onSubmit(() => void send.run())} className="flex flex-col gap-4">
      <p className="text-quiet">
        <Trans>A link goes to the new address, and a notice to the old one.</Trans>
      </p>
      <Field label={t`New address`}>
        <TextInput type="email" dir="ltr" autoComplete="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label={t`Your password`} error={wrong ? t`The password is not right.` : undefined}>
        <PasswordInput low autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <FormProblem error={wrong ? null : send.error} waitSeconds={send.waitSeconds} />
      <DialogActions
        onCancel={onClose}
        label={t`Send the link`}
        busy={send.busy}
        disabled={!email.includes('@') || password === '' || send.waitSeconds > 0}
      />
    </form>
  );
}
