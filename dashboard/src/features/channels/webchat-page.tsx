import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { wordsOf } from '../../shared/api/api-error.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Skeleton } from '../../shared/ui/states.tsx';
import { useMay } from '../access/use-may.ts';
import { Field, TextArea } from '../settings/parts/fields.tsx';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { changeWebchat, channelsKey, getWebchat, type Webchat, webchatKey } from './api.ts';
import { ChannelsFrame } from './channels-frame.tsx';
import { readOrigins } from './read-origins.ts';
import { Snippet } from './snippet.tsx';
import { IdentityPart } from './webchat-identity.tsx';
import { LookFields } from './webchat-look.tsx';

export function WebchatPage(): ReactNode {
  return (
    <OnlyWith right="channels.read">
      <Page />
    </OnlyWith>
  );
}

function Page(): ReactNode {
  const { t } = useLingui();
  const { accountId } = useParams({ from: '/shell/channels/webchat/$accountId' });
  const chat = useQuery({
    queryKey: webchatKey(accountId),
    queryFn: ({ signal }) => getWebchat(accountId, signal),
    refetchOnWindowFocus: false,
  });
  return (
    <ChannelsFrame narrow back={t`All channels`} title={t`Web chat`} about={t`The chat in the corner of your website.`}>
      {chat.isError ? (
        <ErrorState error={chat.error} onRetry={() => void chat.refetch()} />
      ) : chat.data ? (
        <Parts chat={chat.data} />
      ) : (
        <LoadingRegion label={t`Loading`} className="flex flex-col gap-3">
          {[0, 1, 2].map((key) => (
            <Skeleton key={key} className="h-40 rounded-2xl" />
          ))}
        </LoadingRegion>
      )}
    </ChannelsFrame>
  );
}

function Parts({ chat }: { chat: Webchat }): ReactNode {
  const { t } = useLingui();
  const isManaged = useMay()('channels.write');
  return (
    <div className="flex flex-col gap-4">
      <Part title={t`On your website`}>
        <Snippet chat={chat} />
      </Part>
      <SettingsForm chat={chat} isManaged={isManaged} />
      {isManaged && (
        <Part title={t`Signed-in visitors`}>
          <IdentityPart accountId={chat.accountId} />
        </Part>
      )}
    </div>
  );
}

function SettingsForm({ chat, isManaged }: { chat: Webchat; isManaged: boolean }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [origins, setOrigins] = useState(chat.origins.join('\n'));
  const [look, setLook] = useState(chat.look);
  const save = useWrite({
    write: changeWebchat,
    failed: null,
    done: () => t`Saved; pages show it when they are loaded again`,
    refresh: [webchatKey(chat.accountId), channelsKey],
  });
  const read = readOrigins(origins);
  const isChanged = read.origins.join() !== chat.origins.join() || JSON.stringify(look) !== JSON.stringify(chat.look);
  const wrong = read.wrong.length > 0 || read.origins.length === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ id: chat.accountId, origins: read.origins, look });
  };
  const example = read.wrong[0] ?? '';
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Part title={t`Where it may stand`}>
        <Field
          label={t`Websites`}
          hint={t`One in each line, e.g. https://shop.example. With and without www. are two.`}
          error={read.wrong.length > 0 ? t`This is no address of a website: ${example}` : undefined}
        >
          <TextArea
            dir="ltr"
            rows={3}
            spellCheck={false}
            maxLength={3_000}
            disabled={!isManaged}
            value={origins}
            onChange={(event) => setOrigins(event.target.value)}
          />
        </Field>
      </Part>
      <Part title={t`Look`}>
        <LookFields look={look} disabled={!isManaged} onChange={setLook} />
      </Part>
      {isManaged && (
        <div className="flex flex-wrap items-center justify-end gap-3">
          {save.error && (
            <p role="alert" className="text-sm text-bad">
              {wordsOf(save.error, locale) ?? t`This could not be saved. Try again.`}
            </p>
          )}
          {isChanged && (
            <Button
              look="ghost"
              onClick={() => {
                setOrigins(chat.origins.join('\n'));
                setLook(chat.look);
              }}
            >
              <Trans>Undo changes</Trans>
            </Button>
          )}
          <Button type="submit" look="primary" disabled={!isChanged || wrong || save.isPending} aria-busy={save.isPending}>
            {t`Save`}
          </Button>
        </div>
      )}
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-2xl border border-line bg-panel p-4 shadow-low">
      <h2 id={id} className="mb-3 font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
