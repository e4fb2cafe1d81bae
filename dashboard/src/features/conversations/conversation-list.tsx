import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { MessageSquareDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../shared/ui/states.tsx';
import { ConversationRow } from './conversation-row.tsx';
import type { useConversations } from './use-conversations.ts';

export function ConversationList({
  query,
  selected,
  onPick,
}: {
  query: ReturnType<typeof useConversations>;
  selected: string | null;
  onPick?: () => void;
}): ReactNode {
  const { t } = useLingui();
  const now = useNow();
  const { data: conversations, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  if (isPending) {
    return (
      <LoadingRegion label={t`Loading conversations`} className="flex flex-col gap-2 p-2">
        {[0, 1, 2, 3, 4].map((row) => (
          <div key={row} className="flex gap-2.5 p-2">
            <Skeleton className="size-8 rounded-full" />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-3.5 w-1/2" />
              <Skeleton className="h-3 w-full" />
            </div>
          </div>
        ))}
      </LoadingRegion>
    );
  }
  if (!conversations) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (conversations.length === 0) {
    return (
      <Notice icon={<MessageSquareDashed />} title={t`No conversations yet`}>
        <Trans>Write the first message on the phone; it appears here by itself.</Trans>
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-1 p-2">
      <h2 className="sr-only">
        <Plural value={conversations.length} one="# conversation" other="# conversations" />
      </h2>
      <ul className="flex flex-col gap-0.5" aria-label={t`Conversations`}>
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <ConversationRow conversation={conversation} selected={conversation.id === selected} now={now} onPick={onPick} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button look="ghost" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t`Load more`}
        </Button>
      )}
    </div>
  );
}
