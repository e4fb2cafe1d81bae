import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { intlLocale } from '../../shared/i18n/locales.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { session } from '../access/session/browser-session.ts';
import { DialogActions } from '../settings/parts/dialog-actions.tsx';
import { Field, Select } from '../settings/parts/fields.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { enterTenant, type OperatorTenant } from './api.ts';
import { MIN_REASON, ReasonField } from './reason-field.tsx';

const MINUTES = [15, 30, 60];

/** Goes into a tenant to look, for a while and for a reason that the tenant reads. */
export function EnterDialog({ tenant, open, onClose }: { tenant: OperatorTenant; open: boolean; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState(30);
  const enter = useWrite({
    write: () => session.enter(() => enterTenant(tenant.id, reason.trim(), minutes)),
    failed: t`The tenant could not be entered`,
    onDone: () => void navigate({ to: '/' }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter.mutate(undefined);
  };
  const text = (value: number): string =>
    new Intl.NumberFormat(intlLocale(locale), { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(value);
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Look inside`}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-quiet">
          <Trans>You see what the tenant sees and can change nothing. The tenant sees who looked, when, and why.</Trans>
        </p>
        <ReasonField value={reason} onChange={setReason} />
        <Field label={t`For how long`}>
          <Select value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
            {MINUTES.map((value) => (
              <option key={value} value={value}>
                {text(value)}
              </option>
            ))}
          </Select>
        </Field>
        <DialogActions onCancel={onClose} label={t`Look inside`} busy={enter.isPending} disabled={reason.trim().length < MIN_REASON} />
      </form>
    </Dialog>
  );
}
