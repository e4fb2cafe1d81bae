import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { MessageSquareDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../shared/text/words.tsx';
import { useNow } from '../../shared/time/use-now.ts';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../shared/ui/states.tsx';
import { ChannelMark } from '../access/channel-mark.tsx';
import { useSession } from '../access/use-session.ts';
import type { Conversation } from '../conversations/api.ts';
import { handleText } from '../conversations/handle-text.ts';
import { LastTime, lastWords } from '../conversations/last-message.tsx';
import { PenBadge } from '../conversations/pen-badge.tsx';
import { CardFrame } from './figure-card.tsx';
import { useFeed } from './use-home.ts';

/** What happens now: the newest conversations, which move up by themselves. */
export function FeedCard({ className }: { className?: string }): ReactNode {
  const { t } = useLingui();
  const { data: conversations, error, isPending, refetch } = useFeed();
  const now = useNow(30_000);
  const { simulatorUrl } = useSession();
  return (
    <CardFrame title={t`Happening now`} className={className ?? ''}>
      {isPending ? (
        <LoadingRegion label={t`Loading conversations`} className="mt-3 flex flex-col gap-4">
          {[0, 1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-9" />
          ))}
        </LoadingRegion>
      ) : !conversations ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : conversations.length === 0 ? (
        <Notice icon={<MessageSquareDashed />} title={t`No conversations yet`} action={simulatorUrl !== null && <TryIt />}>
          <Trans>When the first customer writes, it appears here by itself.</Trans>
        </Notice>
      ) : (
        <>
          <ul className="-mx-2 mt-1.5 flex-1">
            {conversations.map((conversation) => (
              <FeedRow key={conversation.id} conversation={conversation} now={now} />
            ))}
          </ul>
          <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
            <Link to="/watch" className="target inline-flex items-center font-semibold text-accent hover:underline">
              <Trans>Watch the bot at work</Trans>
            </Link>
            <Link
              to="/inbox"
              search={{ view: 'all' }}
              className="target inline-flex items-center font-semibold text-accent hover:underline"
            >
              <Trans>All conversations</Trans>
            </Link>
          </p>
        </>
      )}
    </CardFrame>
  );
}

/** Where an emulator stands in for the providers, a phone is at hand to write from. */
function TryIt(): ReactNode {
  return (
    <Link to="/watch" className="target inline-flex items-center font-semibold text-accent hover:underline">
      <Trans>Write as a customer</Trans>
    </Link>
  );
}

function FeedRow({ conversation, now }: { conversation: Conversation; now: number }): ReactNode {
  const { t } = useLingui();
  const session = useSession();
  const { id, channel, contact, lastMessage, pen } = conversation;
  return (
    <li>
      <Link
        to="/inbox"
        search={{ view: 'all', conversation: id }}
        className="flex items-start gap-2.5 rounded-xl px-2 py-1.5 hover:bg-sunken"
      >
        <PenBadge pen={pen} className="mt-0.5" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-semibold">
              <ChannelMark kind={channel} className="me-1.5 inline-block size-3.5 align-[-0.15em] text-faint" />
              <bdi>{contact.name ?? (contact.handle ? handleText(session.channels, channel, contact.handle) : t`Unknown`)}</bdi>
            </span>
            <LastTime message={lastMessage} now={now} />
          </span>
          <Words text={lastWords(lastMessage) ?? ''} className="line-clamp-1 text-xs wrap-anywhere text-quiet" />
        </span>
      </Link>
    </li>
  );
}
