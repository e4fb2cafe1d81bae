import { Trans, useLingui } from '@lingui/react/macro';
import { MessagesSquare, Moon } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { absoluteTime, clockTime, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { useMay } from '../../access/use-may.ts';
import { useSession } from '../../access/use-session.ts';
import type { Conversation, Message } from '../../conversations/api.ts';
import { NeedsPersonBanner } from '../../conversations/needs-person-banner.tsx';
import { heldByOther } from '../../conversations/pen.ts';
import { useIsTyping } from '../../realtime/typing.ts';
import { TypingBubble } from '../../conversations/thread/typing-bubble.tsx';
import { Thread } from '../../conversations/thread/thread.tsx';
import { useConversation } from '../../conversations/use-conversations.ts';
import { useMessages } from '../../conversations/use-messages.ts';
import { retryMessage } from '../api.ts';
import { Composer } from '../composer/composer.tsx';
import { draftKey, keepText, keptText, type Mode } from '../composer/drafts.ts';
import { UnsentBubbles } from '../composer/unsent-bubbles.tsx';
import { useOutbox, useOwner } from '../composer/use-outbox.ts';
import { useDeeds } from '../deeds/use-deeds.ts';
import { ConversationHeader } from './conversation-header.tsx';
import { useMarkRead } from './use-mark-read.ts';

export interface PaneDeeds {
  onBack: (() => void) | null;
  onDetails: () => void;
  detailsOpen: boolean;
  onWhy: (turnId: string) => void;
  /** Several are selected: the keys are theirs. */
  bulk: boolean;
  /** After a conversation was resolved or put to sleep, the next one. */
  onGone: () => void;
  /** Leaves it without opening another. */
  onClose: () => void;
}

/** One conversation: what was written, and where the team writes. */
export function ConversationPane({ id, deeds }: { id: string | null; deeds: PaneDeeds }): ReactNode {
  const { t } = useLingui();
  const { data: conversation, error, isPlaceholderData, refetch } = useConversation(id);
  const pane = useRef<HTMLElement>(null);
  useMarkRead(pane, conversation && !isPlaceholderData ? conversation : null);
  return (
    <section ref={pane} aria-label={t`Conversation`} className="flex min-h-0 min-w-0 flex-1 flex-col bg-panel">
      {id === null ? (
        <div className="grid flex-1 place-items-center">
          <Notice icon={<MessagesSquare />} title={t`No conversation is open`}>
            <Trans>Choose one from the list: J and K move, Enter opens.</Trans>
          </Notice>
        </div>
      ) : conversation ? (
        <Opened key={conversation.id} conversation={conversation} deeds={deeds} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRegion label={t`Loading the conversation`} className="flex flex-col gap-3 p-4">
          <Skeleton className="h-9 w-1/2" />
          <Skeleton className="h-12 w-3/5 rounded-2xl" />
          <Skeleton className="h-20 w-3/4 self-end rounded-2xl" />
        </LoadingRegion>
      )}
    </section>
  );
}

function Opened({ conversation, deeds }: { conversation: Conversation; deeds: PaneDeeds }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const { t } = useLingui();
  const { actor } = useSession();
  const owner = useOwner();
  const { unsent, send, discard } = useOutbox(conversation.id);
  const [mode, setMode] = useState<Mode>('reply');
  const [edited, setEdited] = useState(0);
  const typing = useIsTyping(conversation.id, useMessages(conversation.id).data?.at(-1)?.id);
  const writes = may('conversations.write');
  const retry = async (message: Message): Promise<void> => {
    try {
      await retryMessage(conversation.id, message.id, heldByOther(conversation.pen, actor.id));
    } catch (error) {
      showProblem(t`It was not sent again`, error);
    } finally {
      await Promise.all([['messages', conversation.id], ['conversations']].map((queryKey) => client.invalidateQueries({ queryKey })));
    }
  };
  return (
    <>
      <ConversationHeader conversation={conversation} deeds={deeds} />
      <StateStrip conversation={conversation} />
      {conversation.state !== 'resolved' && <NeedsPersonBanner pen={conversation.pen} />}
      <div className="min-h-0 flex-1">
        <Thread
          conversationId={conversation.id}
          pen={conversation.pen}
          deeds={{ onWhy: deeds.onWhy, ...(writes ? { onRetry: (message) => void retry(message) } : {}) }}
        >
          {(typing || unsent.length > 0) && (
            <>
              {typing && <TypingBubble />}
              {unsent.length > 0 && (
                <UnsentBubbles
                  unsent={unsent}
                  onAgain={(entry, takeOver) => void send(conversation, entry, takeOver, entry.key)}
                  onEdit={(entry) => {
                    const key = draftKey(owner, conversation.id, entry.mode);
                    keepText(localStorage, key, [keptText(localStorage, key), entry.text].filter(Boolean).join('\n'));
                    discard(entry.key);
                    setMode(entry.mode);
                    setEdited(edited + 1);
                  }}
                  onDiscard={(entry) => discard(entry.key)}
                />
              )}
            </>
          )}
        </Thread>
      </div>
      {writes ? (
        <Composer
          key={edited}
          conversation={conversation}
          mode={mode}
          onMode={setMode}
          onSend={(entry, takeOver) => void send(conversation, entry, takeOver)}
        />
      ) : (
        <p className="shrink-0 border-t border-line bg-canvas px-4 py-3 text-center text-xs text-quiet">
          <Trans>You can read here. Your role does not include writing; an owner of this account can grant it.</Trans>
        </p>
      )}
    </>
  );
}

/** That a conversation sleeps or is resolved, and the way back. */
function StateStrip({ conversation }: { conversation: Conversation }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const may = useMay();
  const perform = useDeeds();
  const { state, snoozedUntil } = conversation;
  if (state === 'open') return null;
  const until = snoozedUntil && `${shortTime(snoozedUntil, locale, timeZone, now)} ${clockTime(snoozedUntil, locale, timeZone)}`;
  return (
    <p className="flex shrink-0 items-center gap-2 border-b border-line bg-sunken px-4 py-1.5 text-xs text-quiet">
      {state === 'snoozed' && <Moon aria-hidden className="size-3.5" />}
      <span className="me-auto" title={snoozedUntil ? absoluteTime(snoozedUntil, locale, timeZone) : undefined}>
        {state === 'resolved' ? t`Resolved. The bot answers what comes next.` : t`Asleep until ${until ?? ''}`}
      </span>
      {may('conversations.write') && (
        <button
          type="button"
          onClick={() => perform([conversation], { kind: 'state', change: { state: 'open' } }, t`Open again`)}
          className="target font-semibold text-accent underline underline-offset-2"
        >
          {state === 'resolved' ? t`Reopen` : t`Wake now`}
        </button>
      )}
    </p>
  );
}
