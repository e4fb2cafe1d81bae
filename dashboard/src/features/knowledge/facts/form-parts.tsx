import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { asTyped } from '../../settings/parts/bilingual-fields.tsx';
import { TextInput } from '../../settings/parts/fields.tsx';
import { TextPair } from '../../settings/parts/text-pair.tsx';
import type { Words } from './api.ts';
import { currencyName } from './money.ts';

/** A text in both languages side by side, each in its own direction. */
export function BothLanguages({
  label,
  value,
  onChange,
  maxLength,
  tall = false,
  error,
}: {
  label: string;
  value: Words;
  onChange: (next: Words) => void;
  maxLength: number;
  tall?: boolean;
  error?: string | undefined;
}): ReactNode {
  const { t } = useLingui();
  const labels = { ar: t`${label} in Arabic`, en: t`${label} in English` };
  const change = ({ en, ar }: { en: string; ar: string }): void => onChange({ en: en || null, ar: ar || null });
  return <TextPair labels={labels} value={asTyped(value)} onChange={change} maxLength={maxLength} tall={tall} error={error} />;
}

/** Several of a list, each a chip that is pressed or not. */
export function Chips<Value extends string>({
  legend,
  hint,
  choices,
  chosen,
  onChange,
  tone = 'accent',
}: {
  legend: ReactNode;
  hint?: ReactNode;
  choices: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (next: Value[]) => void;
  tone?: 'accent' | 'warn';
}): ReactNode {
  const id = useId();
  return (
    <fieldset aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ value, label }) => {
          const on = chosen.includes(value);
          return (
            <button
              key={value}
              type="button"
              aria-pressed={on}
              onClick={() => onChange(on ? chosen.filter((each) => each !== value) : [...chosen, value])}
              className={cx(
                'target rounded-full border px-2.5 py-1 text-xs transition-colors',
                on
                  ? tone === 'warn'
                    ? 'border-warn-line bg-warn-soft font-semibold text-warn'
                    : 'border-accent-line bg-accent-soft font-semibold text-accent'
                  : 'border-line-strong text-quiet hover:bg-sunken',
              )}
            >
              {label}
            </button>
          );
        })}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-quiet">
          {hint}
        </p>
      )}
    </fieldset>
  );
}

/** An amount as it is typed, with its currency beside it. */
export function AmountInput({
  currency,
  value,
  onChange,
  ...aria
}: {
  currency: string;
  value: string;
  onChange: (next: string) => void;
  'aria-label'?: string;
}): ReactNode {
  const { locale } = useLocale();
  return (
    <span className="relative block">
      <TextInput
        {...aria}
        dir="ltr"
        inputMode="decimal"
        maxLength={14}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="pe-14"
      />
      <bdi aria-hidden className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-xs text-quiet">
        {currencyName(currency, locale)}
      </bdi>
    </span>
  );
}
