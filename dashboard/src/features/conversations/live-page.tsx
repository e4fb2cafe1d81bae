import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useShortcut } from '../../shared/shortcuts/shortcuts.ts';
import { useWide } from '../../shared/use-wide.ts';
import { Button } from '../../shared/ui/button.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { TabPanel, Tabs } from '../../shared/ui/tabs.tsx';
import { ConversationList } from './conversation-list.tsx';
import { ConversationPanel } from './conversation-panel.tsx';
import { PhonePanel } from './phone-panel.tsx';
import { useConversation, useConversations } from './use-conversations.ts';

const route = getRouteApi('/shell/watch');

/** The live conversation: the customer's phone, the recent conversations, and what the bot did, step by step. */
export function LivePage(): ReactNode {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const wide = useWide('80rem');
  const [tab, setTab] = useState<'phone' | 'trace'>('phone');
  const query = useConversations();
  const conversations = query.data ?? [];
  const selected = search.conversation ?? conversations[0]?.id ?? null;

  const step = (by: 1 | -1): void => {
    const at = conversations.findIndex(({ id }) => id === selected);
    const next = conversations[at + by];
    if (!next) return;
    void navigate({ search: { conversation: next.id } });
    document.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(next.id)}"]`)?.focus();
  };
  useShortcut('nextConversation', () => step(1));
  useShortcut('previousConversation', () => step(-1));

  const phone = <PhonePanel conversationId={selected} />;
  const work = <Work query={query} selected={selected} turnId={search.turn ?? null} />;
  if (wide) {
    return (
      <div className="flex h-full">
        <h1 className="sr-only">{t`Live conversation`}</h1>
        <section aria-label={t`Phone`} className="w-93 shrink-0 border-e border-line bg-canvas">
          {phone}
        </section>
        {work}
      </div>
    );
  }
  return (
    <>
      <h1 className="sr-only">{t`Live conversation`}</h1>
      <Tabs
        label={t`Views`}
        value={tab}
        onChange={setTab}
        choices={[
          { value: 'phone', label: t`Phone` },
          { value: 'trace', label: t`Trace` },
        ]}
        className="h-full"
        listClassName="bg-panel px-2"
      >
        <TabPanel value="phone" keepMounted className="data-hidden:hidden">
          {phone}
        </TabPanel>
        <TabPanel value="trace">{work}</TabPanel>
      </Tabs>
    </>
  );
}

function Work({
  query,
  selected,
  turnId,
}: {
  query: ReturnType<typeof useConversations>;
  selected: string | null;
  turnId: string | null;
}): ReactNode {
  const { t } = useLingui();
  const { data: conversation, error, refetch } = useConversation(selected);
  const roomy = useWide('48rem');
  const [all, setAll] = useState(false);
  return (
    <div className="flex h-full min-w-0 flex-1 flex-col md:flex-row">
      <section
        aria-label={t`Recent conversations`}
        className="flex max-h-[60%] shrink-0 flex-col border-line bg-panel max-md:border-b md:max-h-none md:w-68 md:border-e"
      >
        {!roomy && conversation && (
          <Button look="ghost" aria-expanded={all} onClick={() => setAll(!all)} className="w-full rounded-none border-0">
            {t`All conversations`}
            <ChevronDown aria-hidden className={cx('size-4 transition-transform', all && 'rotate-180')} />
          </Button>
        )}
        {(roomy || all || !conversation) && (
          <div className="thin-scroll min-h-0 overflow-y-auto">
            <ConversationList query={query} selected={selected} onPick={() => setAll(false)} />
          </div>
        )}
      </section>
      <ConversationPanel
        conversation={conversation ?? null}
        loading={query.isPending}
        error={error}
        onRetry={() => void refetch()}
        turnId={turnId}
      />
    </div>
  );
}
