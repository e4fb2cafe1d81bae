import { Dialog as Base } from '@base-ui/react/dialog';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { IconButton } from '../../../shared/ui/button.tsx';

/** A dialog along the end of the page, as tall as it is; on a phone it is the whole page. Focus goes in, stays in, and returns to where it was. */
export function Sheet({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex justify-end">
          <Base.Popup
            ref={popup}
            initialFocus={popup}
            className="flex h-full w-full max-w-xl flex-col border-s border-line-strong bg-raised text-ink shadow-float outline-none transition data-starting-style:opacity-0 data-ending-style:opacity-0"
          >
            <div className="flex shrink-0 items-center justify-between gap-4 border-b border-line px-4 py-3 sm:px-5">
              <Base.Title className="min-w-0 text-lg font-semibold wrap-anywhere">{title}</Base.Title>
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

/** The part of a sheet that scrolls. */
export function SheetBody({ children }: { children: ReactNode }): ReactNode {
  return <div className="thin-scroll flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 py-4 sm:px-5">{children}</div>;
}

/** The part of a sheet that stays: what is done with what stands above. */
export function SheetFoot({ children }: { children: ReactNode }): ReactNode {
  return <div className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-raised px-4 py-3 sm:px-5">{children}</div>;
}
