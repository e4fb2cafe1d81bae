import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { type Profile, type Tenant, updateTenant } from '../api.ts';
import { asTyped, BilingualFields, givenOnly } from '../parts/bilingual-fields.tsx';
import { Field, Select, Tick } from '../parts/fields.tsx';
import { Card, PageFrame } from '../parts/page-frame.tsx';
import { Picker } from '../parts/picker.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useMay } from '../parts/use-may.ts';
import { useWrite } from '../parts/use-write.ts';
import { currencyChoices, timeZoneChoices } from './choices.ts';
import { changedParts } from './changed-parts.ts';

const KINDS = ['restaurant', 'cafe', 'retail', 'hotel', 'service'] as const;

/** A kind that a newer server knows counts as the most general one here. */
const kindOf = (tenant: Tenant): Profile['kind'] => KINDS.find((kind) => kind === tenant.kind) ?? 'service';

export function ProfileForm({ tenant, logo }: { tenant: Tenant; logo: ReactNode }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const readOnly = !useMay()('settings.write');
  const [name, setName] = useState(asTyped(tenant.name));
  const [rest, setRest] = useState({
    kind: kindOf(tenant),
    timeZone: tenant.timeZone,
    currency: tenant.currency,
    defaultLanguage: tenant.defaultLanguage,
    languages: tenant.languages,
  });
  const now = useNow(3_600_000);
  const zones = useMemo(() => timeZoneChoices(locale, now), [locale, now]);
  const currencies = useMemo(() => currencyChoices(locale), [locale]);
  const change = changedParts(tenant, { name: givenOnly(name), ...rest });
  const dirty = Object.keys(change).length > 0;
  const save = useWrite({
    write: updateTenant,
    failed: null,
    done: () => t`The profile is saved`,
    refresh: [['tenant'], ['session']],
  });
  const named = name.en.trim() !== '' || name.ar.trim() !== '';
  const kinds: Record<Profile['kind'], string> = {
    restaurant: t`Restaurant`,
    cafe: t`Café`,
    retail: t`Shop or brand`,
    hotel: t`Hotel`,
    service: t`Service`,
  };
  const reset = (): void => {
    setName(asTyped(tenant.name));
    setRest({ ...rest, ...tenant, kind: kindOf(tenant) });
    save.reset();
  };
  const toggle = (language: 'ar' | 'en', on: boolean): void => {
    const languages = on ? [...rest.languages, language] : rest.languages.filter((each) => each !== language);
    setRest({
      ...rest,
      languages,
      defaultLanguage: languages.includes(rest.defaultLanguage) ? rest.defaultLanguage : (languages[0] ?? language),
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(change);
  };
  return (
    <form onSubmit={submit} className="h-full">
      <PageFrame
        title={t`Workspace`}
        about={t`What your business is called and how it counts time and money.`}
        footer={
          dirty && (
            <SaveBar
              error={save.error ? (wordsOf(save.error, locale) ?? t`The profile could not be saved. Try again.`) : null}
              busy={save.isPending}
              disabled={!named || rest.languages.length === 0}
              label={t`Save`}
              onCancel={reset}
            >
              {named ? t`You have changes that are not saved.` : t`Give it a name in one language or both.`}
            </SaveBar>
          )
        }
      >
        {logo}
        <Card title={t`Profile`} about={t`Customers see the name where the bot introduces itself.`}>
          <div className="flex flex-col gap-4">
            <BilingualFields label={t`Name`} value={name} onChange={setName} disabled={readOnly} />
            <Field label={t`Kind of business`}>
              <Select
                disabled={readOnly}
                value={rest.kind}
                onChange={(event) => setRest({ ...rest, kind: event.target.value as Profile['kind'] })}
              >
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {kinds[kind]}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        </Card>
        <Card title={t`Time and money`} about={t`Opening hours, figures and this dashboard follow this clock.`}>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t`Time zone`} hint={t`Type a city or a country.`}>
              <Picker disabled={readOnly} choices={zones} value={rest.timeZone} onChange={(timeZone) => setRest({ ...rest, timeZone })} />
            </Field>
            <Field label={t`Currency`} hint={t`Prices that you enter are in it.`}>
              <Picker
                disabled={readOnly}
                choices={currencies}
                value={rest.currency}
                onChange={(currency) => setRest({ ...rest, currency })}
              />
            </Field>
          </div>
        </Card>
        <Card
          title={t`Languages`}
          about={t`The bot answers in the language of the customer when it is ticked here, and in the first language otherwise.`}
        >
          <div className="flex flex-wrap gap-x-8 gap-y-1">
            <Tick
              label="العربية"
              disabled={readOnly}
              checked={rest.languages.includes('ar')}
              onChange={(event) => toggle('ar', event.target.checked)}
            />
            <Tick
              label="English"
              disabled={readOnly}
              checked={rest.languages.includes('en')}
              onChange={(event) => toggle('en', event.target.checked)}
            />
          </div>
          {rest.languages.length === 0 && (
            <p role="alert" className="mt-1 text-xs text-bad">
              {t`Tick at least one language.`}
            </p>
          )}
          <Field label={t`First language`} className="mt-3 max-w-60">
            <Select
              disabled={readOnly || rest.languages.length < 2}
              value={rest.defaultLanguage}
              onChange={(event) => setRest({ ...rest, defaultLanguage: event.target.value === 'ar' ? 'ar' : 'en' })}
            >
              <option value="ar">العربية</option>
              <option value="en">English</option>
            </Select>
          </Field>
        </Card>
      </PageFrame>
    </form>
  );
}
