import { Dialog as Base } from '@base-ui/react/dialog';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './button.tsx';
import { cx } from './class-names.ts';

/** A modal dialog. Focus goes in, stays in, and returns to where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  wide = false,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Room for two columns. */
  wide?: boolean;
  children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 grid place-items-center p-4">
          <Base.Popup
            ref={popup}
            initialFocus={popup}
            className={cx(
              'max-h-full w-full overflow-auto rounded-2xl border border-line-strong bg-raised p-5 text-ink shadow-float outline-none transition data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0',
              wide ? 'max-w-3xl' : 'max-w-md',
            )}
          >
            <div className="mb-3 flex items-center justify-between gap-4">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              <Base.Close render={<IconButton label={t`Close`} className="-me-2" />}>
                <X aria-hidden className="size-4" />
              </Base.Close>
            </div>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
