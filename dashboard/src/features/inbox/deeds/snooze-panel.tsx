import { useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { clockTime, dayKey, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useSession } from '../../access/use-session.ts';
import { Field, TextInput } from '../../settings/parts/fields.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { type Preset, readField, snoozeTimes, writeField } from './snooze-times.ts';

/** Until when a conversation sleeps: usual times, or any other, on the clocks of the business. */
export function SnoozePanel({ onPick }: { onPick: (until: string) => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const [own, setOwn] = useState('');
  const names: Record<Preset, string> = {
    hour: t`In an hour`,
    three_hours: t`In three hours`,
    evening: t`This evening`,
    tomorrow: t`Tomorrow morning`,
    week: t`In a week`,
  };
  const chosen = readField(own, timeZone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen) onPick(chosen);
  };
  return (
    <div className="w-72">
      {snoozeTimes(now, timeZone).map(({ preset, until }) => (
        <PanelButton key={preset} onClick={() => onPick(until)}>
          <span className="flex-1">{names[preset]}</span>
          <bdi className="text-xs text-faint">
            {dayKey(until, timeZone) === dayKey(now, timeZone) ? '' : `${shortTime(until, locale, timeZone, now)} `}
            {clockTime(until, locale, timeZone)}
          </bdi>
        </PanelButton>
      ))}
      <form onSubmit={submit} className="mt-1 flex items-end gap-2 border-t border-line px-2 pt-2 pb-1">
        <Field label={t`Another time`} className="flex-1">
          <TextInput
            type="datetime-local"
            dir="ltr"
            min={writeField(now + 60_000, timeZone)}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        </Field>
        <Button type="submit" look="primary" disabled={!chosen || Date.parse(chosen) <= now} className="h-9">
          {t`Snooze`}
        </Button>
      </form>
    </div>
  );
}
