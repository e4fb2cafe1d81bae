import { Trans, useLingui } from '@lingui/react/macro';
import { Download, FileText, Plus, TriangleAlert, Upload, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { number } from '../../../shared/time/format.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { RowMenu } from '../../settings/parts/row-menu.tsx';
import { SearchBox } from '../../settings/parts/search-box.tsx';
import { type Counts, exportFacts, type Kind, type Show, type TableKind } from './api.ts';
import { KINDS, SHOWS } from './words.ts';

const ORDER: readonly Kind[] = ['item', 'hours', 'policy', 'branch'];
const FILTERS: readonly Show[] = [
  'in_use',
  'proposed',
  'contradicting',
  'missing_price',
  'open_allergens',
  'expired',
  'confirmed',
  'edited',
  'rejected',
];

export function countOf(show: Show, counts: Counts | undefined): number | null {
  if (!counts) return null;
  if (show === 'in_use') return counts.total - counts.statuses.rejected;
  if (show === 'missing_price') return counts.missingPrice;
  if (show === 'open_allergens') return counts.unconfirmedAllergens;
  return counts.statuses[show];
}

/** Which facts are shown, and what can be done with all of them. */
export function FactsToolbar({
  kind,
  show,
  typed,
  counts,
  mayWrite,
  sourceName,
  onKind,
  onShow,
  onType,
  onAnySource,
  onAdd,
  onImport,
}: {
  kind: Kind;
  show: Show | 'problems';
  typed: string;
  counts: Record<Kind, Counts> | undefined;
  mayWrite: boolean;
  sourceName: string | null;
  onKind: (kind: Kind) => void;
  onShow: (show: Show | 'problems') => void;
  onType: (text: string) => void;
  onAnySource: () => void;
  onAdd: () => void;
  onImport: () => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const problems =
    counts &&
    ORDER.reduce((sum, each) => sum + counts[each].statuses.contradicting + counts[each].statuses.expired, counts.item.missingPrice);
  const table = kind === 'branch' ? null : (kind satisfies TableKind);
  const download = (of: TableKind): void =>
    void exportFacts(of).catch((error: unknown) => showProblem(t`The table could not be made`, error));
  const pill = 'target inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border px-3 text-xs whitespace-nowrap transition-colors';
  return (
    <div className="flex shrink-0 flex-col gap-2.5 px-4 pt-3 pb-2.5 md:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <div
          role="group"
          aria-label={t`Kinds of facts`}
          className="thin-scroll flex max-w-full overflow-x-auto rounded-xl border border-line bg-sunken p-0.5"
        >
          {ORDER.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={kind === each}
              onClick={() => onKind(each)}
              className={cx(
                'target inline-flex h-8 shrink-0 items-center gap-1.5 rounded-[10px] px-3 text-sm whitespace-nowrap',
                kind === each ? 'bg-panel font-semibold shadow-low' : 'text-quiet hover:text-ink',
              )}
            >
              {i18n._(KINDS[each])}
              {counts && <bdi className="text-xs font-normal text-faint">{number(countOf('in_use', counts[each]) ?? 0, locale)}</bdi>}
            </button>
          ))}
        </div>
        <SearchBox label={t`Search in either language`} value={typed} onChange={onType} className="min-w-40 flex-1 md:max-w-72" />
        <span className="ms-auto flex items-center gap-1.5">
          {mayWrite && (
            <Button look="primary" onClick={onAdd}>
              <Plus aria-hidden className="size-4" />
              <span className="max-sm:sr-only">
                <Trans>Add by hand</Trans>
              </span>
            </Button>
          )}
          {table && (
            <RowMenu
              label={t`More about this table`}
              deeds={[
                ...(mayWrite ? [{ label: t`Import a table (CSV)`, icon: Upload, onSelect: onImport }] : []),
                { label: t`Export as a table (CSV)`, icon: Download, onSelect: () => download(table) },
              ]}
            />
          )}
        </span>
      </div>
      <div
        role="group"
        aria-label={t`Filters`}
        className="thin-scroll -mx-4 flex gap-1.5 overflow-x-auto px-4 pb-0.5 md:mx-0 md:flex-wrap md:px-0"
      >
        {problems !== undefined && problems > 0 && (
          <button
            type="button"
            aria-pressed={show === 'problems'}
            onClick={() => onShow(show === 'problems' ? 'in_use' : 'problems')}
            className={cx(pill, 'border-warn-line bg-warn-soft font-semibold text-warn')}
          >
            <TriangleAlert aria-hidden className="size-3.5" />
            <Trans>To put right</Trans>
            <bdi>{number(problems, locale)}</bdi>
          </button>
        )}
        {FILTERS.map((each) => {
          const count = countOf(each, counts?.[kind]);
          if (each !== 'in_use' && each !== show && count === 0) return null;
          return (
            <button
              key={each}
              type="button"
              aria-pressed={show === each}
              onClick={() => onShow(show === each ? 'in_use' : each)}
              className={cx(
                pill,
                show === each ? 'border-accent-line bg-accent-soft font-semibold text-accent' : 'border-line text-quiet hover:bg-sunken',
              )}
            >
              {i18n._(SHOWS[each])}
              {count !== null && <bdi className={show === each ? '' : 'text-faint'}>{number(count, locale)}</bdi>}
            </button>
          );
        })}
        {sourceName !== null && (
          <button type="button" onClick={onAnySource} className={cx(pill, 'border-accent-line bg-accent-soft text-accent')}>
            <FileText aria-hidden className="size-3.5" />
            <bdi className="max-w-44 truncate">{sourceName}</bdi>
            <X aria-hidden className="size-3.5" />
            <span className="sr-only">{t`Show facts of every source`}</span>
          </button>
        )}
      </div>
    </div>
  );
}
