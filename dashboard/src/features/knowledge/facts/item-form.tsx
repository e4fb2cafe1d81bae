import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../access/use-session.ts';
import { Field, Select, TextInput, Tick } from '../../settings/parts/fields.tsx';
import type { FactOf } from './api.ts';
import { FactForm } from './fact-form.tsx';
import { AmountInput, BothLanguages, Chips } from './form-parts.tsx';
import { amountText, readAmount } from './money.ts';
import { useToday } from './today.ts';
import { ValidityFields } from './validity-fields.tsx';
import { readVariants, typedVariants, VariantsField } from './variants-field.tsx';
import { ALLERGENS, DIETS } from './words.ts';

type Fields = FactOf<'item'>['fields'];
type Diet = keyof typeof DIETS;
type Allergen = keyof typeof ALLERGENS;

/** A dish, a drink, a product. */
export function ItemForm({ fact, given, onDone }: { fact: FactOf<'item'> | null; given?: Partial<Fields>; onDone: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const today = useToday();
  const own = useSession().tenant.currency;
  const [fields, setFields] = useState<Fields>({ ...EMPTY, ...fact?.fields, ...given });
  const currency = fields.price?.currency ?? fields.variants.find(({ price }) => price)?.price?.currency ?? own;
  const [amount, setAmount] = useState(fields.price ? amountText(fields.price) : '');
  const [variants, setVariants] = useState(() => typedVariants(fields.variants));
  const [calories, setCalories] = useState(fields.calories === null ? '' : String(fields.calories));
  const [aliases, setAliases] = useState(fields.aliases.join(', '));
  const set = (change: Partial<Fields>): void => setFields({ ...fields, ...change });
  const price = readAmount(amount, currency);
  const sizes = readVariants(variants, currency);
  const named = fields.name.ar !== null || fields.name.en !== null;
  const backwards = fields.validFrom !== null && fields.validTo !== null && fields.validFrom > fields.validTo;
  const energy = calories.trim() === '' ? null : /^\d{1,5}$/.test(calories.trim()) ? Number(calories) : undefined;
  const ready = named && price !== undefined && sizes !== undefined && energy !== undefined && !backwards;
  const out = fields.available ? (fields.soldOutOn === today ? 'today' : 'no') : 'yes';
  const list = aliases
    .split(/[,،\n]/)
    .map((alias) => alias.trim())
    .filter(Boolean)
    .slice(0, 30);
  return (
    <FactForm
      kind="item"
      fact={fact}
      fields={
        ready
          ? {
              ...{ ...fields, price, variants: sizes, calories: energy, aliases: list, soldOutOn: fields.soldOutOn ?? null },
              ...{ dietTags: fields.dietTags as Diet[], allergens: fields.allergens as Allergen[] },
            }
          : null
      }
      missing={named ? null : t`A name in one of the languages is needed.`}
      onDone={onDone}
    >
      <BothLanguages label={t`Name`} value={fields.name} maxLength={120} onChange={(name) => set({ name })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Price`} error={price === undefined ? t`This is no amount. Write it like 18 or 18.50.` : undefined}>
          <AmountInput currency={currency} value={amount} onChange={setAmount} />
        </Field>
        <Field label={t`Available`}>
          <Select
            value={out}
            onChange={(event) => set({ available: event.target.value !== 'yes', soldOutOn: event.target.value === 'today' ? today : null })}
          >
            <option value="no">{t`Yes`}</option>
            <option value="today">{t`Sold out today, back tomorrow`}</option>
            <option value="yes">{t`Sold out until you say otherwise`}</option>
          </Select>
        </Field>
      </div>
      <VariantsField addOn={false} value={variants} currency={currency} onChange={setVariants} />
      <VariantsField addOn value={variants} currency={currency} onChange={setVariants} />
      {sizes === undefined && (
        <p role="alert" className="text-xs text-bad">
          <Trans>One of these prices is no amount. Write it like 18 or 18.50.</Trans>
        </p>
      )}
      <BothLanguages label={t`Section`} value={fields.section} maxLength={120} onChange={(section) => set({ section })} />
      <BothLanguages
        label={t`Description`}
        tall
        value={fields.description}
        maxLength={2_000}
        onChange={(description) => set({ description })}
      />
      <Chips
        legend={t`Diet`}
        choices={(Object.keys(DIETS) as Diet[]).map((value) => ({ value, label: i18n._(DIETS[value]) }))}
        chosen={fields.dietTags as Diet[]}
        onChange={(dietTags) => set({ dietTags })}
      />
      <div className="rounded-2xl border border-warn-line bg-warn-soft/40 p-3">
        <Chips
          legend={t`Allergens it contains`}
          tone="warn"
          choices={(Object.keys(ALLERGENS) as Allergen[]).map((value) => ({ value, label: i18n._(ALLERGENS[value]) }))}
          chosen={fields.allergens as Allergen[]}
          onChange={(allergens) => set({ allergens, allergensConfirmed: false })}
        />
        <Tick
          className="mt-2"
          label={t`I checked this list with the kitchen and stand for it`}
          hint={t`Only then does the bot answer about allergies from this item. An empty list means that nothing was stated, not that there is nothing.`}
          checked={fields.allergensConfirmed}
          onChange={(event) => set({ allergensConfirmed: event.target.checked })}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Other names people use`} hint={t`Separated by commas`}>
          <TextInput value={aliases} maxLength={2_000} onChange={(event) => setAliases(event.target.value)} />
        </Field>
        <Field label={t`Calories`} error={energy === undefined ? t`A whole number, such as 420.` : undefined}>
          <TextInput dir="ltr" inputMode="numeric" maxLength={5} value={calories} onChange={(event) => setCalories(event.target.value)} />
        </Field>
      </div>
      <ValidityFields value={fields} onChange={set} error={backwards ? t`The last day is before the first.` : undefined} />
    </FactForm>
  );
}

const NONE = { en: null, ar: null };
const EMPTY: Fields = {
  ...{ name: NONE, section: NONE, description: NONE, aliases: [], price: null, variants: [], calories: null, dietTags: [], allergens: [] },
  ...{ allergensConfirmed: false, available: true, validFrom: null, validTo: null, soldOutOn: null },
};
