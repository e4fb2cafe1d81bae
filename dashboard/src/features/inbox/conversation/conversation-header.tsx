import { useLingui } from '@lingui/react/macro';
import { ArrowLeft, Check, Mail, Moon, PanelRight, Sparkles, Tag, UsersRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useShortcut } from '../../../shared/shortcuts/shortcuts.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { Hint } from '../../../shared/ui/hint.tsx';
import { useMay } from '../../access/use-may.ts';
import { useSession } from '../../access/use-session.ts';
import type { Conversation } from '../../conversations/api.ts';
import { handleText } from '../../conversations/handle-text.ts';
import { PenBadge } from '../../conversations/pen-badge.tsx';
import { PenControl } from '../../conversations/pen-control.tsx';
import { useMovePen } from '../../conversations/use-move-pen.ts';
import { WindowCountdown } from '../../conversations/window-countdown.tsx';
import { RowMenu } from '../../settings/parts/row-menu.tsx';
import { LabelPanel } from '../deeds/label-panel.tsx';
import { SnoozePanel } from '../deeds/snooze-panel.tsx';
import { useDeeds } from '../deeds/use-deeds.ts';
import { Popover } from '../parts/popover.tsx';
import type { PaneDeeds } from './conversation-pane.tsx';

/** Who it is with, who holds the pen, and the deeds that are done most. */
export function ConversationHeader({ conversation, deeds }: { conversation: Conversation; deeds: PaneDeeds }): ReactNode {
  const { t } = useLingui();
  const now = useNow();
  const { channels } = useSession();
  const writes = useMay()('conversations.write');
  const { contact } = conversation;
  const handle = contact.handle && handleText(channels, conversation.channel, contact.handle);
  return (
    <header className="relative flex min-h-14 shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line px-3 py-2">
      {deeds.onBack && (
        <IconButton label={t`Back to the list`} side="bottom" onClick={deeds.onBack}>
          <ArrowLeft aria-hidden className="size-4.5 rtl:-scale-x-100" />
        </IconButton>
      )}
      <PenBadge pen={conversation.pen} />
      <div className="me-auto min-w-0 max-sm:flex-1">
        <h2 className="truncate text-base leading-tight font-semibold">
          <bdi>{contact.name ?? handle ?? t`Unknown`}</bdi>
        </h2>
        {contact.name && handle && (
          <Isolated className="block truncate text-2xs leading-tight text-faint [text-align:match-parent]">{handle}</Isolated>
        )}
      </div>
      <WindowCountdown expiresAt={conversation.writableUntil} now={now} />
      <div className="flex items-center gap-0.5">
        {writes && !deeds.bulk && <Tools conversation={conversation} deeds={deeds} />}
        <IconButton
          label={deeds.detailsOpen ? t`Hide the details` : t`Show the details`}
          side="bottom"
          aria-pressed={deeds.detailsOpen}
          onClick={deeds.onDetails}
        >
          <PanelRight aria-hidden className="size-4 rtl:-scale-x-100" />
        </IconButton>
      </div>
    </header>
  );
}

function Tools({ conversation, deeds }: { conversation: Conversation; deeds: PaneDeeds }): ReactNode {
  const { t } = useLingui();
  const perform = useDeeds();
  const move = useMovePen();
  const [panel, setPanel] = useState<'snooze' | 'label' | null>(null);
  const { pen, state } = conversation;
  const resolve = (): void => {
    if (state === 'resolved') return;
    perform([conversation], { kind: 'state', change: { state: 'resolved' } }, t`Resolved`);
    deeds.onGone();
  };
  useShortcut('resolve', resolve);
  useShortcut('snooze', () => setPanel('snooze'));
  useShortcut('label', () => setPanel('label'));
  return (
    <>
      <Popover
        label={t`Labels`}
        open={panel === 'label'}
        onOpenChange={(open) => setPanel(open ? 'label' : null)}
        align="end"
        trigger={
          <IconButton label={t`Labels`} keys="L" side="bottom">
            <Tag aria-hidden className="size-4" />
          </IconButton>
        }
      >
        <LabelPanel conversation={conversation} />
      </Popover>
      <Popover
        label={t`Snooze`}
        open={panel === 'snooze'}
        onOpenChange={(open) => setPanel(open ? 'snooze' : null)}
        align="end"
        trigger={
          <IconButton label={t`Snooze`} keys="S" side="bottom">
            <Moon aria-hidden className="size-4" />
          </IconButton>
        }
      >
        <SnoozePanel
          onPick={(until) => {
            setPanel(null);
            perform([conversation], { kind: 'state', change: { state: 'snoozed', until } }, t`Snoozed`);
            deeds.onGone();
          }}
        />
      </Popover>
      <RowMenu
        label={t`More for this conversation`}
        deeds={[
          ...(pen.holder !== 'bot' && conversation.waitingSince
            ? [
                {
                  label: t`Give back and let the bot answer what waits`,
                  icon: Sparkles,
                  onSelect: () => move(conversation, { action: 'give_to_bot', answerWaiting: true }),
                },
              ]
            : []),
          ...(pen.holder === 'nobody'
            ? []
            : [{ label: t`Lay it down for the team`, icon: UsersRound, onSelect: () => move(conversation, { action: 'release' }) }]),
          {
            label: t`Mark as unread`,
            icon: Mail,
            onSelect: () => {
              deeds.onClose();
              perform([conversation], { kind: 'read', read: false }, t`Marked as unread`);
            },
          },
        ]}
      />
      <PenControl conversation={conversation} />
      {state !== 'resolved' && (
        <Hint text={t`Resolve`} keys="E" side="bottom">
          <Button onClick={resolve} aria-label={t`Resolve`} className="max-sm:px-2">
            <Check aria-hidden className="size-4" />
            <span className="max-sm:sr-only">{t`Resolve`}</span>
          </Button>
        </Hint>
      )}
    </>
  );
}
