import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';

export function PopoverPanel({
  label,
  open,
  onOpenChange,
  anchor,
  host,
  side,
  align,
  children,
}: {
  label: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  host: RefObject<HTMLElement | null>;
  side: 'bottom' | 'top';
  align: 'start' | 'center' | 'end';
  children: ReactNode;
}): ReactNode {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { event }) => {
        // The button itself opens and closes.
        if (event.target instanceof Node && anchor.current?.contains(event.target)) return;
        onOpenChange(next);
      }}
    >
      <Base.Portal container={host}>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          // Whatever scrolls around the button does not cut it off.
          positionMethod="fixed"
          className="z-50 outline-none"
        >
          <Base.Popup
            finalFocus={anchor}
            aria-label={label}
            className="thin-scroll max-h-[min(26rem,var(--available-height))] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-xl border border-line-strong bg-raised p-1 text-sm font-normal text-ink shadow-float outline-none transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
