import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Field, TextInput } from '../settings/parts/fields.tsx';
import { Card } from '../settings/parts/page-frame.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { type OperatorTenantDetail, setTenantLimits } from './api.ts';
import { changedLimits, LIMIT_KEYS, type LimitKey, toTyped } from './limits.ts';

export function LimitsCard({ tenant }: { tenant: OperatorTenantDetail }): ReactNode {
  const { t } = useLingui();
  const before = toTyped(tenant.usage);
  const [typed, setTyped] = useState(before);
  const change = changedLimits(before, typed);
  const save = useWrite({
    write: () => setTenantLimits(tenant.id, change),
    failed: t`The limits were not changed`,
    done: () => t`The limits are changed; they count at once`,
    refresh: [['operator']],
  });
  const names: Record<LimitKey, string> = {
    messagesPerMonth: t`Messages a month`,
    modelTokensPerMonth: t`Model tokens a month`,
    sources: t`Documents`,
    storageBytes: t`Storage in MB`,
    members: t`Members`,
    apiKeys: t`API keys`,
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Card title={t`Limits`} about={t`Leave a field empty for no limit. The tenant sees limits in its settings.`}>
      <form onSubmit={submit}>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {LIMIT_KEYS.map((key) => (
            <Field key={key} label={names[key]}>
              <TextInput
                type="number"
                dir="ltr"
                inputMode="numeric"
                min={key === 'members' ? 1 : 0}
                step={1}
                value={typed[key]}
                placeholder={t`no limit`}
                onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
              />
            </Field>
          ))}
        </div>
        <div className="mt-4 flex justify-end gap-2">
          <Button look="ghost" disabled={Object.keys(change).length === 0} onClick={() => setTyped(before)}>{t`Reset`}</Button>
          <Button type="submit" look="primary" disabled={save.isPending || Object.keys(change).length === 0}>{t`Save the limits`}</Button>
        </div>
      </form>
    </Card>
  );
}
