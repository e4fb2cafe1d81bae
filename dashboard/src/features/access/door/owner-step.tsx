import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { EmailInput, FormField, TallInput } from '../../../shared/form/field.tsx';
import { PasswordInput } from '../../../shared/form/password-input.tsx';
import { passwordStrength } from '../../../shared/form/password-strength.ts';
import { StrengthBar } from '../../../shared/form/strength-bar.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { onSubmit } from '../../../shared/form/use-submit.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { looksLikeEmail } from './looks-like-email.ts';

export interface Owner {
  name: string;
  email: string;
  password: string;
}

/** `problem` is what the server said about the password when everything was sent. */
export function OwnerStep({
  value,
  onChange,
  onNext,
  problem,
  onEdit,
}: {
  value: Owner;
  onChange: (next: Owner) => void;
  onNext: () => void;
  problem: unknown;
  onEdit: () => void;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [asked, setAsked] = useState(false);
  const { name, email, password } = value;
  const good = name.trim() !== '' && looksLikeEmail(email) && passwordStrength(password) > 0;
  const submit = (): void => {
    setAsked(true);
    if (good && !problem) onNext();
  };
  const passwordError = problem
    ? wordsOf(problem, locale)
    : asked && passwordStrength(password) === 0
      ? t`A password needs at least 12 characters.`
      : undefined;
  return (
    <form ref={focusFirst} noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
      <FormField label={t`Your name`} error={asked && name.trim() === '' ? t`Write your name.` : undefined}>
        <TallInput
          name="name"
          autoComplete="name"
          maxLength={120}
          value={name}
          onChange={(event) => onChange({ ...value, name: event.target.value })}
        />
      </FormField>
      <FormField
        label={t`E-mail at work`}
        error={asked && !looksLikeEmail(email) ? t`Write an e-mail address that you can open.` : undefined}
      >
        <EmailInput
          name="email"
          autoComplete="email"
          value={email}
          onChange={(event) => onChange({ ...value, email: event.target.value })}
        />
      </FormField>
      <FormField label={t`Password`} hint={<StrengthBar password={password} />} error={passwordError}>
        <PasswordInput
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => {
            if (problem) onEdit();
            onChange({ ...value, password: event.target.value });
          }}
        />
      </FormField>
      <SubmitButton busy={false}>
        <Trans>Continue</Trans>
      </SubmitButton>
    </form>
  );
}
