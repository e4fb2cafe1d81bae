import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Words } from '../../shared/text/words.tsx';
import { absoluteTime, shortTime } from '../../shared/time/format.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { ErrorState, LoadingRegion, Skeleton } from '../../shared/ui/states.tsx';
import { useSession } from '../access/use-session.ts';
import type { Message } from './api.ts';
import { useMessages } from './use-messages.ts';

/** What was written, oldest above. Stays at the newest message while the reader is there. */
export function Thread({ conversationId }: { conversationId: string }): ReactNode {
  const { t } = useLingui();
  const { data: messages, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useMessages(conversationId);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const newest = messages?.at(-1)?.id;
  useLayoutEffect(() => {
    if (atEnd.current && box.current && newest) box.current.scrollTop = box.current.scrollHeight;
  }, [newest]);
  if (isPending) {
    return (
      <LoadingRegion label={t`Loading messages`} className="flex flex-col gap-3 p-4">
        <Skeleton className="h-12 w-3/5 self-end rounded-2xl" />
        <Skeleton className="h-20 w-3/4 rounded-2xl" />
        <Skeleton className="h-10 w-2/5 self-end rounded-2xl" />
      </LoadingRegion>
    );
  }
  if (!messages) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div
      ref={box}
      tabIndex={0}
      role="log"
      aria-label={t`Messages`}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
      className="thin-scroll flex h-full flex-col gap-2 overflow-y-auto p-4"
    >
      {hasNextPage && (
        <Button look="ghost" className="self-center" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t`Earlier messages`}
        </Button>
      )}
      {messages.map((message) => (
        <Bubble key={message.id} message={message} />
      ))}
    </div>
  );
}

function Bubble({ message }: { message: Message }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const authors = { contact: t`Customer`, bot: t`Bot`, agent: t`Agent`, phone: t`Owner’s phone`, system: t`System` };
  return (
    <div
      className={cx(
        'flex max-w-[85%] flex-col rounded-2xl px-3 py-2',
        message.direction === 'in' && 'self-start rounded-ss-md bg-sunken',
        message.direction === 'out' && 'self-end rounded-se-md',
        message.direction === 'out' && (message.author === 'bot' ? 'bg-accent-soft' : 'border border-line-strong bg-panel'),
      )}
    >
      <span className="sr-only">{authors[message.author]}: </span>
      {message.text ? (
        <Words as="p" text={message.text} className="text-base whitespace-pre-wrap wrap-anywhere" />
      ) : (
        <p className="text-quiet">
          <Trans>A message of kind {message.kind}</Trans>
        </p>
      )}
      <span className="mt-0.5 flex items-center gap-1.5 self-end text-2xs text-faint">
        {message.late && <Trans>recovered</Trans>}
        <time dateTime={message.at} title={absoluteTime(message.at, locale, timeZone)}>
          <bdi>{shortTime(message.at, locale, timeZone, now)}</bdi>
        </time>
        {message.direction === 'out' && <DeliveryMark message={message} />}
      </span>
    </div>
  );
}

function DeliveryMark({ message }: { message: Message }): ReactNode {
  const { t } = useLingui();
  const texts: Record<Message['status'], string> = {
    received: t`Received`,
    queued: t`Waiting to be sent`,
    sending: t`Sending`,
    sent: t`Sent`,
    delivered: t`Delivered`,
    read: t({ context: 'message', message: 'Read' }),
    failed: t`Not delivered`,
    needs_human: t`Not delivered: a person must decide`,
  };
  const { status } = message;
  const Icon =
    status === 'read' || status === 'delivered'
      ? CheckCheck
      : status === 'sent'
        ? Check
        : status === 'failed' || status === 'needs_human'
          ? CircleAlert
          : Clock;
  const text = message.failure ? `${texts[status]} (${message.failure.code})` : texts[status];
  return (
    <span role="img" aria-label={text} title={text}>
      <Icon aria-hidden className={cx('size-3.5', status === 'read' && 'text-accent', Icon === CircleAlert && 'text-bad')} />
    </span>
  );
}
