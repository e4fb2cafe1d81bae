import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { TextInput } from '../../settings/parts/fields.tsx';
import type { FactOf } from './api.ts';
import { AmountInput } from './form-parts.tsx';
import { amountText, readAmount } from './money.ts';

export type Variant = FactOf<'item'>['fields']['variants'][number];
/** A size or an extra as it is typed. */
export interface TypedVariant {
  key: number;
  ar: string;
  en: string;
  amount: string;
  addOn: boolean;
}

let made = 0;
const nextKey = (): number => {
  made += 1;
  return made;
};
export const typedVariants = (variants: readonly Variant[]): TypedVariant[] =>
  variants.map(({ name, price, addOn }) => ({
    ...{ key: nextKey(), ar: name.ar ?? '', en: name.en ?? '' },
    ...{ amount: price ? amountText(price) : '', addOn: addOn ?? false },
  }));

/** As the API wants them; rows without a name are none. Undefined where an amount cannot be read. */
export function readVariants(typed: readonly TypedVariant[], currency: string): Variant[] | undefined {
  const read: Variant[] = [];
  for (const { ar, en, amount, addOn } of typed) {
    if (ar.trim() === '' && en.trim() === '') continue;
    const price = readAmount(amount, currency);
    if (price === undefined) return undefined;
    read.push({ name: { ar: ar.trim() || null, en: en.trim() || null }, price, ...(addOn ? { addOn: true } : {}) });
  }
  return read;
}

/** Sizes of an item, or extras that are paid beside it. */
export function VariantsField({
  addOn,
  value,
  currency,
  onChange,
}: {
  addOn: boolean;
  value: readonly TypedVariant[];
  currency: string;
  onChange: (next: TypedVariant[]) => void;
}): ReactNode {
  const { t } = useLingui();
  const shown = value.filter((variant) => variant.addOn === addOn);
  const set = (key: number, change: Partial<TypedVariant>): void =>
    onChange(value.map((variant) => (variant.key === key ? { ...variant, ...change } : variant)));
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{addOn ? t`Extras paid beside it` : t`Sizes with their own prices`}</legend>
      {shown.length > 0 && (
        <ul className="mb-2 flex flex-col gap-2">
          {shown.map((variant) => {
            const name = variant.en || variant.ar || (addOn ? t`new extra` : t`new size`);
            return (
              <li key={variant.key} className="grid grid-cols-[1fr_1fr_6.5rem_auto] items-center gap-1.5">
                <TextInput
                  aria-label={t`${name}: Arabic name`}
                  placeholder={addOn ? 'جبن إضافي' : 'كبير'}
                  dir="rtl"
                  lang="ar"
                  maxLength={120}
                  value={variant.ar}
                  onChange={(event) => set(variant.key, { ar: event.target.value })}
                />
                <TextInput
                  aria-label={t`${name}: English name`}
                  placeholder={addOn ? t`Extra cheese` : t`Large`}
                  dir="ltr"
                  lang="en"
                  maxLength={120}
                  value={variant.en}
                  onChange={(event) => set(variant.key, { en: event.target.value })}
                />
                <AmountInput
                  aria-label={t`${name}: price`}
                  currency={currency}
                  value={variant.amount}
                  onChange={(amount) => set(variant.key, { amount })}
                />
                <IconButton label={t`Remove ${name}`} onClick={() => onChange(value.filter(({ key }) => key !== variant.key))}>
                  <Trash2 aria-hidden className="size-4" />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <Button look="ghost" className="-ms-2" onClick={() => onChange([...value, { key: nextKey(), ar: '', en: '', amount: '', addOn }])}>
        <Plus aria-hidden className="size-4" />
        {addOn ? <Trans>Add an extra</Trans> : <Trans>Add a size</Trans>}
      </Button>
    </fieldset>
  );
}
