import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { EmailInput, FormField } from '../../../shared/form/field.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { requestPasswordReset } from './api.ts';
import { CheckMail } from './check-mail.tsx';
import { Column, linkLook } from './column.tsx';
import { looksLikeEmail } from './looks-like-email.ts';

export function ForgotPage(): ReactNode {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const [sent, setSent] = useState(false);
  const send = useSubmit(async () => {
    await requestPasswordReset(email);
    setSent(true);
  });
  const submit = (): void => {
    setAsked(true);
    if (looksLikeEmail(email)) void send.run();
  };
  if (sent) {
    return (
      <CheckMail
        email={email}
        onAgain={() => void send.run()}
        again={send}
        other={<button type="button" className={linkLook} onClick={() => setSent(false)}>{t`Change the address`}</button>}
      >
        <Trans>If there is an account with it, the mail has a link to choose a new password.</Trans>
      </CheckMail>
    );
  }
  return (
    <Column
      title={<Trans>Forgot your password?</Trans>}
      about={<Trans>Write your e-mail address, and a link to choose a new one comes by mail.</Trans>}
      after={
        <Link to="/sign-in" className={linkLook}>
          <Trans>Back to sign-in</Trans>
        </Link>
      }
    >
      <form ref={focusFirst} noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
        <FormField label={t`E-mail`} error={asked && !looksLikeEmail(email) ? t`Write your e-mail address.` : undefined}>
          <EmailInput name="email" value={email} onChange={(event) => setEmail(event.target.value)} />
        </FormField>
        <FormProblem error={send.error} waitSeconds={send.waitSeconds} />
        <SubmitButton busy={send.busy} disabled={send.waitSeconds > 0}>
          <Trans>Send the link</Trans>
        </SubmitButton>
      </form>
    </Column>
  );
}
