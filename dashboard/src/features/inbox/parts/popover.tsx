import { type ComponentType, cloneElement, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PopoverPanel } from './popover-panel.tsx';

/** A button that opens a small panel, also from elsewhere (`open`). The panel's code arrives when the button is pointed at or focused. */
export function Popover({
  trigger,
  label,
  open,
  onOpenChange,
  side = 'bottom',
  align = 'start',
  children,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side?: 'bottom' | 'top';
  align?: 'start' | 'center' | 'end';
  children: ReactNode;
}): ReactNode {
  const [Panel, setPanel] = useState<ComponentType<Parameters<typeof PopoverPanel>[0]> | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const host = useRef<HTMLSpanElement>(null);
  const load = async (): Promise<void> => {
    const { PopoverPanel: arrived } = await import('./popover-panel.tsx');
    setPanel(() => arrived);
  };
  useEffect(() => {
    if (open) void import('./popover-panel.tsx').then(({ PopoverPanel: arrived }) => setPanel(() => arrived));
  }, [open]);
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        onPointerEnter: () => void load(),
        onFocus: () => void load(),
        onClick: () => onOpenChange(!open),
      })}
      <span ref={host} className="absolute" />
      {Panel && (
        <Panel label={label} open={open} onOpenChange={onOpenChange} anchor={button} host={host} side={side} align={align}>
          {children}
        </Panel>
      )}
    </>
  );
}
