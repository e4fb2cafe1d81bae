import { Dialog } from '@base-ui/react/dialog';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CommandPalette } from './command-palette.tsx';

/** Where the focus goes when the bar closes: to the page it led to, back to where it was, or to what opens next. */
type Leave = 'page' | 'back' | 'next';

/** Everything by its name, from anywhere: pages, conversations, deeds. Opened by Ctrl or Cmd and K. */
export function CommandBar({
  open,
  onOpenChange,
  onHelp,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onHelp: () => void;
}): ReactNode {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const leave = useRef<Leave>('back');
  const [shown, setShown] = useState({ open, times: 0 });
  if (shown.open !== open) setShown({ open, times: shown.times + Number(open) });
  const fading = useRef(false);
  useEffect(() => {
    // A dialog that opens from nothing takes the focus by itself.
    if (open && fading.current) field.current?.focus();
    if (open) fading.current = true;
  }, [open]);
  const close = (how: Leave): void => {
    leave.current = how;
    onOpenChange(false);
  };
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        leave.current = 'back';
        onOpenChange(next);
      }}
      onOpenChangeComplete={(isOpen) => {
        fading.current = isOpen;
        // The place itself, not the first thing in it: that may belong to the page before.
        if (!isOpen && leave.current === 'page') document.getElementById('main')?.focus();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-3 pt-[max(0.75rem,12vh)]">
          <Dialog.Popup
            initialFocus={field}
            finalFocus={() => leave.current === 'back'}
            className="flex max-h-[min(32rem,76vh)] w-full max-w-xl flex-col overflow-hidden rounded-2xl border border-line-strong bg-raised text-ink shadow-float outline-none transition data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0"
          >
            <Dialog.Title className="sr-only">{t`Search and go`}</Dialog.Title>
            {/* Opened again while it still closes, it begins anew: what was typed before must not stand before what is typed now. */}
            <CommandPalette
              key={shown.times}
              field={field}
              onPage={() => close('page')}
              onDeed={() => close('back')}
              onHelp={() => {
                close('next');
                onHelp();
              }}
            />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
