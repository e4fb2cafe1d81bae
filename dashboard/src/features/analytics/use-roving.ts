import { type KeyboardEvent, useState } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';

/**
 * One stop of the tab key for a row or a grid of marks; arrows go from one to the next, as the reader sees them. `columns`: how many marks
 * stand in a row of a grid.
 */
export function useRoving(count: number, columns = count) {
  const { direction } = useLocale();
  const [at, setAt] = useState(0);
  const stop = Math.min(at, Math.max(0, count - 1));
  const ahead = direction === 'rtl' ? -1 : 1;
  const steps: Record<string, (from: number) => number> = {
    ArrowRight: (from) => from + ahead,
    ArrowLeft: (from) => from - ahead,
    ...(columns < count ? { ArrowDown: (from: number) => from + columns, ArrowUp: (from: number) => from - columns } : {}),
    Home: (from) => from - (from % columns),
    End: (from) => from - (from % columns) + columns - 1,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = steps[event.key]?.(stop);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const marks = event.currentTarget.querySelectorAll<HTMLElement>('[data-mark]');
    marks[Math.max(0, Math.min(count - 1, next))]?.focus();
  };
  return {
    /** On what holds the marks. */
    group: { onKeyDown },
    /** On each mark. */
    mark: (index: number) => ({ 'data-mark': '', tabIndex: index === stop ? 0 : -1, onFocus: () => setAt(index) }),
  };
}
