import { type ComponentType, cloneElement, type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { MenuPopup } from './menu-popup.tsx';

export interface MenuPlace {
  side?: 'bottom' | 'top' | 'inline-end';
  align?: 'start' | 'end';
}

interface Parts {
  Popup: typeof MenuPopup;
  Content: ComponentType;
}

/**
 * A button that opens a menu. The code of both arrives when the button is pointed at or focused. Loaded by hand and not by Suspense,
 * which holds each of two nested arrivals back for 300 ms.
 */
export function Menu({
  trigger,
  content,
  side = 'bottom',
  align = 'start',
}: MenuPlace & { trigger: ReactElement<Record<string, unknown>>; content: () => Promise<ComponentType> }): ReactNode {
  const [open, setOpen] = useState(false);
  const [parts, setParts] = useState<Parts | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const host = useRef<HTMLSpanElement>(null);
  const load = async (): Promise<Parts> => {
    const [popup, Content] = await Promise.all([import('./menu-popup.tsx'), content()]);
    return { Popup: popup.MenuPopup, Content };
  };
  const show = async (): Promise<void> => {
    setParts(parts ?? (await load()));
    setOpen(true);
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onPointerEnter: () => void load(),
        onFocus: () => void load(),
        onClick: () => void show(),
      })}
      {/* The menu stands beside its button, in the same landmark, and out of the flow of whatever lays the button out. */}
      <span ref={host} className="absolute" />
      {parts && (
        <parts.Popup open={open} onOpenChange={setOpen} anchor={button} host={host} side={side} align={align}>
          <parts.Content />
        </parts.Popup>
      )}
    </>
  );
}
