import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Field, TextInput } from './fields.tsx';

export interface BothLanguages {
  en: string;
  ar: string;
}

/** A text in two languages side by side, each in its own direction. */
export function BilingualFields({
  label,
  value,
  onChange,
  maxLength = 120,
  disabled = false,
}: {
  label: string;
  value: BothLanguages;
  onChange: (next: BothLanguages) => void;
  maxLength?: number;
  disabled?: boolean;
}): ReactNode {
  const { t } = useLingui();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t`${label} in Arabic`}>
        <TextInput
          dir="rtl"
          lang="ar"
          disabled={disabled}
          maxLength={maxLength}
          value={value.ar}
          onChange={(event) => onChange({ ...value, ar: event.target.value })}
        />
      </Field>
      <Field label={t`${label} in English`}>
        <TextInput
          dir="ltr"
          lang="en"
          disabled={disabled}
          maxLength={maxLength}
          value={value.en}
          onChange={(event) => onChange({ ...value, en: event.target.value })}
        />
      </Field>
    </div>
  );
}

/** As the API wants it: an empty text is no text. */
export function givenOnly({ en, ar }: BothLanguages): { en: string | null; ar: string | null } {
  return { en: en.trim() || null, ar: ar.trim() || null };
}

export function asTyped(text: { en: string | null; ar: string | null } | null | undefined): BothLanguages {
  return { en: text?.en ?? '', ar: text?.ar ?? '' };
}
