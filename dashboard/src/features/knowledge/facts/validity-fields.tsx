import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarDays, MoonStar } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field, Select, TextInput } from '../../settings/parts/fields.tsx';
import { fromHijri, type HijriDay, hijriMonths, hijriText, toHijri } from './hijri.ts';
import { useToday } from './today.ts';
import { dayText } from './day-text.ts';

export interface Days {
  validFrom: string | null;
  validTo: string | null;
}

/** First and last day on which something holds, entered on either calendar and shown on both. */
export function ValidityFields({
  value,
  onChange,
  error,
}: {
  value: Days;
  onChange: (next: Days) => void;
  error?: string | undefined;
}): ReactNode {
  const { t } = useLingui();
  const [hijri, setHijri] = useState(false);
  const Icon = hijri ? CalendarDays : MoonStar;
  return (
    <fieldset>
      <legend className="sr-only">{t`Days on which it holds`}</legend>
      <div className="mb-1 flex items-center justify-between gap-2">
        <span aria-hidden className="font-semibold">{t`Days on which it holds`}</span>
        <Button look="ghost" className="-my-1 text-xs" onClick={() => setHijri(!hijri)}>
          <Icon aria-hidden className="size-3.5" />
          {hijri ? t`Enter Gregorian dates` : t`Enter Hijri dates`}
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField label={t`First day`} iso={value.validFrom} hijri={hijri} onChange={(validFrom) => onChange({ ...value, validFrom })} />
        <DayField
          label={t`Last day`}
          iso={value.validTo}
          hijri={hijri}
          onChange={(validTo) => onChange({ ...value, validTo })}
          error={error}
        />
      </div>
      {value.validFrom === null && value.validTo === null && (
        <p className="mt-1.5 text-xs text-quiet">
          <Trans>Without dates it always holds.</Trans>
        </p>
      )}
    </fieldset>
  );
}

function DayField({
  label,
  iso,
  hijri,
  onChange,
  error,
}: {
  label: string;
  iso: string | null;
  hijri: boolean;
  onChange: (next: string | null) => void;
  error?: string | undefined;
}): ReactNode {
  const { locale } = useLocale();
  const other = iso === null ? null : hijri ? dayText(iso, locale) : hijriText(iso, locale);
  return hijri ? (
    <HijriField key={iso ?? 'none'} label={label} iso={iso} hint={other} onChange={onChange} error={error} />
  ) : (
    <Field label={label} hint={other && <bdi>{other}</bdi>} error={error}>
      <TextInput type="date" dir="ltr" value={iso ?? ''} onChange={(event) => onChange(event.target.value || null)} />
    </Field>
  );
}

function HijriField({
  label,
  iso,
  hint,
  onChange,
  error,
}: {
  label: string;
  iso: string | null;
  hint: string | null;
  onChange: (next: string | null) => void;
  error?: string | undefined;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const now = toHijri(useToday());
  const [typed, setTyped] = useState<HijriDay>(iso ? toHijri(iso) : { year: now.year, month: 0, day: 0 });
  const set = (next: HijriDay): void => {
    setTyped(next);
    if (next.month > 0 && next.day > 0) onChange(fromHijri(next) ?? fromHijri({ ...next, day: 29 }));
  };
  const number = (
    value: number,
    choices: readonly number[],
    name: string,
    pick: (next: number) => HijriDay,
    text: (value: number) => string = String,
  ): ReactNode => (
    <Select aria-label={`${label}: ${name}`} value={value} onChange={(event) => set(pick(Number(event.target.value)))}>
      {value === 0 && <option value={0}>{name}</option>}
      {choices.map((each) => (
        <option key={each} value={each}>
          {text(each)}
        </option>
      ))}
    </Select>
  );
  const months = hijriMonths(locale);
  const upTo = (count: number, from = 1): number[] => Array.from({ length: count }, (_, at) => at + from);
  return (
    <div className="min-w-0">
      <p className="mb-1 font-semibold">{label}</p>
      <div className="grid grid-cols-[4rem_1fr_5rem] gap-1.5">
        {number(typed.day, upTo(30), t`Day`, (day) => ({ ...typed, day }))}
        {number(
          typed.month,
          upTo(12),
          t`Month`,
          (month) => ({ ...typed, month }),
          (month) => months[month - 1] ?? String(month),
        )}
        {number(typed.year, upTo(8, now.year - 2), t`Year`, (year) => ({ ...typed, year }))}
      </div>
      {hint && (
        <p className="mt-1 flex items-center justify-between gap-2 text-xs text-quiet">
          <bdi>{hint}</bdi>
          <button type="button" className="target text-accent hover:underline" onClick={() => onChange(null)}>{t`Clear`}</button>
        </p>
      )}
      {error && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
