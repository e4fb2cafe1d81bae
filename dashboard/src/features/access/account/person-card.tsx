import type { SupportedLanguage } from '@wafaa/contracts';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { showToast } from '../../../shared/ui/toast.ts';
import { Field, Select, TextInput } from '../../settings/parts/fields.tsx';
import { Card } from '../../settings/parts/page-frame.tsx';
import type { Account } from '../api.ts';
import { accountQuery } from '../use-account.ts';
import { updateAccount } from './api.ts';

export function PersonCard({ account }: { account: Account }): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState(account.name);
  const [language, setLanguage] = useState<SupportedLanguage>(account.language);
  const save = useSubmit(async () => {
    client.setQueryData(accountQuery.queryKey, await updateAccount({ name: name.trim(), language }));
    showToast({ text: t`Saved` });
    // The session names its person too.
    await client.invalidateQueries({ queryKey: ['session'] });
  });
  const changed = name.trim() !== account.name || language !== account.language;
  return (
    <Card title={t`You`}>
      <form noValidate onSubmit={onSubmit(() => void (changed && name.trim() !== '' && save.run()))} className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Name`} hint={t`Your team and your customers see it.`} error={name.trim() === '' ? t`Write your name.` : undefined}>
          <TextInput autoComplete="name" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t`Language of your mails`} hint={t`These pages have a switch of their own.`}>
          <Select value={language} onChange={(event) => setLanguage(event.target.value as SupportedLanguage)}>
            <option value="ar" lang="ar">
              العربية
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </Field>
        <div className="flex flex-col gap-3 sm:col-span-2">
          <FormProblem error={save.error} waitSeconds={save.waitSeconds} />
          <Button
            type="submit"
            look="primary"
            className="self-start"
            disabled={!changed || name.trim() === '' || save.busy}
            aria-busy={save.busy}
          >
            {t`Save`}
          </Button>
        </div>
      </form>
    </Card>
  );
}
