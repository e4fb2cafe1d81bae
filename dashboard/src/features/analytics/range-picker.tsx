import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { type AnalyticsSearch, type Days, daysBetween, MOST_DAYS, type Preset, PRESETS } from './days.ts';

// As the boxes of forms, whose code is not needed here.
const BOX = 'target h-9 w-full rounded-lg border border-line-strong bg-panel px-3 text-sm';

/** Which days are looked at: by name, or one's own. The address keeps it. */
export function RangePicker({
  search,
  days,
  today,
  onChoose,
}: {
  search: AnalyticsSearch;
  days: Days;
  today: string;
  onChoose: (next: AnalyticsSearch) => void;
}): ReactNode {
  const { t } = useLingui();
  const [own, setOwn] = useState(false);
  const names: Record<Preset, string> = {
    today: t`Today`,
    yesterday: t`Yesterday`,
    week: t`Last 7 days`,
    weeks: t`Last 28 days`,
    quarter: t`Last 90 days`,
    year: t`Last 365 days`,
    month: t`This month`,
    'last-month': t`Last month`,
  };
  const shown = own || search.first !== undefined;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <span className="relative block w-44">
        <select
          aria-label={t`Days that are looked at`}
          className={`${BOX} appearance-none truncate pe-8 font-semibold`}
          value={shown ? 'own' : (search.range ?? 'weeks')}
          onChange={({ target: { value } }) => {
            setOwn(value === 'own');
            const range = PRESETS.find((preset) => preset === value);
            if (range) onChoose(range === 'weeks' ? {} : { range });
          }}
        >
          {PRESETS.map((preset) => (
            <option key={preset} value={preset}>
              {names[preset]}
            </option>
          ))}
          <option value="own">{t`Days of your own`}</option>
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-faint" />
      </span>
      {shown && <OwnDays key={`${days.first}${days.last}`} days={days} today={today} onChoose={onChoose} />}
    </div>
  );
}

function OwnDays({ days, today, onChoose }: { days: Days; today: string; onChoose: (next: AnalyticsSearch) => void }): ReactNode {
  const { t } = useLingui();
  const [{ first, last }, setDraft] = useState(days);
  const tooLong = first !== '' && last !== '' && daysBetween(first, last) > MOST_DAYS;
  const backwards = first !== '' && last !== '' && first > last;
  const fits = first !== '' && last !== '' && !tooLong && !backwards && last <= today;
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onChoose({ first, last });
      }}
    >
      <input
        type="date"
        dir="ltr"
        required
        aria-label={t`First day`}
        className={`${BOX} max-w-44`}
        value={first}
        max={today}
        onChange={({ target }) => setDraft({ first: target.value, last })}
      />
      <input
        type="date"
        dir="ltr"
        required
        aria-label={t`Last day`}
        className={`${BOX} max-w-44`}
        value={last}
        max={today}
        onChange={({ target }) => setDraft({ first, last: target.value })}
      />
      <Button type="submit" className="h-9" disabled={!fits}>{t`Show`}</Button>
      {(tooLong || backwards) && (
        <p role="alert" className="w-full text-xs text-bad">
          {backwards ? t`The first day lies behind the last.` : t`At most ${MOST_DAYS} days can be looked at together.`}
        </p>
      )}
    </form>
  );
}
