import { Switch } from '@base-ui/react/switch';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { BINDINGS, type ShortcutId } from '../shared/shortcuts/bindings.ts';
import { setShortcutsEnabled, useShortcutsEnabled } from '../shared/shortcuts/shortcuts.ts';
import { Dialog } from '../shared/ui/dialog.tsx';

export function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }): ReactNode {
  const { t } = useLingui();
  const enabled = useShortcutsEnabled();
  const label = useId();
  const names: Record<ShortcutId, string> = {
    help: t`Show this sheet`,
    goLive: t`Go to the live conversation`,
    goKnowledge: t`Go to knowledge`,
    goCustomers: t`Go to customers`,
    goChannels: t`Go to channels`,
    goSettings: t`Go to settings`,
    nextConversation: t`Next conversation`,
    previousConversation: t`Previous conversation`,
    takePen: t`Take over from the bot`,
    giveToBot: t`Give back to the bot`,
    search: t`Search items`,
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Keyboard shortcuts`}>
      <dl className="mb-4 divide-y divide-line">
        {BINDINGS.map((binding) => (
          <div key={binding.id} className="flex items-center justify-between gap-4 py-1.5">
            <dt>{names[binding.id]}</dt>
            <dd dir="ltr" className="flex gap-1">
              {binding.caps.map((cap) => (
                <kbd
                  key={cap}
                  className="grid h-6 min-w-6 place-items-center rounded-md border border-line-strong bg-sunken px-1.5 font-sans text-xs font-semibold"
                >
                  {cap}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex items-center justify-between gap-4 rounded-lg bg-sunken px-3 py-2">
        <span id={label}>
          <Trans>Single-key shortcuts</Trans>
        </span>
        <Switch.Root
          aria-labelledby={label}
          checked={enabled}
          onCheckedChange={setShortcutsEnabled}
          className="flex h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors data-checked:bg-accent"
        >
          <Switch.Thumb className="size-4 rounded-full bg-panel transition-[margin] data-checked:ms-4" />
        </Switch.Root>
      </div>
      <p className="mt-2 text-xs text-faint">
        <Trans>Shortcuts follow the place of the key, so they also work while you type Arabic.</Trans>
      </p>
    </Dialog>
  );
}
