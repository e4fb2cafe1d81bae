import { Trans, useLingui } from '@lingui/react/macro';
import { Waypoints } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Isolated } from '../../shared/text/words.tsx';
import { useNow } from '../../shared/time/use-now.ts';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../shared/ui/states.tsx';
import { TabPanel, Tabs } from '../../shared/ui/tabs.tsx';
import type { Conversation } from './api.ts';
import { useSession } from '../access/use-session.ts';
import { handleText } from './handle-text.ts';
import { NeedsPersonBanner } from './needs-person-banner.tsx';
import { PenBadge } from './pen-badge.tsx';
import { PenControl } from './pen-control.tsx';
import { TurnPanel } from './turn/turn-panel.tsx';
import { WindowCountdown } from './window-countdown.tsx';

const Thread = lazy(async () => ({ default: (await import('./thread/thread.tsx')).Thread }));

/** One conversation at work: who holds the pen, and the trace of a turn or the messages. */
export function ConversationPanel({
  conversation,
  loading,
  error,
  onRetry,
  turnId,
}: {
  conversation: Conversation | null;
  loading: boolean;
  error: unknown;
  onRetry: () => void;
  turnId: string | null;
}): ReactNode {
  const { t } = useLingui();
  const now = useNow();
  const { channels } = useSession();
  const [tab, setTab] = useState<'trace' | 'messages'>('trace');
  if (!conversation) {
    return (
      <section aria-label={t`Conversation`} className="min-w-0 flex-1 overflow-y-auto">
        {error ? <ErrorState error={error} onRetry={onRetry} /> : loading ? <PanelSkeleton /> : <NothingYet />}
      </section>
    );
  }
  const { contact } = conversation;
  const handle = contact.handle && handleText(channels, conversation.channel, contact.handle);
  return (
    <section aria-label={t`Conversation`} className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas">
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-2">
        <PenBadge pen={conversation.pen} />
        <div className="me-auto min-w-0">
          <h2 className="truncate text-base font-semibold">
            <bdi>{contact.name ?? handle ?? t`Unknown`}</bdi>
          </h2>
          {contact.name && handle && <Isolated className="block text-xs leading-tight text-faint">{handle}</Isolated>}
        </div>
        <WindowCountdown expiresAt={conversation.windowExpiresAt} now={now} />
        <PenControl conversation={conversation} />
      </header>
      <NeedsPersonBanner pen={conversation.pen} />
      <Tabs
        label={t`What to show`}
        value={tab}
        onChange={setTab}
        choices={[
          { value: 'trace', label: t`Turn by turn` },
          { value: 'messages', label: t`Messages` },
        ]}
        className="mt-1 flex-1"
        listClassName="px-3"
      >
        <TabPanel value="trace">
          <TurnPanel key={conversation.id} conversationId={conversation.id} turnId={turnId} />
        </TabPanel>
        <TabPanel value="messages">
          <Suspense fallback={null}>
            <Thread key={conversation.id} conversationId={conversation.id} />
          </Suspense>
        </TabPanel>
      </Tabs>
    </section>
  );
}

function NothingYet(): ReactNode {
  const { t } = useLingui();
  return (
    <Notice icon={<Waypoints />} title={t`The bot’s work appears here`}>
      <Trans>Every answer is shown step by step: what was understood, which facts were found, and how each claim was checked.</Trans>
    </Notice>
  );
}

function PanelSkeleton(): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Loading the conversation`} className="flex flex-col gap-3 p-4">
      <Skeleton className="h-9 w-1/2" />
      <Skeleton className="h-16 w-full rounded-xl" />
      {[0, 1, 2, 3, 4, 5, 6].map((row) => (
        <Skeleton key={row} className="h-10 w-full rounded-xl" />
      ))}
    </LoadingRegion>
  );
}
