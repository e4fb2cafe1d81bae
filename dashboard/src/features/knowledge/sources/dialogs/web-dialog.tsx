import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { onSubmit, useSubmit } from '../../../../shared/form/use-submit.ts';
import { Dialog } from '../../../../shared/ui/dialog.tsx';
import { Field, Select, TextInput, Tick } from '../../../settings/parts/fields.tsx';
import { addWeb } from '../api.ts';
import { FormFooter } from './form-footer.tsx';
import { toAddress } from './to-address.ts';

const SAMPLE = 'https://';
const HOURS = [6, 24, 168, 720] as const;

/** An address to be read: one page, or the pages of its site, now and then again. */
export function WebDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [site, setSite] = useState(false);
  const [most, setMost] = useState('50');
  const [hours, setHours] = useState('24');
  const [problem, setProblem] = useState<string | null>(null);
  const often: Record<number, string> = { 6: t`Every six hours`, 24: t`Every day`, 168: t`Every week`, 720: t`Every month` };
  const { run, busy, waitSeconds, error } = useSubmit(async (url: string) => {
    try {
      await addWeb({ url, maxPages: site ? Number(most) : 1, syncHours: hours === '' ? null : Number(hours) });
      setTyped('');
      onClose();
    } finally {
      await client.invalidateQueries({ queryKey: ['sources'] });
    }
  });
  const submit = (): void => {
    const url = toAddress(typed);
    if (url) void run(url);
    else setProblem(t`Enter an address such as www.example.com/menu.`);
  };
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Add a website`}>
      <form noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
        <Field label={t`Address`} error={problem}>
          <TextInput
            type="url"
            inputMode="url"
            autoComplete="url"
            dir="ltr"
            placeholder={SAMPLE}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setProblem(null);
            }}
          />
        </Field>
        <Tick
          checked={site}
          onChange={({ target }) => setSite(target.checked)}
          label={t`Read the pages of the whole site`}
          hint={t`Only what the site allows machines to read.`}
        />
        {site && (
          <Field label={t`At most this many pages`} hint={t`1 to 200`}>
            <TextInput type="number" dir="ltr" min={1} max={200} required value={most} onChange={({ target }) => setMost(target.value)} />
          </Field>
        )}
        <Field label={t`Visit again`}>
          <Select value={hours} onChange={({ target }) => setHours(target.value)}>
            {HOURS.map((each) => (
              <option key={each} value={each}>
                {often[each]}
              </option>
            ))}
            <option value="">{t`Only when I ask`}</option>
          </Select>
        </Field>
        <p className="text-xs text-quiet">
          <Trans>A page is read again only when its words have changed. Pages that are gone are dropped.</Trans>
        </p>
        <FormFooter error={error} busy={busy || waitSeconds > 0} label={t`Add`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
