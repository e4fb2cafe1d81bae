import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Download, FileSpreadsheet } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { exportFacts, type ImportReport, importFacts, type TableKind } from './api.ts';
import { refreshFacts } from './decide.ts';
import { Sheet, SheetBody, SheetFoot } from './sheet.tsx';

/** A table from a spreadsheet: first what it would do, row by row, then the doing. All rows are taken or none. */
export function ImportSheet({ open, kind, onClose }: { open: boolean; kind: TableKind; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const close = (): void => {
    setFile(null);
    setReport(null);
    setError(null);
    onClose();
  };
  const run = async (chosen: File, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const told = await importFacts(kind, chosen, dryRun);
      if (!dryRun && told.errors.length === 0) {
        const rows = told.added + told.changed;
        showToast({ text: plural(rows, { one: '# row is taken over', other: '# rows are taken over' }) });
        await refreshFacts();
        return close();
      }
      setReport(told);
    } catch (caught) {
      setReport(null);
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    setFile(chosen);
    void run(chosen, true);
  };
  const does = report ? report.added + report.changed : 0;
  return (
    <Sheet open={open} onClose={close} title={t`Import a table`}>
      <SheetBody>
        <p className="text-quiet">
          <Trans>
            Export the table, change it in any spreadsheet, save it as CSV and choose it here. You first see what would change; nothing is
            written before you say so.
          </Trans>
        </p>
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept=".csv,text/csv"
            aria-label={t`CSV file`}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button look={file ? 'plain' : 'primary'} disabled={busy} onClick={() => input.current?.click()}>
            <FileSpreadsheet aria-hidden className="size-4" />
            {file ? t`Choose another file` : t`Choose a CSV file`}
          </Button>
          <Button
            look="ghost"
            onClick={() => void exportFacts(kind).catch((caught: unknown) => showProblem(t`The table could not be made`, caught))}
          >
            <Download aria-hidden className="size-4" />
            <Trans>Export the table as it is</Trans>
          </Button>
        </div>
        {file && (
          <p className="text-xs text-quiet">
            <bdi>{file.name}</bdi>
          </p>
        )}
        <FormProblem error={error} />
        {busy && !report && (
          <LoadingRegion label={t`Reading the table`} className="flex flex-col gap-2">
            {[0, 1, 2].map((row) => (
              <Skeleton key={row} className="h-12 w-full rounded-xl" />
            ))}
          </LoadingRegion>
        )}
        {report && <Preview report={report} />}
      </SheetBody>
      <SheetFoot>
        <Button look="ghost" onClick={close}>{t`Cancel`}</Button>
        <Button
          look="primary"
          className="ms-auto"
          disabled={busy || !file || !report || report.errors.length > 0 || does === 0}
          aria-busy={busy}
          onClick={() => file && void run(file, false)}
        >
          {report && does > 0 ? <Plural value={does} one="Take over # row" other="Take over # rows" /> : t`Take the rows over`}
        </Button>
      </SheetFoot>
    </Sheet>
  );
}

function Preview({ report }: { report: ImportReport }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  if (report.errors.length > 0) {
    return (
      <section aria-label={t`Rows that cannot be taken`}>
        <p role="alert" className="mb-2 flex items-center gap-1.5 font-semibold text-bad">
          <CircleAlert aria-hidden className="size-4" />
          <Plural
            value={report.errors.length}
            one="# row cannot be taken; nothing is written"
            other="# rows cannot be taken; nothing is written"
          />
        </p>
        <ul className="flex flex-col gap-1.5">
          {report.errors.map((problem, at) => (
            <li
              key={`${problem.row} ${at}`}
              className="flex flex-wrap items-baseline gap-x-2 rounded-xl border border-bad-line bg-bad-soft px-3 py-2"
            >
              <span className="font-semibold">
                <Trans>Row {problem.row}</Trans>
              </span>
              {problem.column && (
                <bdi dir="ltr" className="font-mono text-xs">
                  {problem.column}
                </bdi>
              )}
              <Words text={problem.message[locale] ?? problem.message.en ?? ''} className="text-quiet" />
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section aria-label={t`What would change`} className="flex flex-col gap-2">
      <p role="status" className="flex flex-wrap gap-2">
        <Chip tone="good">
          <Plural value={report.added} _0="none new" one="# new" other="# new" />
        </Chip>
        <Chip tone="accent">
          <Plural value={report.changed} _0="none changed" one="# changed" other="# changed" />
        </Chip>
        <Chip>
          <Plural value={report.unchanged} _0="none stay" one="# stays as it is" other="# stay as they are" />
        </Chip>
      </p>
      <ol className="flex flex-col gap-1.5">
        {report.preview.map((row) => (
          <li key={row.row} className="rounded-xl border border-line px-3 py-2">
            <p className="flex flex-wrap items-center gap-2">
              <span className="text-xs text-faint">
                <Trans>Row {row.row}</Trans>
              </span>
              <Words text={row.label} className="font-semibold" />
              <Chip tone={row.change === 'added' ? 'good' : 'accent'}>{row.change === 'added' ? t`new` : t`changed`}</Chip>
            </p>
            <dl className="mt-1 flex flex-col gap-0.5 text-xs">
              {row.cells
                .filter(({ after }) => row.change === 'changed' || after !== '')
                .map((cell) => (
                  <div key={cell.column} className="flex flex-wrap gap-x-2">
                    <dt dir="ltr" className="font-mono text-quiet">
                      {cell.column}
                    </dt>
                    <dd className="min-w-0 wrap-anywhere">
                      {row.change === 'changed' && (
                        <>
                          <del className="text-quiet">
                            <bdi>{cell.before || '–'}</bdi>
                          </del>{' '}
                          <span aria-hidden>{locale === 'ar' ? '←' : '→'}</span>{' '}
                        </>
                      )}
                      <bdi className="font-semibold">{cell.after || '–'}</bdi>
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ol>
      {report.added + report.changed > report.preview.length && (
        <p className="text-xs text-quiet">
          <Trans>The first {report.preview.length} rows are shown.</Trans>
        </p>
      )}
    </section>
  );
}
