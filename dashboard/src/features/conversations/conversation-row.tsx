import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../shared/text/words.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { ChannelMark } from '../access/channel-mark.tsx';
import { useSession } from '../access/use-session.ts';
import type { Conversation } from './api.ts';
import { handleText } from './handle-text.ts';
import { LastTime, lastWords } from './last-message.tsx';
import { PenBadge } from './pen-badge.tsx';
import { WindowCountdown } from './window-countdown.tsx';

export function ConversationRow({
  conversation,
  selected,
  now,
  onPick,
}: {
  conversation: Conversation;
  selected: boolean;
  now: number;
  onPick?: (() => void) | undefined;
}): ReactNode {
  const { t } = useLingui();
  const session = useSession();
  const { contact, lastMessage, pen, language, unhandled } = conversation;
  return (
    <Link
      to="/watch"
      search={{ conversation: conversation.id }}
      aria-current={selected ? 'true' : undefined}
      data-conversation={conversation.id}
      onClick={onPick}
      className={cx('flex gap-2.5 rounded-xl px-2.5 py-2 transition-colors', selected ? 'bg-accent-soft' : 'hover:bg-sunken')}
    >
      <PenBadge pen={pen} className="mt-0.5" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-semibold">
            <ChannelMark kind={conversation.channel} className="me-1.5 inline-block size-3.5 align-[-0.15em] text-faint" />
            <bdi>{contact.name ?? (contact.handle ? handleText(session.channels, conversation.channel, contact.handle) : t`Unknown`)}</bdi>
          </span>
          <LastTime message={lastMessage} now={now} />
        </span>
        <Words
          text={lastWords(lastMessage) ?? t`No messages yet`}
          className={cx('line-clamp-2 text-xs wrap-anywhere', selected ? 'text-ink' : 'text-quiet')}
        />
        <span className="mt-1 flex flex-wrap items-center gap-1.5 empty:hidden">
          {language && language !== 'other' && (
            <span
              className="rounded border border-line-strong px-1 text-2xs text-quiet"
              title={language === 'ar' ? t`Writes Arabic` : t`Writes English`}
            >
              <Isolated>{language.toUpperCase()}</Isolated>
            </span>
          )}
          <WindowCountdown expiresAt={conversation.windowExpiresAt} now={now} />
          {unhandled > 0 && (
            <span
              className="ms-auto grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1.5 text-2xs font-semibold text-on-accent"
              title={t`Not answered yet`}
            >
              <span className="sr-only">{t`Not answered yet`}</span> {unhandled}
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}
