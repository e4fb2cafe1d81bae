import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { useSession } from '../access/use-session.ts';
import { Field, TextInput } from '../settings/parts/fields.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { AccessWork } from './access-work.tsx';
import { channelsKey, type Connectable, continueSetup, getWebchat, type Setup, setupKey, type SetupStep, webchatKey } from './api.ts';
import { ChooseWork } from './choose-work.tsx';
import { Problem } from './problem.tsx';
import { Snippet } from './snippet.tsx';

/** What there is to do in the step that comes next. */
export function StepWork({ step, setup, offer }: { step: SetupStep; setup: Setup; offer: Connectable }): ReactNode {
  return (
    <div className="flex flex-col gap-3">
      {step.problem && <Problem problem={step.problem} step={step.id} setupId={setup.id} />}
      {step.id === 'access' ? (
        <AccessWork setup={setup} offer={offer} />
      ) : step.id === 'choose' ? (
        <ChooseWork setup={setup} offer={offer} />
      ) : step.id === 'hello' ? (
        <Hello setup={setup} offer={offer} />
      ) : (
        <ProviderWork step={step} setup={setup} offer={offer} />
      )}
    </div>
  );
}

/** Registering, subscribing, pointing at us: nothing to fill in, unless the provider asks for a code. */
function ProviderWork({ step, setup, offer }: { step: SetupStep; setup: Setup; offer: Connectable }): ReactNode {
  const { t } = useLingui();
  const [pin, setPin] = useState('');
  const asksForPin = offer.asksForPin && step.id === 'register' && step.state === 'failed';
  const goOn = useWrite({ write: continueSetup, failed: t`This could not be done`, refresh: [setupKey(setup.id), channelsKey] });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        goOn.mutate({ id: setup.id, ...(asksForPin && pin !== '' ? { pin } : {}) });
      }}
    >
      {asksForPin && (
        <Field label={t`Two-step code`} hint={t`Six digits, chosen by whoever registered the number before.`}>
          <TextInput
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            pattern="[0-9]{6}"
            maxLength={6}
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        </Field>
      )}
      <Button type="submit" look="primary" className="self-start" disabled={goOn.isPending}>
        {goOn.isPending ? t`Asking the provider…` : step.state === 'failed' ? t`Try again` : t`Continue`}
      </Button>
      {(step.problem?.failure === 'auth' || step.problem?.failure === 'permission') && <AccessWork setup={setup} offer={offer} />}
    </form>
  );
}

function Hello({ setup, offer }: { setup: Setup; offer: Connectable }): ReactNode {
  return offer.way === 'own' ? <WebsiteHello accountId={setup.accountId ?? ''} /> : <HelloWork setup={setup} />;
}

/** The line for the website, and the wait for the first word. */
function WebsiteHello({ accountId }: { accountId: string }): ReactNode {
  const chat = useQuery({ queryKey: webchatKey(accountId), queryFn: ({ signal }) => getWebchat(accountId, signal) });
  return (
    <div className="flex flex-col gap-3">
      {chat.data && <Snippet chat={chat.data} />}
      <p role="status" className="rounded-xl border border-line bg-sunken p-3 text-sm">
        <Trans>Open the page and write “hello”. This turns green by itself when it arrives, and the bot answers.</Trans>
      </p>
    </div>
  );
}

function HelloWork({ setup }: { setup: Setup }): ReactNode {
  const { i18n, t } = useLingui();
  const { simulatorUrl } = useSession();
  const address = setup.account?.address ?? '';
  const query = new URLSearchParams({ account: setup.account?.accountKey ?? '', lang: i18n.locale });
  return (
    <div role="status" className="rounded-xl border border-line bg-sunken p-3 text-sm">
      <p>
        <Trans>
          Write “hello” to <bdi className="font-semibold">{address}</bdi> from any phone. This turns green by itself when it arrives, and
          the bot answers.
        </Trans>
      </p>
      {simulatorUrl !== null && (
        <a
          href={`${simulatorUrl.replace(/\/$/, '')}/phone?${query.toString()}`}
          target="_blank"
          rel="noreferrer"
          className="target mt-2 inline-flex items-center gap-1 font-semibold text-accent hover:underline"
        >
          {t`Open the emulator’s phone`}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
    </div>
  );
}
