import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode, RefObject } from 'react';
import type { MenuPlace } from './menu.tsx';

export function MenuPopup({
  open,
  onOpenChange,
  anchor,
  host,
  side,
  align,
  children,
}: Required<MenuPlace> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  host: RefObject<HTMLElement | null>;
  children: ReactNode;
}): ReactNode {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal container={host}>
        <Base.Positioner anchor={anchor} side={side} align={align} sideOffset={6} className="z-50 outline-none">
          <Base.Popup
            finalFocus={anchor}
            className="min-w-52 rounded-xl border border-line-strong bg-raised p-1 text-ink shadow-float outline-none transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
