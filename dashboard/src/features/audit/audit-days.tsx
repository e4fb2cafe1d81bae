import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { dayText } from '../settings/parts/time-texts.ts';
import { useTimeZone } from '../settings/parts/times.tsx';
import type { AuditEntry } from './api.ts';
import { AuditRow } from './audit-row.tsx';

/** Entries under the day on which they happened. */
export function AuditDays<Entry extends AuditEntry>({
  entries,
  aside,
}: {
  entries: readonly Entry[];
  aside?: (entry: Entry) => ReactNode;
}): ReactNode {
  const { locale } = useLocale();
  const timeZone = useTimeZone();
  const days = Map.groupBy(entries, ({ at }) => dayText(at, locale, timeZone));
  return (
    <div className="flex flex-col gap-4">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-1.5 text-xs font-semibold text-quiet">
            <bdi>{day}</bdi>
          </h2>
          <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-panel">
            {ofDay.map((entry) => (
              <AuditRow key={entry.id} entry={entry} aside={aside?.(entry)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
