import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { longDay } from './day-label.ts';
import { FigureLink } from './figure-link.tsx';
import type { TrendPair } from './trend-card.tsx';

/** The same as the columns, for reading; the newest day first. */
export function TrendTable({ pairs }: { pairs: TrendPair[] }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const count = (value: number): ReactNode => <Isolated>{number(value, locale)}</Isolated>;
  return (
    <div className="mt-3">
      <table aria-label={t`Conversations by day`} className="w-full text-sm">
        <thead className="text-xs text-quiet">
          <tr className="*:px-2 *:py-1.5 *:text-end *:font-normal">
            <th scope="col" className="text-start!">
              <Trans>Day</Trans>
            </th>
            <th scope="col">
              <Trans>Conversations</Trans>
            </th>
            <th scope="col">
              <Trans>Left to a person</Trans>
            </th>
            <th scope="col">
              <Trans>The time before</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.toReversed().map(({ now, before }) => (
            <tr key={now.day} className="border-t border-line *:px-2 *:py-1.5 *:text-end">
              <th scope="row" className="text-start! font-normal">
                {longDay(now.day, locale)}
              </th>
              <td>
                <FigureLink figure="asked" within={now}>
                  {count(now.asked)}
                </FigureLink>
              </td>
              <td>
                <FigureLink figure="handed_over" within={now}>
                  {count(now.handedOver)}
                </FigureLink>
              </td>
              <td className="text-quiet">{count(before?.asked ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
