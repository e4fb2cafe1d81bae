import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Eraser, SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { Field, Select, TextInput } from '../../settings/parts/fields.tsx';
import { weekdayName } from '../facts/weekdays.ts';
import { listSources } from './api.ts';
import { type Clock, DAYS, NOW, type Setting } from './clock.ts';
import { CHANNELS, SKINS } from './skins.ts';

/** As whom, where and when the bot is asked. */
export function AskSettings({
  setting,
  source,
  onChange,
  onSource,
  onClear,
}: {
  setting: Setting;
  source: string | null;
  onChange: (next: Setting) => void;
  onSource: (id: string | null) => void;
  onClear: (() => void) | null;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [open, setOpen] = useState(false);
  const { data: sources } = useQuery({
    queryKey: ['sources', 'names'],
    queryFn: ({ signal }) => listSources(signal),
    enabled: open || source !== null,
  });
  const { clock } = setting;
  const documents = sources?.items.filter(({ state }) => state === 'live') ?? [];
  const set = (next: Clock): void => onChange({ ...setting, clock: next });
  return (
    <div className="shrink-0 border-b border-line px-4 py-2.5 md:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t`Channel`}
          className="w-40"
          disabled={source !== null}
          value={setting.channel}
          onChange={(event) => onChange({ ...setting, channel: event.target.value })}
        >
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {SKINS[channel]?.name}
            </option>
          ))}
        </Select>
        <Button look="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
          <SlidersHorizontal aria-hidden className="size-4" />
          <Trans>Who and when</Trans>
        </Button>
        {onClear && (
          <IconButton label={t`Begin a new conversation`} className="ms-auto" onClick={onClear}>
            <Eraser aria-hidden className="size-4" />
          </IconButton>
        )}
      </div>
      {(open || source !== null) && (
        <div className="mt-3 grid gap-3 pb-1 sm:grid-cols-2">
          <Field label={t`Ask about`}>
            <Select value={source ?? ''} onChange={(event) => onSource(event.target.value || null)}>
              <option value="">{t`Everything the bot knows`}</option>
              {source !== null && !documents.some(({ id }) => id === source) && <option value={source}>{t`One document`}</option>}
              {documents.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {source === null && (
            <>
              <Field label={t`Name of the customer`}>
                <TextInput
                  maxLength={120}
                  placeholder={t`unknown`}
                  value={setting.contactName}
                  onChange={(event) => onChange({ ...setting, contactName: event.target.value })}
                />
              </Field>
              <Field label={t`Asked`}>
                <Select
                  value={clock.is === 'weekday' ? clock.weekday : clock.is}
                  onChange={(event) => {
                    const value = event.target.value;
                    if (value === 'now') set(NOW);
                    else if (value === 'day') set({ is: 'day', local: '' });
                    else
                      set({ is: 'weekday', weekday: value as (typeof DAYS)[number], time: clock.is === 'weekday' ? clock.time : '13:00' });
                  }}
                >
                  <option value="now">{t`Now`}</option>
                  {DAYS.map((day, at) => (
                    <option key={day} value={day}>
                      {weekdayName(at, locale)}
                    </option>
                  ))}
                  <option value="day">{t`On a certain day`}</option>
                </Select>
              </Field>
              {clock.is === 'weekday' && (
                <Field label={t`Time, where the business is`}>
                  <TextInput
                    type="time"
                    dir="ltr"
                    value={clock.time}
                    onChange={(event) => event.target.value && set({ ...clock, time: event.target.value })}
                  />
                </Field>
              )}
              {clock.is === 'day' && (
                <Field label={t`Day and time, on your clock`}>
                  <TextInput
                    type="datetime-local"
                    dir="ltr"
                    value={clock.local}
                    onChange={(event) => set({ is: 'day', local: event.target.value })}
                  />
                </Field>
              )}
            </>
          )}
        </div>
      )}
    </div>
  );
}
