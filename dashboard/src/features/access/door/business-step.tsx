import type { SupportedLanguage } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo, useState } from 'react';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { FormField, TallInput } from '../../../shared/form/field.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { TallSelect } from '../../../shared/form/tall-select.tsx';
import { onSubmit, type Submit } from '../../../shared/form/use-submit.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { currencyChoices, zoneChoices } from './place-choices.ts';

export interface Business {
  en: string;
  ar: string;
  kind: 'restaurant' | 'cafe' | 'retail' | 'hotel' | 'service';
  timeZone: string;
  currency: string;
  defaultLanguage: SupportedLanguage;
}

export function BusinessStep({
  value,
  onChange,
  onBack,
  send,
}: {
  value: Business;
  onChange: (next: Business) => void;
  onBack: () => void;
  send: Submit<void>;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [asked, setAsked] = useState(false);
  const currencies = useMemo(() => currencyChoices(locale), [locale]);
  const zones = useMemo(() => zoneChoices(value.timeZone), [value.timeZone]);
  const nameless = value.en.trim() === '' && value.ar.trim() === '';
  const kinds: Record<Business['kind'], string> = {
    restaurant: t`Restaurant`,
    cafe: t`Café`,
    retail: t`Shop or brand`,
    hotel: t`Hotel`,
    service: t`Service`,
  };
  const submit = (): void => {
    setAsked(true);
    if (!nameless) void send.run();
  };
  const name = (language: 'en' | 'ar', first: boolean): ReactNode => (
    <FormField
      key={language}
      label={language === 'ar' ? t`Name in Arabic` : t`Name in English`}
      aside={first ? undefined : t`if there is one`}
      error={asked && nameless && first ? t`Write the name in one of the two languages.` : undefined}
    >
      <TallInput
        lang={language}
        dir={language === 'ar' ? 'rtl' : 'ltr'}
        autoComplete="organization"
        maxLength={120}
        value={value[language]}
        onChange={(event) => onChange({ ...value, [language]: event.target.value })}
      />
    </FormField>
  );
  return (
    <form ref={focusFirst} noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
      {locale === 'ar' ? [name('ar', true), name('en', false)] : [name('en', true), name('ar', false)]}
      <FormField label={t`What it is`}>
        <TallSelect value={value.kind} onChange={(event) => onChange({ ...value, kind: event.target.value as Business['kind'] })}>
          {Object.entries(kinds).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </TallSelect>
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label={t`Currency`}>
          <TallSelect value={value.currency} onChange={(event) => onChange({ ...value, currency: event.target.value })}>
            {currencies.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </TallSelect>
        </FormField>
        <FormField label={t`Time zone`}>
          <TallSelect value={value.timeZone} onChange={(event) => onChange({ ...value, timeZone: event.target.value })}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </TallSelect>
        </FormField>
      </div>
      <FormField
        label={t`Language of most customers`}
        hint={t`The bot answers in the language of each message; this one is for when it cannot tell.`}
      >
        <TallSelect
          value={value.defaultLanguage}
          onChange={(event) => onChange({ ...value, defaultLanguage: event.target.value as SupportedLanguage })}
        >
          <option value="ar" lang="ar">
            العربية
          </option>
          <option value="en" lang="en">
            English
          </option>
        </TallSelect>
      </FormField>
      <FormProblem error={send.error} waitSeconds={send.waitSeconds} />
      <SubmitButton busy={send.busy} disabled={send.waitSeconds > 0}>
        <Trans>Make the account</Trans>
      </SubmitButton>
      <Button look="ghost" className="h-11" onClick={onBack}>{t`Back`}</Button>
    </form>
  );
}
