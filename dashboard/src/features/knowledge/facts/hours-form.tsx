import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Field, Select, TextInput, Tick } from '../../settings/parts/fields.tsx';
import { listBranches } from '../../settings/api.ts';
import type { FactOf } from './api.ts';
import { FactForm } from './fact-form.tsx';
import { Chips } from './form-parts.tsx';
import { ValidityFields } from './validity-fields.tsx';
import { clockWords, SEASONS } from './words.ts';
import { weekdayName } from './weekdays.ts';

type Fields = FactOf<'hours'>['fields'];
const WEEK = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** When a place is open on some days of the week. */
export function HoursForm({ fact, onDone }: { fact: FactOf<'hours'> | null; onDone: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { data: branches } = useQuery({ queryKey: ['branches', 'all'], queryFn: ({ signal }) => listBranches(undefined, signal) });
  const [fields, setFields] = useState<Fields>({ ...EMPTY, ...fact?.fields });
  const set = (change: Partial<Fields>): void => setFields({ ...fields, ...change });
  const closed = fields.opens === null && fields.closes === null;
  const backwards = fields.validFrom !== null && fields.validTo !== null && fields.validFrom > fields.validTo;
  const whole = closed || (fields.opens !== null && fields.closes !== null);
  const ready = fields.weekdays.length > 0 && whole && !backwards;
  const places = [...new Set((branches?.items ?? []).map(({ name }) => pick(name, locale)))];
  const clock = (field: 'opens' | 'closes', label: string): ReactNode => (
    <Field label={label}>
      {/^\d|^$/.test(fields[field] ?? '') ? (
        <TextInput
          type="time"
          dir="ltr"
          disabled={closed}
          value={fields[field] ?? ''}
          onChange={(event) => set({ [field]: event.target.value || null })}
        />
      ) : (
        <Select value={fields[field] ?? ''} onChange={(event) => set({ [field]: event.target.value })}>
          <option value={fields[field] ?? ''}>{clockWords(fields[field] ?? '', i18n)}</option>
          <option value="12:00">{t`A time of the clock`}</option>
        </Select>
      )}
    </Field>
  );
  return (
    <FactForm
      kind="hours"
      fact={fact}
      fields={ready ? fields : null}
      missing={fields.weekdays.length === 0 ? t`Choose at least one day.` : whole ? null : t`Both times are needed.`}
      onDone={onDone}
    >
      <Field label={t`Place`}>
        <Select value={fields.branchName ?? ''} onChange={(event) => set({ branchName: event.target.value || null })}>
          <option value="">{t`Every place`}</option>
          {[...new Set([...(fields.branchName ? [fields.branchName] : []), ...places])].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Chips
        legend={t`Days`}
        choices={WEEK.map((value) => ({ value, label: weekdayName(Number(value), locale) }))}
        chosen={fields.weekdays.map(String) as (typeof WEEK)[number][]}
        onChange={(days) => set({ weekdays: days.map(Number).toSorted((one, other) => one - other) })}
      />
      <Tick
        label={t`Closed on these days`}
        checked={closed}
        onChange={(event) => set(event.target.checked ? { opens: null, closes: null } : { opens: '09:00', closes: '23:00' })}
      />
      {!closed && (
        <div className="grid grid-cols-2 gap-4">
          {clock('opens', t`Opens`)}
          {clock('closes', t`Closes`)}
        </div>
      )}
      <Field label={t`Season`} hint={t`Hours of a season go before those of ordinary weeks while it lasts.`}>
        <Select value={fields.season ?? ''} onChange={(event) => set({ season: event.target.value || null })}>
          <option value="">{t`Ordinary weeks`}</option>
          {[...new Set([...(fields.season ? [fields.season] : []), ...Object.keys(SEASONS)])].map((season) => (
            <option key={season} value={season}>
              {season in SEASONS ? i18n._(SEASONS[season as keyof typeof SEASONS]) : season}
            </option>
          ))}
        </Select>
      </Field>
      <ValidityFields value={fields} onChange={set} error={backwards ? t`The last day is before the first.` : undefined} />
    </FactForm>
  );
}

const EMPTY: Fields = {
  branchName: null,
  weekdays: [0, 1, 2, 3, 4],
  opens: '09:00',
  closes: '23:00',
  season: null,
  validFrom: null,
  validTo: null,
};
