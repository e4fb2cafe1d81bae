import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, MessageSquareDashed } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { dayKey } from '../../../shared/time/format.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { useSession } from '../../access/use-session.ts';
import type { Conversation, Message } from '../api.ts';
import { useMessages } from '../use-messages.ts';
import { Bubble } from './bubble.tsx';
import { linesOf } from './lines.ts';
import { DayLine, PenLine } from './separators.tsx';

export interface ThreadDeeds {
  /** Shows how an answer of the bot came about. */
  onWhy?: (turnId: string) => void;
  /** Sends once more what was not delivered; absent where the reader may not. */
  onRetry?: (message: Message) => void;
}

/**
 * What was written, oldest above. Stays at the newest message while the reader is there; while they read further up, what arrives is
 * told of and waits. `asCustomer` leaves out what only the team sees.
 */
export function Thread({
  conversationId,
  pen = null,
  asCustomer = false,
  deeds = {},
  children,
}: {
  conversationId: string;
  pen?: Conversation['pen'] | null;
  asCustomer?: boolean;
  deeds?: ThreadDeeds;
  /** What stands below the last message: what is on its way. */
  children?: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const { timeZone } = useSession().tenant;
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useMessages(conversationId);
  const messages = useMemo(() => (asCustomer ? data?.filter(({ direction }) => direction !== 'note') : data), [data, asCustomer]);
  const lines = useMemo(
    () => linesOf(messages ?? [], asCustomer ? null : pen, (iso) => dayKey(iso, timeZone)),
    [messages, pen, asCustomer, timeZone],
  );
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const newest = messages?.at(-1)?.id;
  const oldest = messages?.[0]?.id;
  const before = useRef<{ oldest: string | undefined; height: number }>({ oldest, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Earlier messages come in above: what is being read stays under the eyes.
    if (before.current.oldest !== undefined && before.current.oldest !== oldest) {
      element.scrollTop += element.scrollHeight - before.current.height;
    } else if (atEnd) element.scrollTop = element.scrollHeight;
    before.current = { oldest, height: element.scrollHeight };
  }, [newest, oldest, atEnd, children]);
  if (isPending) {
    return (
      <LoadingRegion label={t`Loading messages`} className="flex flex-col gap-3 p-4">
        <Skeleton className="h-12 w-3/5 rounded-2xl" />
        <Skeleton className="h-20 w-3/4 self-end rounded-2xl" />
        <Skeleton className="h-10 w-2/5 rounded-2xl" />
      </LoadingRegion>
    );
  }
  if (!messages) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className="relative h-full min-h-0">
      <div
        ref={box}
        tabIndex={0}
        role="log"
        aria-label={t`Messages`}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => setAtEnd(scrollHeight - scrollTop - clientHeight < 48)}
        className="thin-scroll flex h-full flex-col overflow-y-auto px-4 py-3 -outline-offset-2"
      >
        {hasNextPage && (
          <Button look="ghost" className="self-center" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t`Earlier messages`}
          </Button>
        )}
        {lines.length === 0 && !children && (
          <Notice icon={<MessageSquareDashed />} title={t`No messages yet`}>
            <Trans>What is written here appears by itself.</Trans>
          </Notice>
        )}
        {lines.map((line) =>
          line.kind === 'day' ? (
            <DayLine key={line.key} at={line.at} />
          ) : line.kind === 'pen' ? (
            <PenLine key={line.key} pen={line.pen} />
          ) : (
            <Bubble key={line.key} message={line.message} album={line.album} joined={line.joined} asCustomer={asCustomer} deeds={deeds} />
          ),
        )}
        {children}
      </div>
      {!atEnd && (
        <button
          type="button"
          onClick={() => {
            setAtEnd(true);
            box.current?.focus();
          }}
          aria-label={t`To the newest message`}
          className="target absolute end-4 bottom-3 grid size-9 place-items-center rounded-full border border-line-strong bg-raised text-quiet shadow-float hover:text-ink"
        >
          <ChevronDown aria-hidden className="size-4.5" />
        </button>
      )}
    </div>
  );
}
