import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Check, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { ErrorState, LoadingRegion, Skeleton } from '../../shared/ui/states.tsx';
import { useChannelName } from '../access/channel-mark.tsx';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { When } from '../settings/parts/times.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { channelsKey, type Connectable, getSetup, listChannels, type Setup, setupKey, type SetupStep, undoSetup } from './api.ts';
import { ChannelsFrame } from './channels-frame.tsx';
import { StepWork } from './step-work.tsx';
import { OWN_STEPS, STEPS } from './words.ts';

export function SetupPage(): ReactNode {
  return (
    <OnlyWith right="channels.write">
      <Page />
    </OnlyWith>
  );
}

function Page(): ReactNode {
  const { t } = useLingui();
  const { setupId } = useParams({ from: '/shell/channels/setups/$setupId' });
  const setup = useQuery({
    queryKey: setupKey(setupId),
    queryFn: ({ signal }) => getSetup(setupId, signal),
    // The hello comes live; this is for a connection that was lost meanwhile.
    refetchInterval: ({ state }) => (state.data?.steps.at(-1)?.state === 'waiting' && state.data.state === 'done' ? 5_000 : false),
  });
  const channels = useQuery({ queryKey: channelsKey, queryFn: ({ signal }) => listChannels(signal) });
  const name = useChannelName();
  const error = setup.error ?? channels.error;
  const offer = channels.data?.connectable.find(({ channel }) => channel === setup.data?.channel);
  const channelName = setup.data ? name(setup.data.channel) : '';
  return (
    <ChannelsFrame
      narrow
      back={t`All channels`}
      title={setup.data?.repairs ? t`Connect ${channelName} again` : t`Connect ${channelName}`}
      about={
        offer?.way === 'own'
          ? t`You can leave and come back; nothing is lost.`
          : t`Each step is checked at the provider. You can leave and come back; nothing is lost.`
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([setup.refetch(), channels.refetch()])} />
      ) : setup.data && offer ? (
        <Steps setup={setup.data} offer={offer} />
      ) : (
        <LoadingRegion label={t`Loading`} className="flex flex-col gap-3">
          {[0, 1, 2].map((key) => (
            <Skeleton key={key} className="h-20 rounded-2xl" />
          ))}
        </LoadingRegion>
      )}
    </ChannelsFrame>
  );
}

function Steps({ setup, offer }: { setup: Setup; offer: Connectable }): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const undo = useWrite({
    write: undoSetup,
    failed: t`This could not be undone`,
    done: () => t`Undone; nothing of it is left`,
    refresh: [channelsKey],
    onDone: () => void navigate({ to: '/channels' }),
  });
  const current = setup.steps.find(({ state }) => state !== 'done');
  return (
    <>
      <ol className="rounded-2xl border border-line bg-panel shadow-low">
        {setup.steps.map((step, index) => (
          <StepRow key={step.id} step={step} number={index + 1} isOwn={offer.way === 'own'} isCurrent={step.id === current?.id}>
            {step.id === current?.id && <StepWork step={step} setup={setup} offer={offer} />}
          </StepRow>
        ))}
      </ol>
      <div className="mt-5 flex flex-wrap items-center justify-end gap-2">
        {setup.state === 'open' ? (
          <Button look="ghost" disabled={undo.isPending} onClick={() => undo.mutate(setup.id)}>
            {setup.accountId === null || setup.repairs ? t`Give up` : t`Undo everything`}
          </Button>
        ) : (
          <Button look={current ? 'plain' : 'primary'} onClick={() => void navigate({ to: '/channels' })}>
            {current ? t`Later` : t`Done`}
          </Button>
        )}
      </div>
    </>
  );
}

function StepRow({
  step,
  number,
  isOwn,
  isCurrent,
  children,
}: {
  step: SetupStep;
  number: number;
  isOwn: boolean;
  isCurrent: boolean;
  children: ReactNode;
}): ReactNode {
  const { i18n } = useLingui();
  const { title, about } = (isOwn ? OWN_STEPS[step.id] : undefined) ?? STEPS[step.id];
  const isDone = step.state === 'done';
  const hasFailed = step.state === 'failed';
  return (
    <li aria-current={isCurrent ? 'step' : undefined} className="flex gap-3 border-b border-line p-4 last:border-b-0">
      <span
        aria-hidden
        className={cx(
          'grid size-7 shrink-0 place-items-center rounded-full text-sm font-semibold',
          isDone
            ? 'bg-good-soft text-good'
            : hasFailed
              ? 'bg-bad-soft text-bad'
              : isCurrent
                ? 'bg-accent text-on-accent'
                : 'bg-sunken text-faint',
        )}
      >
        {isDone ? <Check className="size-4" /> : hasFailed ? <CircleAlert className="size-4" /> : number}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className={cx('font-semibold', !isDone && !isCurrent && 'text-quiet')}>
          {i18n._(title)}
          <span className="sr-only">
            {' – '}
            {isDone ? <Trans>done</Trans> : hasFailed ? <Trans>failed</Trans> : <Trans>waiting</Trans>}
          </span>
        </h2>
        <p className="text-sm text-quiet">
          {i18n._(about)}{' '}
          {isDone && step.at && (
            <span className="text-faint">
              <When iso={step.at} />
            </span>
          )}
        </p>
        {children && <div className="mt-3">{children}</div>}
      </div>
    </li>
  );
}
