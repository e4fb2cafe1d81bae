import { Plural, useLingui } from '@lingui/react/macro';
import { Check, Hand, Mail, MailOpen, Moon, Sparkles, Tag, UserPlus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useShortcut } from '../../../shared/shortcuts/shortcuts.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import type { Conversation } from '../../conversations/api.ts';
import type { Deed } from '../api.ts';
import { SnoozePanel } from '../deeds/snooze-panel.tsx';
import { useDeeds } from '../deeds/use-deeds.ts';
import { LabelDot } from '../parts/label-chip.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { Popover } from '../parts/popover.tsx';
import { useColleagues, useLabels } from '../use-inbox-data.ts';

type Panel = 'snooze' | 'label' | 'assign';

/** What can be done to all that are selected. */
export function BulkBar({ selected, onDone }: { selected: readonly Conversation[]; onDone: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [panel, setPanel] = useState<Panel | null>(null);
  const { data: labels = [] } = useLabels();
  const { data: colleagues = [] } = useColleagues(panel === 'assign');
  const perform = useDeeds();
  const { length: count } = selected;
  const run = (deed: Deed, said: string, colleague?: { id: string; name: string }): void => {
    perform(selected, deed, said, colleague);
    setPanel(null);
    onDone();
  };
  useShortcut('resolve', () => run({ kind: 'state', change: { state: 'resolved' } }, t`Resolved`));
  useShortcut('snooze', () => setPanel('snooze'));
  useShortcut('label', () => setPanel('label'));
  useShortcut('takePen', () => run({ kind: 'take' }, t`You hold the pen`));
  useShortcut('giveToBot', () => run({ kind: 'give_to_bot' }, t`The bot answers again`));
  const popover = (name: Panel, label: string, icon: ReactNode, content: ReactNode): ReactNode => (
    <Popover
      label={label}
      open={panel === name}
      onOpenChange={(open) => setPanel(open ? name : null)}
      align="center"
      trigger={
        <IconButton label={label} side="bottom">
          {icon}
        </IconButton>
      }
    >
      {content}
    </Popover>
  );
  return (
    <div
      role="toolbar"
      aria-label={t`For what is selected`}
      className="flex shrink-0 flex-wrap items-center border-b border-line bg-accent-soft px-2 py-1.5"
    >
      <IconButton label={t`Select none`} side="bottom" onClick={onDone}>
        <X aria-hidden className="size-4" />
      </IconButton>
      <p role="status" className="me-auto px-1 font-semibold">
        <Plural value={count} one="# selected" other="# selected" />
      </p>
      <IconButton
        label={t`Resolve`}
        keys="E"
        side="bottom"
        onClick={() => run({ kind: 'state', change: { state: 'resolved' } }, t`Resolved`)}
      >
        <Check aria-hidden className="size-4" />
      </IconButton>
      {popover(
        'snooze',
        t`Snooze`,
        <Moon aria-hidden className="size-4" />,
        <SnoozePanel onPick={(until) => run({ kind: 'state', change: { state: 'snoozed', until } }, t`Snoozed`)} />,
      )}
      {selected.some(({ unread }) => unread > 0) ? (
        <IconButton label={t`Mark as read`} side="bottom" onClick={() => run({ kind: 'read', read: true }, t`Marked as read`)}>
          <MailOpen aria-hidden className="size-4" />
        </IconButton>
      ) : (
        <IconButton label={t`Mark as unread`} side="bottom" onClick={() => run({ kind: 'read', read: false }, t`Marked as unread`)}>
          <Mail aria-hidden className="size-4" />
        </IconButton>
      )}
      {popover(
        'label',
        t`Labels`,
        <Tag aria-hidden className="size-4" />,
        <div className="w-56">
          {labels.length === 0 && <p className="px-2 py-1.5 text-quiet">{t`There are no labels yet.`}</p>}
          {labels.map((label) => {
            const all = selected.every(({ labelIds }) => labelIds.includes(label.id));
            return (
              <PanelButton
                key={label.id}
                onClick={() => run({ kind: 'label', labelId: label.id, on: !all }, all ? t`Label taken off` : t`Label added`)}
              >
                <LabelDot colour={label.colour} />
                <bdi className="min-w-0 flex-1 truncate">{pick(label.name, locale)}</bdi>
                {all && <Check role="img" aria-label={t`On all of them`} className="size-4 text-accent" />}
              </PanelButton>
            );
          })}
        </div>,
      )}
      <IconButton label={t`Take over`} keys="T" side="bottom" onClick={() => run({ kind: 'take' }, t`You hold the pen`)}>
        <Hand aria-hidden className="size-4" />
      </IconButton>
      {popover(
        'assign',
        t`Give to a colleague`,
        <UserPlus aria-hidden className="size-4 rtl:-scale-x-100" />,
        <div className="w-56">
          {colleagues.map(({ id, name }) => (
            <PanelButton key={id} onClick={() => run({ kind: 'assign', memberId: id }, t`${name} holds the pen now`, { id, name })}>
              <bdi className="truncate">{name}</bdi>
            </PanelButton>
          ))}
        </div>,
      )}
      <IconButton label={t`Give back to bot`} keys="B" side="bottom" onClick={() => run({ kind: 'give_to_bot' }, t`The bot answers again`)}>
        <Sparkles aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
