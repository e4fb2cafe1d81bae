import { Switch } from '@base-ui/react/switch';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { BINDINGS, commandCaps, type ShortcutId } from '../shared/shortcuts/bindings.ts';
import { setShortcutsEnabled, useShortcutsEnabled } from '../shared/shortcuts/shortcuts.ts';
import { Dialog } from '../shared/ui/dialog.tsx';

export function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }): ReactNode {
  const { t } = useLingui();
  const enabled = useShortcutsEnabled();
  const label = useId();
  const names: Record<ShortcutId, string> = {
    help: t`Show this sheet`,
    goHome: t`Go to home`,
    goLive: t`Go to the live conversation`,
    goInbox: t`Go to the inbox`,
    goKnowledge: t`Go to knowledge`,
    goCustomers: t`Go to customers`,
    goAnalytics: t`Go to analytics`,
    goChannels: t`Go to channels`,
    goSettings: t`Go to settings`,
    nextConversation: t`Next conversation`,
    previousConversation: t`Previous conversation`,
    takePen: t`Take over from the bot`,
    giveToBot: t`Give back to the bot`,
    reply: t`Write a reply`,
    note: t`Write a note for the team`,
    resolve: t`Resolve`,
    snooze: t`Snooze`,
    label: t`Set labels`,
    select: t`Select for a deed on several`,
    selectRange: t`Select up to here`,
    search: t`Search`,
  };
  /** Keys that the page or the browser itself answers. */
  const own = [
    { name: t`Search, go anywhere, do something`, caps: commandCaps() },
    { name: t`Open the conversation, send what is written`, caps: ['Enter'] },
    { name: t`Leave the field, then the conversation`, caps: ['Esc'] },
    { name: t`Start a new line`, caps: ['Shift', 'Enter'] },
  ];
  const rows = [...BINDINGS.map(({ id, caps }) => ({ name: names[id], caps })), ...own];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Keyboard shortcuts`}>
      <dl className="mb-4 divide-y divide-line">
        {rows.map((row) => (
          <div key={row.name} className="flex items-center justify-between gap-4 py-1.5">
            <dt>{row.name}</dt>
            <dd dir="ltr" className="flex gap-1">
              {row.caps.map((cap) => (
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
