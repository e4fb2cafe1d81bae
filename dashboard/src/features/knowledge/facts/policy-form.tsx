import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../access/use-session.ts';
import { Field, Select } from '../../settings/parts/fields.tsx';
import type { FactOf } from './api.ts';
import { FactForm } from './fact-form.tsx';
import { AmountInput, BothLanguages } from './form-parts.tsx';
import { amountText, readAmount } from './money.ts';
import { ValidityFields } from './validity-fields.tsx';
import { TOPICS } from './words.ts';

type Fields = FactOf<'policy'>['fields'];
type Topic = keyof typeof TOPICS;

/** A rule, or how the business is reached, in one or two sentences. */
export function PolicyForm({
  fact,
  given,
  onDone,
}: {
  fact: FactOf<'policy'> | null;
  given?: Partial<Fields>;
  onDone: (id: string | null) => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const own = useSession().tenant.currency;
  const [fields, setFields] = useState<Fields>({ ...EMPTY, ...fact?.fields, ...given });
  const currency = fields.amount?.currency ?? own;
  const [typed, setTyped] = useState(fields.amount ? amountText(fields.amount) : '');
  const set = (change: Partial<Fields>): void => setFields({ ...fields, ...change });
  const amount = readAmount(typed, currency);
  const said = Boolean(fields.text.ar?.trim() || fields.text.en?.trim());
  const backwards = fields.validFrom !== null && fields.validTo !== null && fields.validFrom > fields.validTo;
  const ready = said && amount !== undefined && !backwards;
  return (
    <FactForm
      kind="policy"
      fact={fact}
      fields={ready ? { ...fields, topic: fields.topic as Topic, amount } : null}
      missing={said ? null : t`A sentence in one of the languages is needed.`}
      onDone={onDone}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`About`}>
          <Select value={fields.topic} onChange={(event) => set({ topic: event.target.value })}>
            {(Object.keys(TOPICS) as Topic[]).map((topic) => (
              <option key={topic} value={topic}>
                {i18n._(TOPICS[topic])}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t`Amount`}
          hint={t`A fee or a least order; empty where there is none`}
          error={amount === undefined ? t`This is no amount. Write it like 18 or 18.50.` : undefined}
        >
          <AmountInput currency={currency} value={typed} onChange={setTyped} />
        </Field>
      </div>
      <BothLanguages label={t`What holds`} tall value={fields.text} maxLength={2_000} onChange={(text) => set({ text })} />
      <ValidityFields value={fields} onChange={set} error={backwards ? t`The last day is before the first.` : undefined} />
    </FactForm>
  );
}

const EMPTY: Fields = { topic: 'other', text: { en: null, ar: null }, amount: null, validFrom: null, validTo: null };
