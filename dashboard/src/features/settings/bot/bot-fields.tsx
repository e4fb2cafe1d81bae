import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { number } from '../../../shared/time/format.ts';
import { Chip } from '../../../shared/ui/chip.tsx';
import type { Settings } from '../api.ts';
import { Field, Select, TextArea, TextInput } from '../parts/fields.tsx';
import { Card } from '../parts/page-frame.tsx';
import { FIELDS, type FieldKey, minutesText } from './settings-fields.ts';

const LATE_CHOICES = [15, 30, 60, 120, 360, 720, 1_440];
const RETURN_CHOICES = [15, 30, 60, 120, 240, 720, 1_440, 4_320, 10_080];
const MAX_INSTRUCTIONS = 4_000;

/** The given value stays choosable, also when the API set one that is not in the list. */
const withValue = (choices: readonly number[], value: number | null): number[] =>
  [...new Set([...choices, ...(value === null ? [] : [value])])].sort((one, other) => one - other);

export function BotFields({
  value,
  live,
  readOnly,
  onChange,
}: {
  value: Settings;
  live: Settings;
  readOnly: boolean;
  onChange: (change: Partial<Settings>) => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const label = (key: FieldKey): ReactNode => (
    <>
      {i18n._(FIELDS[key].name)} {value[key] !== live[key] && <Chip tone="accent">{t`Changed`}</Chip>}
    </>
  );
  const hint = (key: FieldKey): string => i18n._(FIELDS[key].explains);
  const left = MAX_INSTRUCTIONS - value.instructions.length;
  return (
    <>
      <Card title={t`How it speaks`}>
        <Field
          label={label('instructions')}
          hint={
            <>
              {hint('instructions')}
              {left < 400 && (
                <span className="ms-1 font-semibold">
                  <Isolated>{number(left, locale)}</Isolated> {t`characters left`}
                </span>
              )}
            </>
          }
        >
          <TextArea
            rows={6}
            maxLength={MAX_INSTRUCTIONS}
            disabled={readOnly}
            value={value.instructions}
            placeholder={t`You are the host of our restaurant. Be warm and brief…`}
            onChange={(event) => onChange({ instructions: event.target.value })}
          />
        </Field>
      </Card>
      <Card title={t`When it hands over`}>
        <div className="flex flex-col gap-5">
          <Field label={label('confidenceLine')} hint={hint('confidenceLine')}>
            <CertaintyLine value={value.confidenceLine} disabled={readOnly} onChange={(confidenceLine) => onChange({ confidenceLine })} />
          </Field>
          <Field label={label('businessContact')} hint={hint('businessContact')}>
            <TextInput
              maxLength={200}
              disabled={readOnly}
              value={value.businessContact}
              onChange={(event) => onChange({ businessContact: event.target.value })}
            />
          </Field>
          <Field label={label('returnPenAfterMinutes')} hint={hint('returnPenAfterMinutes')}>
            <Select
              className="max-w-72"
              disabled={readOnly}
              value={value.returnPenAfterMinutes ?? ''}
              onChange={(event) => onChange({ returnPenAfterMinutes: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{t`Never: a person gives it back`}</option>
              {withValue(RETURN_CHOICES, value.returnPenAfterMinutes).map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t`After ${minutesText(minutes, locale)}`}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </Card>
      <Card title={t`Late messages`}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={label('latePolicy')} hint={hint('latePolicy')}>
            <Select
              disabled={readOnly}
              value={value.latePolicy}
              onChange={(event) => onChange({ latePolicy: event.target.value === 'answer' ? 'answer' : 'hand_over' })}
            >
              <option value="answer">{t`The bot answers them`}</option>
              <option value="hand_over">{t`A person answers them`}</option>
            </Select>
          </Field>
          <Field label={label('lateAfterMinutes')} hint={hint('lateAfterMinutes')}>
            <Select
              disabled={readOnly}
              value={value.lateAfterMinutes}
              onChange={(event) => onChange({ lateAfterMinutes: Number(event.target.value) })}
            >
              {withValue(LATE_CHOICES, value.lateAfterMinutes).map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutesText(minutes, locale)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </Card>
      <Card title={t`Sign-in of your team`}>
        <SecondFactorSwitch
          label={label('requireSecondFactor')}
          hint={hint('requireSecondFactor')}
          checked={value.requireSecondFactor}
          disabled={readOnly}
          onChange={(requireSecondFactor) => onChange({ requireSecondFactor })}
        />
      </Card>
    </>
  );
}

/** A line between answering much and answering only what is certain. */
function CertaintyLine({
  value,
  disabled,
  onChange,
  ...aria
}: {
  value: number;
  disabled: boolean;
  onChange: (next: number) => void;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const percent = number(value, locale, { style: 'percent' });
  return (
    <span className="block max-w-lg">
      <span className="flex items-center gap-3">
        <input
          {...aria}
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={value}
          disabled={disabled}
          aria-valuetext={percent}
          onChange={(event) => onChange(Number(event.target.value))}
          className="target h-6 min-w-0 flex-1 accent-accent"
        />
        <Isolated className="w-12 text-end text-lg font-semibold">{percent}</Isolated>
      </span>
      <span className="flex justify-between gap-4 pe-15 text-xs text-quiet">
        <span>{t`Answers more by itself`}</span>
        <span className="text-end">{t`Asks people more often`}</span>
      </span>
    </span>
  );
}

function SecondFactorSwitch({
  label,
  hint,
  checked,
  disabled,
  onChange,
}: {
  label: ReactNode;
  hint: string;
  checked: boolean;
  disabled: boolean;
  onChange: (next: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="min-w-0">
        <p id={id} className="font-semibold">
          {label}
        </p>
        <p id={`${id}-hint`} className="mt-0.5 text-xs text-quiet">
          {hint}
        </p>
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        disabled={disabled}
        onClick={() => onChange(!checked)}
        className="group mt-0.5 flex h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors disabled:opacity-60 aria-checked:bg-accent"
      >
        <span className="size-4 rounded-full bg-panel transition-[margin] group-aria-checked:ms-4" />
      </button>
    </div>
  );
}
