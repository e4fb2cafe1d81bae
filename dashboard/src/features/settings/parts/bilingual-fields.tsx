import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type BothLanguages, TextPair } from './text-pair.tsx';

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
  const labels = { ar: t`${label} in Arabic`, en: t`${label} in English` };
  return <TextPair labels={labels} value={value} onChange={onChange} maxLength={maxLength} disabled={disabled} />;
}

/** As the API wants it: an empty text is no text. */
export function givenOnly({ en, ar }: BothLanguages): { en: string | null; ar: string | null } {
  return { en: en.trim() || null, ar: ar.trim() || null };
}

export function asTyped(text: { en: string | null; ar: string | null } | null | undefined): BothLanguages {
  return { en: text?.en ?? '', ar: text?.ar ?? '' };
}
