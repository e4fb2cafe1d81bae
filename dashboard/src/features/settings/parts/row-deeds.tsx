import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import type { RowDeed } from './row-menu.tsx';

export function RowDeeds({ deeds }: { deeds: readonly RowDeed[] }): ReactNode {
  return deeds.map(({ label, icon: Icon, turns, danger, onSelect }) => (
    <Menu.Item
      key={label}
      onClick={onSelect}
      className={cx(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11',
        danger && 'text-bad',
      )}
    >
      <Icon aria-hidden className={cx('size-4', turns && 'rtl:-scale-x-100')} />
      {label}
    </Menu.Item>
  ));
}
