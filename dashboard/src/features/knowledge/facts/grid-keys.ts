/** Where the reader stands in a table, both from 0. */
export interface Place {
  row: number;
  column: number;
}
export type GridDeed = { go: Place } | { do: 'edit' | 'select' | 'confirm' | 'reject' | 'leave' } | null;

interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const PAGE = 10;

/**
 * What a key means in a table of facts. Letters go by their place on the keyboard, so that they work while it writes Arabic, and not at all when
 * the reader turned single keys off. Left and right follow the direction of the page.
 */
export function readKey(
  press: Press,
  at: Place,
  size: { rows: number; columns: number },
  { rtl, letters }: { rtl: boolean; letters: boolean },
): GridDeed {
  if (press.altKey) return null;
  const ctrl = press.ctrlKey || press.metaKey;
  const go = (row: number, column: number): GridDeed => ({
    go: { row: Math.max(0, Math.min(size.rows - 1, row)), column: Math.max(0, Math.min(size.columns - 1, column)) },
  });
  const forward = rtl ? -1 : 1;
  switch (press.key) {
    case 'ArrowDown':
      return go(at.row + 1, at.column);
    case 'ArrowUp':
      return go(at.row - 1, at.column);
    case 'ArrowRight':
      return go(at.row, at.column + forward);
    case 'ArrowLeft':
      return go(at.row, at.column - forward);
    case 'PageDown':
      return go(at.row + PAGE, at.column);
    case 'PageUp':
      return go(at.row - PAGE, at.column);
    case 'Home':
      return ctrl ? go(0, 0) : go(at.row, 0);
    case 'End':
      return ctrl ? go(size.rows - 1, size.columns - 1) : go(at.row, size.columns - 1);
    case 'Enter':
    case 'F2':
      return { do: 'edit' };
    case ' ':
      return { do: 'select' };
    case 'Escape':
      return { do: 'leave' };
    case 'Delete':
      return { do: 'reject' };
  }
  if (ctrl || !letters) return null;
  switch (press.code) {
    case 'KeyJ':
      return go(at.row + 1, at.column);
    case 'KeyK':
      return go(at.row - 1, at.column);
    case 'KeyX':
      return { do: 'select' };
    case 'KeyC':
      return { do: 'confirm' };
    default:
      return null;
  }
}
