import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { TabPanel, Tabs } from '../../../shared/ui/tabs.tsx';
import { useWide } from '../../../shared/use-wide.ts';
import { NOW, type Setting, toAt } from './clock.ts';
import { Chat } from './chat.tsx';
import { useExchanges } from './use-exchanges.ts';

/** The trace as the inbox draws it, with its words. */
const How = lazy(async () => ({ default: (await withWords('work', withWords('fact-sheets', import('./how-it-came.tsx')))).HowItCame }));
const AskSettings = lazy(async () => ({ default: (await import('./ask-settings.tsx')).AskSettings }));
const OneDocument = lazy(async () => ({ default: (await withWords('fact-sheets', import('./one-document.tsx'))).OneDocument }));
const route = getRouteApi('/shell/knowledge/ask');

/** Asks the bot as a customer would, and shows how each answer came about. */
export function AskPage(): ReactNode {
  const { t } = useLingui();
  const { q = '', source } = route.useSearch();
  const navigate = route.useNavigate();
  const roomy = useWide('64rem');
  const [setting, setSetting] = useState<Setting>({ channel: 'whatsapp', contactName: '', clock: NOW });
  const { exchanges, busy, ask, again, clear } = useExchanges();
  const [chosen, setChosen] = useState<number | null>(null);
  const [side, setSide] = useState<'chat' | 'how'>('chat');
  const shown = exchanges.find(({ id }) => id === chosen) ?? exchanges.at(-1) ?? null;
  const put = (question: string): void => {
    setChosen(
      ask({
        ...{ question, channel: setting.channel, ...toAt(setting.clock) },
        ...(setting.contactName.trim() ? { contactName: setting.contactName.trim() } : {}),
      }),
    );
  };
  const chat = (
    <div className="flex h-full min-h-0 flex-col">
      <Suspense fallback={<div className="h-14 shrink-0 border-b border-line" />}>
        <AskSettings
          setting={setting}
          source={source ?? null}
          onChange={(next) => {
            setSetting(next);
            // Another channel or hour is another conversation.
            if (next.channel !== setting.channel || next.clock !== setting.clock) clear();
          }}
          onSource={(next) => void navigate({ search: next ? { source: next } : {} })}
          onClear={exchanges.length > 0 ? clear : null}
        />
      </Suspense>
      {source ? (
        <Suspense fallback={null}>
          <OneDocument key={source} sourceId={source} />
        </Suspense>
      ) : (
        <Chat
          first={q}
          channel={setting.channel}
          exchanges={exchanges}
          busy={busy}
          shownId={shown?.id ?? null}
          onAsk={put}
          onAgain={again}
          onShow={(id) => {
            setChosen(id);
            setSide('how');
          }}
          onTry={(persona) => {
            if (persona.clock) {
              setSetting({ ...setting, clock: persona.clock });
              clear();
            }
          }}
        />
      )}
    </div>
  );
  const how = shown ? (
    <Suspense
      fallback={
        <LoadingRegion label={t`Loading`} className="flex flex-col gap-3 p-4">
          {[0, 1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-12 w-full rounded-xl" />
          ))}
        </LoadingRegion>
      }
    >
      <How key={shown.id} exchange={shown} />
    </Suspense>
  ) : (
    <Notice icon={<Waypoints />} title={t`How the answer comes about`}>
      {t`Ask something: what the bot understood, the facts and passages it found, what was checked and why it answered or left it to a person stands here, step by step.`}
    </Notice>
  );
  return (
    <div className="h-full">
      <h2 className="sr-only">{t`Ask`}</h2>
      {source ? (
        <div className="mx-auto h-full max-w-3xl">{chat}</div>
      ) : roomy ? (
        <div className="grid h-full grid-cols-[minmax(22rem,28rem)_1fr]">
          <div className="min-h-0 border-e border-line">{chat}</div>
          <div className="min-h-0 overflow-hidden pt-4">{how}</div>
        </div>
      ) : (
        <Tabs
          label={t`Ask`}
          value={side}
          onChange={setSide}
          choices={[
            { value: 'chat', label: t`Conversation` },
            { value: 'how', label: t`How it came about` },
          ]}
          className="h-full"
          listClassName="px-2"
        >
          <TabPanel value="chat" keepMounted className="overflow-hidden">
            {chat}
          </TabPanel>
          <TabPanel value="how" className="overflow-hidden pt-4">
            {how}
          </TabPanel>
        </Tabs>
      )}
    </div>
  );
}
