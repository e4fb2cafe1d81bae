import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Info } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { EmailInput, FormField } from '../../../shared/form/field.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { session } from '../session/browser-session.ts';
import { signIn } from './api.ts';
import { Column, linkLook } from './column.tsx';
import { DemoHint } from './demo-hint.tsx';
import { looksLikeEmail } from './looks-like-email.ts';

export function PasswordForm({ why }: { why: string }): ReactNode {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const passwordBox = useRef<HTMLDivElement>(null);
  const { run, busy, error, waitSeconds } = useSubmit(async () => {
    try {
      await session.enter(() => signIn(email, password));
    } catch (caught) {
      if (codeOf(caught) === 'access.wrong_credentials') passwordBox.current?.querySelector('input')?.select();
      throw caught;
    }
  });
  const notes: Record<string, string> = {
    expired: t`Your last session has ended. Sign in to go on where you were.`,
    elsewhere: t`You signed out in another tab.`,
    left: t`You are signed out.`,
    reset: t`Your new password is set. Sign in with it.`,
  };
  const note = notes[why];
  const submit = (): void => {
    setAsked(true);
    if (looksLikeEmail(email) && password !== '') void run();
  };
  return (
    <Column
      title={<Trans>Sign in</Trans>}
      after={
        <>
          <Trans>
            New here?{' '}
            <Link to="/sign-up" className={linkLook}>
              Make an account for your business
            </Link>
          </Trans>
          <DemoHint />
        </>
      }
    >
      {note && (
        <p role="status" className="mb-5 flex gap-2.5 rounded-xl border border-accent-line bg-accent-soft px-3.5 py-2.5">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          {note}
        </p>
      )}
      <form ref={focusFirst} noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
        <FormField label={t`E-mail`} error={asked && !looksLikeEmail(email) ? t`Write your e-mail address.` : undefined}>
          <EmailInput name="email" value={email} onChange={(event) => setEmail(event.target.value)} />
        </FormField>
        <div ref={passwordBox}>
          <FormField
            label={t`Password`}
            aside={
              <Link to="/forgot-password" className={linkLook}>
                <Trans>Forgot it?</Trans>
              </Link>
            }
            error={asked && password === '' ? t`Write your password.` : undefined}
          >
            <PasswordInput
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </FormField>
        </div>
        <FormProblem error={error} waitSeconds={waitSeconds} />
        <SubmitButton busy={busy} disabled={waitSeconds > 0}>
          <Trans>Sign in</Trans>
        </SubmitButton>
      </form>
    </Column>
  );
}
