import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { useSession } from '../../access/use-session.ts';
import { addBranch, type Branch, type BranchInput, updateBranch } from '../api.ts';
import { asTyped, BilingualFields, givenOnly } from '../parts/bilingual-fields.tsx';
import { DialogActions } from '../parts/dialog-actions.tsx';
import { Field, TextInput } from '../parts/fields.tsx';
import { Picker } from '../parts/picker.tsx';
import { useWrite } from '../parts/use-write.ts';
import { timeZoneChoices } from '../workspace/choices.ts';

/** Stands for "as the business" among the zones; no zone is called so. */
const SAME = 'same';

export function BranchForm({ branch, onClose }: { branch: Branch | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone: ownZone } = useSession().tenant;
  const [name, setName] = useState(asTyped(branch?.name));
  const [address, setAddress] = useState(asTyped(branch?.address));
  const [city, setCity] = useState(asTyped(branch?.city));
  const [phone, setPhone] = useState(branch?.phone ?? '');
  const [mapUrl, setMapUrl] = useState(branch?.mapUrl ?? '');
  const [zone, setZone] = useState(branch?.timeZone ?? SAME);
  const now = useNow(3_600_000);
  const zones = useMemo(
    () => [{ value: SAME, label: t`Same as the business`, also: '', aside: ownZone }, ...timeZoneChoices(locale, now)],
    [locale, now, ownZone, t],
  );
  const save = useWrite({
    write: (input: BranchInput) => (branch ? updateBranch(branch.id, input) : addBranch(input)),
    failed: null,
    done: () => (branch ? (branch.state === 'proposed' ? t`The branch is confirmed` : t`The branch is saved`) : t`The branch is added`),
    refresh: [['branches']],
    onDone: onClose,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({
      name: givenOnly(name),
      address: givenOnly(address),
      city: givenOnly(city),
      phone: phone.trim() || null,
      mapUrl: mapUrl.trim() || null,
      timeZone: zone === SAME ? null : zone,
    });
  };
  const named = name.en.trim() !== '' || name.ar.trim() !== '';
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <BilingualFields label={t`Name`} value={name} onChange={setName} />
      <BilingualFields label={t`Address`} value={address} onChange={setAddress} maxLength={300} />
      <BilingualFields label={t`City`} value={city} onChange={setCity} maxLength={300} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Phone`}>
          <TextInput
            type="tel"
            dir="ltr"
            pattern="\+?[0-9 \(\)\-]{5,30}"
            placeholder="+966 11 234 0001"
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Field>
        <Field label={t`Map link`}>
          <TextInput
            type="url"
            dir="ltr"
            pattern="https://.*"
            placeholder={'https://maps.app.goo.gl/…'}
            maxLength={500}
            value={mapUrl}
            onChange={(event) => setMapUrl(event.target.value)}
          />
        </Field>
      </div>
      <Field label={t`Time zone`}>
        <Picker choices={zones} value={zone} onChange={setZone} />
      </Field>
      {save.error && (
        <p role="alert" className="text-bad">
          {wordsOf(save.error, locale) ?? t`The branch could not be saved. Try again.`}
        </p>
      )}
      <DialogActions
        onCancel={onClose}
        label={branch?.state === 'proposed' ? t`Confirm` : t`Save`}
        busy={save.isPending}
        disabled={!named}
      />
    </form>
  );
}
