import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { codeOf, wordsOf } from '../../../shared/api/api-error.ts';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { FormField } from '../../../shared/form/field.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { passwordStrength } from '../../../shared/form/password-strength.ts';
import { StrengthBar } from '../../../shared/form/strength-bar.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { resetPassword } from './api.ts';
import { Column, linkLook } from './column.tsx';
import { DeadLink } from './dead-link.tsx';

export function ResetPage(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const { token } = useSearch({ from: '/door/reset-password' });
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, error, waitSeconds, clear } = useSubmit(async () => {
    await resetPassword(token ?? '', password);
    await navigate({ to: '/sign-in', search: { why: 'reset' }, replace: true });
  });
  const known = codeOf(error) === 'access.password_known';
  const short = passwordStrength(password) === 0;
  if (!token || codeOf(error) === 'access.link_expired') {
    return (
      <DeadLink>
        <Trans>
          It was used already, or it is too old.{' '}
          <Link to="/forgot-password" className={linkLook}>
            Ask for a new one
          </Link>
        </Trans>
      </DeadLink>
    );
  }
  const submit = (): void => {
    setAsked(true);
    if (!short) void run();
  };
  return (
    <Column
      title={<Trans>Choose a new password</Trans>}
      about={<Trans>All your sessions end, on every device; you then sign in with the new one.</Trans>}
    >
      <form ref={focusFirst} noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
        <FormField
          label={t`New password`}
          hint={<StrengthBar password={password} />}
          error={known ? wordsOf(error, locale) : asked && short ? t`A password needs at least 12 characters.` : undefined}
        >
          <PasswordInput
            name="new-password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => {
              clear();
              setPassword(event.target.value);
            }}
          />
        </FormField>
        <FormProblem error={known ? null : error} waitSeconds={waitSeconds} />
        <SubmitButton busy={busy} disabled={waitSeconds > 0}>
          <Trans>Set the password</Trans>
        </SubmitButton>
      </form>
    </Column>
  );
}
