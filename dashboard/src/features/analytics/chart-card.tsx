import { Trans, useLingui } from '@lingui/react/macro';
import { ChartColumn, Download, Hourglass, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { saveFile } from '../../shared/api/files.ts';
import { IconButton } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { FEW } from '../home/change-of.ts';
import type { Days } from './days.ts';
import { SheetTable } from './sheet-table.tsx';
import { fileNameOf, type Sheet, toCsv } from './sheet.ts';

/** A chart with what each needs: what it counts in words, its table, its file, and a mark where it is made of too few. */
export function ChartCard({
  title,
  about,
  days,
  sheet,
  counted,
  empty = false,
  className,
  children,
}: {
  title: string;
  about: ReactNode;
  days: Days;
  sheet: Sheet;
  /** Of how many conversations it is made; null where it is not made of conversations. */
  counted: number | null;
  empty?: boolean;
  className?: string;
  children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const [table, setTable] = useState(false);
  const id = useId();
  const save = (): void => saveFile({ name: fileNameOf(title, days), blob: new Blob([toCsv(sheet)], { type: 'text/csv;charset=utf-8' }) });
  return (
    <section aria-labelledby={id} className={cx('flex min-w-0 flex-col rounded-2xl border border-line bg-panel p-4 shadow-low', className)}>
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold">
            {title}
            {counted !== null && counted > 0 && counted < FEW && (
              <Chip tone="warn" title={t`Fewer than ${FEW} conversations in these days`}>
                <Hourglass aria-hidden className="size-3.5" />
                <span className="font-normal">
                  <Trans>Tentative</Trans>
                </span>
              </Chip>
            )}
          </h2>
          <p className="mt-0.5 text-xs text-quiet">{about}</p>
        </div>
        {!empty && (
          <div className="-me-1 -mt-1.5 flex">
            <IconButton label={table ? t`${title}: show as a chart` : t`${title}: show as a table`} onClick={() => setTable(!table)}>
              {table ? (
                <ChartColumn aria-hidden className="size-4.5" strokeWidth={1.75} />
              ) : (
                <Table2 aria-hidden className="size-4.5" strokeWidth={1.75} />
              )}
            </IconButton>
            <IconButton label={t`${title}: download as CSV`} onClick={save}>
              <Download aria-hidden className="size-4.5" strokeWidth={1.75} />
            </IconButton>
          </div>
        )}
      </header>
      {empty ? (
        <p className="flex flex-1 items-center justify-center px-4 py-8 text-center text-sm text-quiet">
          <Trans>Nothing in these days.</Trans>
        </p>
      ) : table ? (
        <SheetTable title={title} sheet={sheet} />
      ) : (
        children
      )}
    </section>
  );
}
