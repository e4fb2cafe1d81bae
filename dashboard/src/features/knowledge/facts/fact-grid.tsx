import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useShortcutsEnabled } from '../../../shared/shortcuts/shortcuts.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Fact, Kind } from './api.ts';
import { CellEditor } from './cell-editor.tsx';
import { useColumns, useFactName } from './columns.tsx';
import { type Place, readKey } from './grid-keys.ts';
import { RowTools } from './row-tools.tsx';

export interface FactListProps {
  kind: Kind;
  facts: readonly Fact[];
  mayWrite: boolean;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  onOpen: (fact: Fact) => void;
  onDecide: (facts: readonly Fact[], decision: 'confirm' | 'reject') => void;
  /** The list comes near its end. */
  onEnd: () => void;
  scroller: RefObject<HTMLDivElement | null>;
}

const TYPICAL_HEIGHT = 58;

/**
 * Facts as a table of which only the rows in sight are drawn. One cell is in the tab order; arrows move (J and K too), Enter changes the cell or
 * opens the row, X selects, C confirms, Delete rejects, Escape leaves.
 */
export function FactGrid({ kind, facts, mayWrite, selected, onSelect, onOpen, onDecide, onEnd, scroller }: FactListProps): ReactNode {
  const { t } = useLingui();
  const { direction } = useLocale();
  const letters = useShortcutsEnabled();
  const nameOf = useFactName();
  const columns = useColumns(kind, mayWrite);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  /** The cell to focus once it is drawn. */
  const wanted = useRef<Place | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions read the rows in sight anew at each drawing, which is what is wanted
  const virtual = useVirtualizer({
    count: facts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TYPICAL_HEIGHT,
    getItemKey: (index) => facts[index]?.id ?? index,
    overscan: 8,
    scrollPaddingStart: 40,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (facts.length > 0 && last >= facts.length - 15) onEnd();
  }, [last, facts.length, onEnd]);
  useEffect(() => {
    const place = wanted.current;
    const cell = place && grid.current?.querySelector<HTMLElement>(`[data-row="${place.row}"] [data-column="${place.column}"]`);
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
  });

  const tracks = `${mayWrite ? '2.25rem ' : ''}${columns.map(({ width }) => width).join(' ')} ${mayWrite ? '6.5rem' : '3rem'}`;
  const size = { rows: facts.length, columns: columns.length };
  const row = Math.min(at.row, Math.max(0, facts.length - 1));
  const go = (place: Place): void => {
    wanted.current = place;
    setAt(place);
    virtual.scrollToIndex(place.row);
  };
  const toggle = (fact: Fact): void => {
    const next = new Set(selected);
    if (!next.delete(fact.id)) next.add(fact.id);
    onSelect(next);
  };
  const edit = (fact: Fact, column: number): void => {
    if (mayWrite && columns[column]?.edit?.(fact)) setEditing(true);
    else onOpen(fact);
  };
  const leave = (): void => {
    if (selected.size > 0) onSelect(new Set());
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const fact = facts[row];
    // A button or link inside a cell has keys of its own.
    const own = event.target instanceof HTMLElement && event.target.dataset['column'] === undefined;
    if (!fact || editing || (own && (event.key === 'Enter' || event.key === ' '))) return;
    const deed = readKey(event, { ...at, row }, size, { rtl: direction === 'rtl', letters });
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    if ('go' in deed) return go(deed.go);
    if (deed.do === 'edit') edit(fact, at.column);
    else if (deed.do === 'leave') leave();
    else if (!mayWrite) return;
    else if (deed.do === 'select') toggle(fact);
    else onDecide(selected.has(fact.id) ? facts.filter(({ id }) => selected.has(id)) : [fact], deed.do);
  };
  const head = 'px-2 py-2 text-start text-xs font-semibold text-quiet';
  const all = facts.length > 0 && facts.every(({ id }) => selected.has(id));
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={t`Facts`}
      aria-rowcount={facts.length + 1}
      aria-multiselectable={mayWrite}
      onKeyDown={onKeyDown}
      className="min-w-[64rem] rounded-2xl border border-line bg-panel outline-none"
    >
      <div role="rowgroup" className="sticky top-0 z-10 rounded-t-2xl border-b border-line bg-panel">
        <div role="row" aria-rowindex={1} className="grid px-2" style={{ gridTemplateColumns: tracks }}>
          {mayWrite && (
            <div role="columnheader" className="grid place-items-center">
              <input
                type="checkbox"
                aria-label={t`Select all rows shown`}
                checked={all}
                onChange={() => onSelect(all ? new Set() : new Set(facts.map(({ id }) => id)))}
                className="size-4 accent-accent"
              />
            </div>
          )}
          {columns.map((column) => (
            <div key={column.id} role="columnheader" className={head}>
              {column.head}
            </div>
          ))}
          <div role="columnheader" className={head}>
            <span className="sr-only">{t`Actions`}</span>
          </div>
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const fact = facts[index];
          if (!fact) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              data-row={index}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={mayWrite ? selected.has(fact.id) : undefined}
              className={cx(
                'group absolute inset-x-0 top-0 grid border-b border-line px-2 last:border-b-0',
                selected.has(fact.id) ? 'bg-accent-soft' : 'hover:bg-sunken/60',
                fact.state === 'expired' && 'opacity-75',
              )}
              style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
            >
              {mayWrite && (
                <div role="gridcell" className="grid place-items-center">
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={t`Select ${nameOf(fact)}`}
                    checked={selected.has(fact.id)}
                    onChange={() => toggle(fact)}
                    className="size-4 accent-accent"
                  />
                </div>
              )}
              {columns.map((column, place) => {
                const here = row === index && at.column === place;
                const change = mayWrite ? column.edit?.(fact) : null;
                return (
                  <div
                    key={column.id}
                    role="gridcell"
                    data-column={place}
                    tabIndex={here ? 0 : -1}
                    onFocus={() => setAt({ row: index, column: place })}
                    onDoubleClick={() => edit(fact, place)}
                    className={cx('flex min-w-0 flex-col justify-center px-2 py-2', change && 'cursor-text rounded-md hover:bg-sunken')}
                  >
                    {here && editing && change ? (
                      <CellEditor
                        edit={change}
                        label={column.head}
                        onDone={(next) => {
                          setEditing(false);
                          go(
                            next === 'below' && index + 1 < facts.length
                              ? { row: index + 1, column: place }
                              : { row: index, column: place },
                          );
                        }}
                      />
                    ) : (
                      column.cell(fact)
                    )}
                  </div>
                );
              })}
              <div role="gridcell" className="flex items-center justify-end gap-0.5">
                <RowTools
                  fact={fact}
                  name={nameOf(fact)}
                  mayWrite={mayWrite}
                  onOpen={onOpen}
                  onDecide={onDecide}
                  tabIndex={row === index ? 0 : -1}
                />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
