import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { MailOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { codeOf, wordsOf } from '../../../shared/api/api-error.ts';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { EmailInput, FormField, TallInput } from '../../../shared/form/field.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { passwordStrength } from '../../../shared/form/password-strength.ts';
import { StrengthBar } from '../../../shared/form/strength-bar.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { session } from '../session/browser-session.ts';
import { acceptInvitation, type Invitation } from './api.ts';
import { Column } from './column.tsx';

/** Joins a business: a new person gives a name and chooses a password, a known one gives the password they have. */
export function InvitationForm({ token, invitation }: { token: string; invitation: Invitation }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const { tenant, role, invitedBy, email, hasAccount } = invitation;
  const { run, busy, error, waitSeconds, clear } = useSubmit(async () => {
    await session.enter(() => acceptInvitation({ token, password, ...(hasAccount ? {} : { name: name.trim(), language: locale }) }));
    await navigate({ to: '/sign-in', replace: true });
  });
  const atPassword = ['access.password_known', 'access.password_short', 'access.wrong_credentials'].includes(codeOf(error) ?? '');
  const lacking = hasAccount ? password === '' : passwordStrength(password) === 0;
  const passwordError = atPassword
    ? codeOf(error) === 'access.wrong_credentials'
      ? t`The password is not right.`
      : wordsOf(error, locale)
    : asked && lacking
      ? hasAccount
        ? t`Write your password.`
        : t`A password needs at least 12 characters.`
      : undefined;
  const submit = (): void => {
    setAsked(true);
    if (!lacking && (hasAccount || name.trim() !== '')) void run();
  };
  const business = <bdi className="font-semibold text-ink">{pick(tenant, locale)}</bdi>;
  const as = <bdi className="font-semibold text-ink">{pick(role, locale)}</bdi>;
  const by = <bdi className="font-semibold text-ink">{invitedBy}</bdi>;
  return (
    <Column
      icon={<MailOpen />}
      title={
        <Trans>
          Join <bdi>{pick(tenant, locale)}</bdi>
        </Trans>
      }
      about={
        <Trans>
          {by} invites you to {business} as {as}.
        </Trans>
      }
    >
      <form ref={focusFirst} noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
        <FormField label={t`E-mail`}>
          <EmailInput name="email" value={email} readOnly className="bg-sunken text-quiet rtl:text-end" />
        </FormField>
        {!hasAccount && (
          <FormField label={t`Your name`} error={asked && name.trim() === '' ? t`Write your name.` : undefined}>
            <TallInput name="name" autoComplete="name" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
          </FormField>
        )}
        <FormField
          label={hasAccount ? t`Your password` : t`Choose a password`}
          hint={hasAccount ? t`This address has an account already; its password is enough.` : <StrengthBar password={password} />}
          error={passwordError}
        >
          <PasswordInput
            name="password"
            autoComplete={hasAccount ? 'current-password' : 'new-password'}
            value={password}
            onChange={(event) => {
              clear();
              setPassword(event.target.value);
            }}
          />
        </FormField>
        <FormProblem error={atPassword ? null : error} waitSeconds={waitSeconds} />
        <SubmitButton busy={busy} disabled={waitSeconds > 0}>
          <Trans>Join</Trans>
        </SubmitButton>
      </form>
    </Column>
  );
}
