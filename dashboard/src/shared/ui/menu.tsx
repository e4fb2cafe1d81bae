import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react';

const load = () => import('./menu-popup.tsx');
const MenuPopup = lazy(() => load().then((module) => ({ default: module.MenuPopup })));

export interface MenuPlace {
  side?: 'bottom' | 'top' | 'inline-end';
  align?: 'start' | 'end';
}

/** A button that opens a menu. The menu's code arrives when the button is pointed at or focused. */
export function Menu({
  trigger,
  children,
  side = 'bottom',
  align = 'start',
}: MenuPlace & { trigger: ReactElement<Record<string, unknown>>; children: () => ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onPointerEnter: () => void load(),
        onFocus: () => void load(),
        onClick: () => {
          setUsed(true);
          setOpen(true);
        },
      })}
      {used && (
        <Suspense fallback={null}>
          <MenuPopup open={open} onOpenChange={setOpen} anchor={button} side={side} align={align}>
            {children}
          </MenuPopup>
        </Suspense>
      )}
    </>
  );
}
