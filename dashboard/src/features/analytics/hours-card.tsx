import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { useWide } from '../../shared/use-wide.ts';
import { useMay } from '../access/use-may.ts';
import { useSession } from '../access/use-session.ts';
import { weekdayName } from '../inbox/list/part-words.ts';
import type { ActivityView } from './api.ts';
import { ChartCard } from './chart-card.tsx';
import type { Days } from './days.ts';
import { useOpens } from './opens.tsx';
import { useRoving } from './use-roving.ts';

/** The region's week begins on Sunday. */
const WEEK = [7, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** When customers write, by weekday and hour of the business's clock. A phone has hours below each other, which leaves each mark its room. */
export function HoursCard({
  view,
  days,
  counted,
  className,
}: {
  view: ActivityView;
  days: Days;
  counted: number;
  className?: string;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const opens = useOpens();
  const may = useMay();
  const wide = useWide('48rem');
  const at = new Map(view.now.hours.map((each) => [`${each.weekday}-${each.hour}`, each]));
  const of = (weekday: number, hour: number): number => at.get(`${weekday}-${hour}`)?.conversations ?? 0;
  const most = Math.max(1, ...view.now.hours.map(({ conversations }) => conversations));
  const busiest = view.now.hours.reduce<(typeof view.now.hours)[number] | null>(
    (found, each) => (found && found.conversations >= each.conversations ? found : each),
    null,
  );
  const part = (weekday: number, hour: number): string => `hour:${weekday}-${String(hour).padStart(2, '0')}`;
  const [rows, columns] = wide ? [WEEK, HOURS] : [HOURS, WEEK];
  const roving = useRoving(rows.length * columns.length, columns.length);
  const title = t`When customers write`;
  const day = busiest ? weekdayName(busiest.weekday, locale) : '';
  const hour = busiest ? clock(busiest.hour) : '';
  return (
    <ChartCard
      title={title}
      about={
        busiest
          ? t`Conversations by weekday and hour (${timeZone}). Busiest: ${day}, ${hour}.`
          : t`Conversations by weekday and hour (${timeZone}).`
      }
      days={days}
      counted={counted}
      empty={view.now.hours.length === 0}
      className={className ?? ''}
      sheet={{
        columns: [t`Weekday`, t`Hour`, t`Conversations`, t`Messages of customers`],
        rows: view.now.hours.map((each) => [
          { value: weekdayName(each.weekday, locale) },
          { value: clock(each.hour) },
          { value: each.conversations, opens: opens({ part: part(each.weekday, each.hour) }) },
          { value: each.messages },
        ]),
      }}
    >
      <div className="mt-3" {...roving.group}>
        <table aria-label={title} className="w-full border-separate text-2xs text-quiet" style={{ tableLayout: 'fixed', borderSpacing: 1 }}>
          <thead>
            <tr>
              <th scope="col" className="w-14">
                <span className="sr-only">{wide ? t`Weekday` : t`Hour`}</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="pb-1 font-normal">
                  {wide ? (
                    <Isolated>
                      <span className="sr-only">{clock(column)}</span>
                      <span aria-hidden>{column % 3 === 0 ? column : ''}</span>
                    </Isolated>
                  ) : (
                    weekdayName(column, locale, 'short')
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowAt) => (
              <tr key={row}>
                <th scope="row" className="truncate pe-2 text-start font-normal">
                  {wide ? weekdayName(row, locale, 'short') : <Isolated>{clock(row)}</Isolated>}
                </th>
                {columns.map((column, columnAt) => {
                  const [weekday, hourOf] = wide ? [row, column] : [column, row];
                  const count = of(weekday, hourOf);
                  const [name, time, shown] = [weekdayName(weekday, locale), clock(hourOf), number(count, locale)];
                  const given = {
                    ...roving.mark(rowAt * columns.length + columnAt),
                    'aria-label': t`${name} ${time}, conversations: ${shown}`,
                    title: t`${name} ${time}, conversations: ${shown}`,
                    className: 'block h-5 rounded-sm',
                    // Strength alone says it: no colour has to be told from another.
                    style: {
                      backgroundColor:
                        count === 0
                          ? 'var(--sunken)'
                          : `color-mix(in oklab, var(--accent) ${Math.round(12 + (count / most) * 88)}%, var(--panel))`,
                    },
                  };
                  return (
                    <td key={column} className="p-0!">
                      {count > 0 && may('conversations.read') ? (
                        <Link to="/inbox" search={opens({ part: part(weekday, hourOf) })} {...given} />
                      ) : (
                        <span role="img" {...given} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartCard>
  );
}
