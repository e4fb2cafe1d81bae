import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Field, Select } from '../settings/parts/fields.tsx';
import type { Role } from './api.ts';
import { RightsSummary } from './rights-summary.tsx';

/** A role chosen from the list, with what it may do written out below. Roles beyond the chooser's own rights cannot be chosen. */
export function RoleSelect({
  roles,
  value,
  onChange,
  mine,
}: {
  roles: readonly Role[];
  value: string;
  onChange: (role: string) => void;
  mine: readonly string[];
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const chosen = roles.find(({ id }) => id === value);
  const beyond = (role: Role): boolean => role.permissions.some((right) => !mine.includes(right));
  return (
    <>
      <Field label={t`Role`} hint={roles.some(beyond) ? t`Roles with rights that you do not hold yourself cannot be given.` : undefined}>
        <Select value={value} onChange={(event) => onChange(event.target.value)}>
          {roles.map((role) => (
            <option key={role.id} value={role.id} disabled={beyond(role)}>
              {pick(role.label, locale)}
            </option>
          ))}
        </Select>
      </Field>
      {chosen && <RightsSummary rights={chosen.permissions} className="mt-3" />}
    </>
  );
}
