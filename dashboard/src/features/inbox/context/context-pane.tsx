import { useLingui } from '@lingui/react/macro';
import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { TabPanel, Tabs } from '../../../shared/ui/tabs.tsx';
import { TurnPanel } from '../../conversations/turn/turn-panel.tsx';
import { useConversation } from '../../conversations/use-conversations.ts';
import type { InboxSearch } from '../search.ts';
import { CustomerSection } from './customer-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { PenSection } from './pen-section.tsx';

/** What stands around a conversation: the people, the pen, what is known; and how each answer of the bot came about. */
export function ContextPane({
  id,
  tab,
  search,
  onTab,
  onClose,
  alone,
}: {
  id: string;
  tab: 'details' | 'why';
  search: InboxSearch;
  onTab: (tab: 'details' | 'why') => void;
  onClose: () => void;
  /** It is the only thing on the screen. */
  alone: boolean;
}): ReactNode {
  const { t } = useLingui();
  const { data: conversation } = useConversation(id);
  return (
    <aside
      aria-label={t`About the conversation`}
      className={cx(
        'relative flex flex-col bg-panel',
        alone ? 'min-w-0 flex-1' : 'shrink-0 border-s border-line',
        // A trace has columns, and details have none.
        !alone && (tab === 'why' ? 'w-120' : 'w-84'),
      )}
    >
      {alone ? (
        <IconButton label={t`Back to the conversation`} side="bottom" onClick={onClose} className="absolute start-2 top-1.5 z-10">
          <ArrowLeft aria-hidden className="size-4.5 rtl:-scale-x-100" />
        </IconButton>
      ) : (
        <IconButton label={t`Hide the details`} side="bottom" onClick={onClose} className="absolute end-2 top-1.5 z-10">
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
      <Tabs
        label={t`About the conversation`}
        value={tab}
        onChange={onTab}
        choices={[
          { value: 'details', label: t`Details` },
          { value: 'why', label: t`Turn by turn` },
        ]}
        className="h-full"
        listClassName={alone ? 'ps-12 pt-1' : 'px-2 pt-1'}
      >
        <TabPanel value="details">
          {conversation ? (
            <div className="thin-scroll h-full overflow-y-auto" role="region" aria-label={t`Details`} tabIndex={0}>
              <PenSection conversation={conversation} />
              <LabelsSection conversation={conversation} />
              <CustomerSection conversation={conversation} />
              <FactsSection conversationId={conversation.id} onWhy={() => onTab('why')} />
            </div>
          ) : (
            <LoadingRegion label={t`Loading the details`} className="flex flex-col gap-3 p-4">
              <Skeleton className="h-5 w-1/2" />
              <Skeleton className="h-20 w-full rounded-xl" />
              <Skeleton className="h-5 w-1/3" />
            </LoadingRegion>
          )}
        </TabPanel>
        <TabPanel value="why">
          <TurnPanel
            key={id}
            conversationId={id}
            turnId={search.turn ?? null}
            linkOf={(turn) => {
              const { turn: _before, ...rest } = search;
              return { to: '/inbox', search: { ...rest, pane: 'why', ...(turn ? { turn } : {}) } };
            }}
          />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
