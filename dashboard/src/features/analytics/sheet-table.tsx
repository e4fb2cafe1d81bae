import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { Opens } from './opens.tsx';
import type { Sheet } from './sheet.ts';

/** A chart as a table, for reading and for screen readers. */
export function SheetTable({ title, sheet }: { title: string; sheet: Sheet }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  return (
    <div className="thin-scroll mt-3 max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={t`${title}: table`}>
      <table aria-label={title} className="w-full text-sm">
        <thead className="sticky top-0 bg-panel text-xs text-quiet">
          <tr className="*:px-2 *:py-1.5 *:text-end *:font-normal">
            {sheet.columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? 'text-start!' : ''}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(([head, ...cells], at) => (
            <tr key={at} className="border-t border-line *:px-2 *:py-1.5 *:text-end">
              <th scope="row" className="text-start! font-normal">
                <bdi>{head?.shown ?? head?.value}</bdi>
              </th>
              {cells.map((cell, index) => (
                <td key={sheet.columns[index + 1]} className="whitespace-nowrap">
                  {cell.value === null ? (
                    <span className="text-faint">–</span>
                  ) : (
                    <Opens search={cell.value === 0 ? undefined : cell.opens}>
                      {typeof cell.value === 'number' ? (
                        <Isolated>{cell.shown ?? number(cell.value, locale)}</Isolated>
                      ) : (
                        <bdi>{cell.shown ?? cell.value}</bdi>
                      )}
                    </Opens>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
