import { useLingui } from '@lingui/react/macro';
import { Forward, NotebookPen, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { absoluteTime, clockTime } from '../../../shared/time/format.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import { useSession } from '../../access/use-session.ts';
import type { Message } from '../api.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { MessageBody } from './message-body.tsx';
import { Quote } from './quote.tsx';
import type { ThreadDeeds } from './thread.tsx';

/** How each hand looks: the customer opposite, the bot tinted, people plain, notes in their own colour. */
export function bubbleLook(message: Pick<Message, 'direction' | 'author'>): string {
  if (message.direction === 'note') return 'self-end border border-dashed border-warn-line bg-warn-soft';
  if (message.direction === 'in') return 'self-start bg-sunken';
  return message.author === 'bot' ? 'self-end bg-accent-soft' : 'self-end border border-line-strong bg-panel';
}

export function Bubble({
  message,
  album,
  joined,
  asCustomer,
  deeds,
}: {
  message: Message;
  /** What was sent together with it, and is shown as one. */
  album: readonly Message[];
  joined: boolean;
  asCustomer: boolean;
  deeds: ThreadDeeds;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const authors = {
    contact: t`Customer`,
    bot: t`Bot`,
    agent: message.agent?.name || t`Agent`,
    phone: t`Owner’s phone`,
    system: t`System`,
  };
  const author = authors[message.author];
  const isNote = message.direction === 'note';
  const named = !asCustomer && !joined && message.author !== 'contact';
  const failed = message.status === 'failed' || message.status === 'needs_human';
  const { onWhy, onRetry } = deeds;
  const reactions = [message, ...album].flatMap((one) => one.reactions);
  const turnId = message.author === 'bot' ? message.turnId : null;
  return (
    <div
      data-message={message.id}
      className={cx(
        'relative flex max-w-[85%] shrink-0 flex-col',
        message.direction === 'in' ? 'self-start' : 'self-end',
        joined ? 'mt-1' : 'mt-3',
      )}
    >
      {album.map(({ id }) => (
        <span key={id} data-message={id} className="absolute" />
      ))}
      <div className={cx('flex min-w-0 flex-col rounded-2xl px-3 py-2', bubbleLook(message), failed && 'border border-bad-line')}>
        {named ? (
          <span className={cx('mb-0.5 flex items-center gap-1 text-2xs font-semibold', isNote ? 'text-warn' : 'text-quiet')}>
            {isNote && <NotebookPen aria-hidden className="size-3" />}
            <bdi>{isNote ? t`${author} · note for the team` : author}</bdi>
          </span>
        ) : (
          <span className="sr-only">{author}: </span>
        )}
        {message.forwarded && (
          <span className="mb-0.5 flex items-center gap-1 text-2xs text-faint">
            <Forward aria-hidden className="size-3 rtl:-scale-x-100" />
            {t`Forwarded`}
          </span>
        )}
        {message.replyTo && <Quote replyTo={message.replyTo} />}
        <MessageBody message={message} album={album} />
        <span className="mt-0.5 flex flex-wrap items-center justify-end gap-x-1.5 text-2xs text-faint">
          {message.editedAt && <span title={absoluteTime(message.editedAt, locale, timeZone)}>{t`edited`}</span>}
          {message.late && <span title={t`It reached us late, after an outage`}>{t`recovered`}</span>}
          <time dateTime={message.at} title={absoluteTime(message.at, locale, timeZone)}>
            <bdi>{clockTime(message.at, locale, timeZone)}</bdi>
          </time>
          {message.direction === 'out' && <DeliveryMark message={message} />}
        </span>
      </div>
      {reactions.length > 0 && (
        <span
          className={cx(
            '-mt-1.5 flex gap-0.5 rounded-full border border-line bg-raised px-1.5 text-sm shadow-low',
            message.direction === 'in' ? 'ms-2 self-start' : 'me-2 self-end',
          )}
        >
          {reactions.map(({ by, emoji }, at) => (
            <span key={at} role="img" aria-label={by === 'business' ? t`The business reacted ${emoji}` : t`The customer reacted ${emoji}`}>
              {emoji}
            </span>
          ))}
        </span>
      )}
      {turnId && onWhy && (
        <button
          type="button"
          onClick={() => onWhy(turnId)}
          className="target mt-0.5 inline-flex items-center gap-1 self-end rounded-md px-1.5 py-0.5 text-2xs text-faint hover:bg-sunken hover:text-ink"
        >
          <Waypoints aria-hidden className="size-3" />
          {t`Why this answer`}
        </button>
      )}
      {failed && (
        <p className="mt-0.5 flex items-center gap-2 self-end text-xs text-bad">
          {t`Not delivered`}
          {onRetry && message.direction === 'out' && (
            <button type="button" onClick={() => onRetry(message)} className="target font-semibold underline underline-offset-2">
              {t`Send again`}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
