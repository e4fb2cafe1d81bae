import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Field, TextArea } from '../settings/parts/fields.tsx';

export const MIN_REASON = 10;

/** Why, in the operator's words; the tenant reads it too. */
export function ReasonField({ value, onChange }: { value: string; onChange: (next: string) => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Field label={t`Reason`} hint={t`At least ten characters. The tenant reads it in its audit log.`}>
      <TextArea rows={3} required minLength={MIN_REASON} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
