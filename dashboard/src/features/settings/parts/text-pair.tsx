import type { ReactNode } from 'react';
import { Field, TextArea, TextInput } from './fields.tsx';

export interface BothLanguages {
  en: string;
  ar: string;
}

/** A text in Arabic and in English, each in its own direction. The labels are the caller's: each area has a catalogue of its own. */
export function TextPair({
  labels,
  value,
  onChange,
  maxLength,
  tall = false,
  disabled = false,
  error,
  className = 'grid gap-4 sm:grid-cols-2',
}: {
  labels: BothLanguages;
  value: BothLanguages;
  onChange: (next: BothLanguages) => void;
  maxLength: number;
  tall?: boolean;
  disabled?: boolean;
  /** Stands at the first of the two. */
  error?: string | undefined;
  className?: string;
}): ReactNode {
  const Input = tall ? TextArea : TextInput;
  const field = (lang: 'ar' | 'en'): ReactNode => (
    <Field label={labels[lang]} error={lang === 'ar' ? error : undefined}>
      <Input
        dir={lang === 'ar' ? 'rtl' : 'ltr'}
        lang={lang}
        disabled={disabled}
        maxLength={maxLength}
        value={value[lang]}
        onChange={(event: { target: { value: string } }) => onChange({ ...value, [lang]: event.target.value })}
      />
    </Field>
  );
  return (
    <div className={className}>
      {field('ar')}
      {field('en')}
    </div>
  );
}
