import { Menu } from '@base-ui/react/menu';
import { Ellipsis, type LucideIcon } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';

export interface RowDeed {
  label: string;
  icon: LucideIcon;
  danger?: boolean;
  onSelect: () => void;
}

/** What can be done with one row, behind three dots. */
export function RowMenu({ label, deeds }: { label: string; deeds: readonly RowDeed[] }): ReactNode {
  const host = useRef<HTMLSpanElement>(null);
  if (deeds.length === 0) return null;
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={label}
        className="target grid size-8 shrink-0 place-items-center rounded-lg text-quiet transition-colors hover:bg-sunken hover:text-ink data-popup-open:bg-sunken"
      >
        <Ellipsis aria-hidden className="size-4" />
      </Menu.Trigger>
      {/* The menu stands in the landmark of its button, and out of the flow of the row. */}
      <span ref={host} className="absolute" />
      <Menu.Portal container={host}>
        <Menu.Positioner align="end" sideOffset={4} className="z-50 outline-none">
          <Menu.Popup className="min-w-48 rounded-xl border border-line-strong bg-raised p-1 text-ink shadow-float outline-none">
            {deeds.map(({ label: name, icon: Icon, danger, onSelect }) => (
              <Menu.Item
                key={name}
                onClick={onSelect}
                className={cx(
                  'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11',
                  danger && 'text-bad',
                )}
              >
                <Icon aria-hidden className="size-4" />
                {name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
