import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { cx } from '../ui/class-names.ts';
import { PASSWORD_MIN, passwordStrength } from './password-strength.ts';

/** Four lengths of a new password, in bars and in words. */
export function StrengthBar({ password }: { password: string }): ReactNode {
  const { t } = useLingui();
  const strength = passwordStrength(password);
  const missing = PASSWORD_MIN - [...password].length;
  const colour = ['bg-line-strong', 'bg-warn', 'bg-good', 'bg-good'][strength];
  return (
    <div>
      <span aria-hidden className="mb-1.5 flex gap-1">
        {[0, 1, 2, 3].map((bar) => (
          <span key={bar} className={cx('h-1 flex-1 rounded-full', password !== '' && bar <= strength ? colour : 'bg-track')} />
        ))}
      </span>
      <span aria-live="polite">
        {password === '' ? (
          t`At least 12 characters. A few words together are easy to keep in mind and hard to guess.`
        ) : missing > 0 ? (
          <Plural value={missing} one="One more character" other="# more characters" />
        ) : (
          [t`Long enough`, t`Long enough`, t`Strong`, t`Very strong`][strength]
        )}
      </span>
    </div>
  );
}
