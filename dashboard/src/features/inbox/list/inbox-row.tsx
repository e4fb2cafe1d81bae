import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Check, CornerUpLeft, Moon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { directionOf } from '../../../shared/text/direction-of.ts';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { ChannelMark } from '../../access/channel-mark.tsx';
import { useSession } from '../../access/use-session.ts';
import type { Conversation } from '../../conversations/api.ts';
import { handleText } from '../../conversations/handle-text.ts';
import { LastTime, lastWords } from '../../conversations/last-message.tsx';
import { PenBadge } from '../../conversations/pen-badge.tsx';
import { waitsSince } from '../../conversations/waits-since.ts';
import { WindowCountdown } from '../../conversations/window-countdown.tsx';
import type { Label } from '../api.ts';
import { LabelChip } from '../parts/label-chip.tsx';
import { WaitingTime } from '../parts/waiting-time.tsx';
import type { InboxSearch } from '../search.ts';

const MOODS = { negative: 'before:bg-bad', positive: 'before:bg-good', neutral: 'before:bg-transparent' } as const;
/** More labels than fit on one line are counted. */
const LABELS_SHOWN = 2;

export interface RowProps {
  conversation: Conversation;
  search: InboxSearch;
  open: boolean;
  marked: boolean;
  /** Boxes to tick stand in every row. */
  marking: boolean;
  inTabOrder: boolean;
  labels: readonly Label[];
  now: number;
  onMark: (id: string, range: boolean) => void;
  onFocus: (id: string) => void;
}

/** One conversation of the list: who, what was said last, who holds the pen, and what presses. */
export const InboxRow = memo(function InboxRow(props: RowProps): ReactNode {
  const { conversation, search, open, marked, marking, inTabOrder, now, onMark, onFocus } = props;
  const { t } = useLingui();
  const session = useSession();
  const { id, contact, lastMessage, pen, language, unread, sentiment, state } = conversation;
  const name = contact.name ?? (contact.handle ? handleText(session.channels, conversation.channel, contact.handle) : t`Unknown`);
  const labels = props.labels.filter((label) => conversation.labelIds.includes(label.id));
  const waiting = waitsSince(conversation);
  const text = lastWords(lastMessage) ?? t`No messages yet`;
  const moods = { negative: t`Sounds unhappy`, positive: t`Sounds happy`, neutral: null };
  const mood = sentiment && moods[sentiment];
  return (
    <div className={cx('group relative h-full border-b border-line', open ? 'bg-accent-soft' : marked ? 'bg-sunken' : 'hover:bg-sunken')}>
      <Link
        to="/inbox"
        search={{ ...search, conversation: id }}
        data-row={id}
        aria-current={open ? 'true' : undefined}
        tabIndex={inTabOrder ? 0 : -1}
        onFocus={() => onFocus(id)}
        onClick={(event) => {
          if (!event.shiftKey && !marking) return;
          event.preventDefault();
          onMark(id, event.shiftKey);
        }}
        className={cx(
          'flex h-full gap-2.5 ps-3.5 pe-3 py-2 -outline-offset-2',
          'before:absolute before:inset-y-1.5 before:start-0.5 before:w-0.75 before:rounded-full',
          MOODS[sentiment ?? 'neutral'],
        )}
      >
        <PenBadge pen={pen} className={cx('mt-0.5', marking ? 'invisible' : 'pointer-fine:group-hover:invisible')} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-baseline gap-2">
            <span className={cx('min-w-0 flex-1 truncate', unread > 0 ? 'font-semibold text-ink' : 'text-ink')}>
              <ChannelMark kind={conversation.channel} className="me-1.5 inline-block size-3.5 align-[-0.15em] text-faint" />
              <bdi>{name}</bdi>
            </span>
            {mood && <span className="sr-only">{mood}</span>}
            <LastTime message={lastMessage} now={now} />
          </span>
          <span className="min-h-0 flex-1 overflow-hidden">
            <span
              dir={directionOf(text) ?? undefined}
              // Its own direction inside, and the list's edge outside.
              className={cx('line-clamp-2 text-xs wrap-anywhere [text-align:match-parent]', unread > 0 ? 'text-ink' : 'text-quiet')}
            >
              {lastMessage?.direction === 'out' && (
                <CornerUpLeft
                  role="img"
                  aria-label={t`Our answer`}
                  className="me-1 inline-block size-3 align-[-0.1em] text-faint rtl:-scale-x-100"
                />
              )}
              <Words text={text} />
            </span>
          </span>
          <span className="flex h-5.5 shrink-0 items-center gap-1.5 overflow-hidden">
            {state === 'snoozed' && <Moon role="img" aria-label={t`Snoozed`} className="size-3.5 shrink-0 text-faint" />}
            {state === 'resolved' && <Check role="img" aria-label={t`Resolved`} className="size-3.5 shrink-0 text-good" />}
            {language && language !== 'other' && (
              <span
                className="shrink-0 rounded border border-line-strong px-1 text-2xs leading-4 text-quiet"
                title={language === 'ar' ? t`Writes Arabic` : t`Writes English`}
              >
                <Isolated className="leading-4">{language.toUpperCase()}</Isolated>
              </span>
            )}
            {labels.slice(0, LABELS_SHOWN).map((label) => (
              <LabelChip key={label.id} label={label} className="max-w-28 shrink text-2xs" />
            ))}
            {labels.length > LABELS_SHOWN && <span className="text-2xs text-faint">+{labels.length - LABELS_SHOWN}</span>}
            <span className="ms-auto flex shrink-0 items-center gap-1.5">
              {state === 'open' && <WindowCountdown expiresAt={conversation.writableUntil} now={now} />}
              {waiting && <WaitingTime since={waiting} now={now} />}
              {unread > 0 && (
                <span
                  className="grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1.5 text-2xs leading-none font-semibold text-on-accent"
                  title={t`Not read yet`}
                >
                  <span>
                    {unread > 99 ? '99+' : unread}
                    <span className="sr-only"> {t`Not read yet`}</span>
                  </span>
                </span>
              )}
            </span>
          </span>
        </span>
      </Link>
      <label
        className={cx(
          'absolute start-3.5 top-2.5 grid size-8 cursor-pointer place-items-center rounded-full pointer-coarse:size-11 pointer-coarse:-m-1.5',
          !marking && 'opacity-0 pointer-fine:group-hover:opacity-100 has-focus-visible:opacity-100 pointer-coarse:hidden',
        )}
      >
        <input
          type="checkbox"
          checked={marked}
          tabIndex={marking ? 0 : -1}
          onChange={(event) => onMark(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          aria-label={t`Select the conversation with ${name}`}
          className="size-4 accent-accent"
        />
      </label>
    </div>
  );
});
