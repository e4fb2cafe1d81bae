import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Cable } from 'lucide-react';
import type { ReactNode } from 'react';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../shared/ui/states.tsx';
import { useMay } from '../access/use-may.ts';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { AccountCard } from './account-card.tsx';
import { type Channels, channelsKey, listChannels, startSetup } from './api.ts';
import { ChannelsFrame } from './channels-frame.tsx';
import { ConnectGrid } from './connect-grid.tsx';
import { OpenSetups } from './open-setups.tsx';
import { UnhandledLine } from './unhandled-line.tsx';

export function ChannelsPage(): ReactNode {
  return (
    <OnlyWith right="channels.read">
      <Page />
    </OnlyWith>
  );
}

function Page(): ReactNode {
  const { t } = useLingui();
  const list = useQuery({ queryKey: channelsKey, queryFn: ({ signal }) => listChannels(signal) });
  return (
    <ChannelsFrame title={t`Channels`} about={t`Where customers write to you, and how each of them is doing.`}>
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <Lists channels={list.data} />
      ) : (
        <LoadingRegion label={t`Loading the channels`} className="grid grid-cols-1 gap-3 md:grid-cols-2">
          {[0, 1, 2, 3].map((key) => (
            <Skeleton key={key} className="h-40 rounded-2xl" />
          ))}
        </LoadingRegion>
      )}
    </ChannelsFrame>
  );
}

function Lists({ channels: { accounts, connectable, setups } }: { channels: Channels }): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const start = useWrite({
    write: startSetup,
    failed: t`This could not be begun`,
    refresh: [channelsKey],
    onDone: ({ id }) => void navigate({ to: '/channels/setups/$setupId', params: { setupId: id } }),
  });
  const mayWrite = may('channels.write');
  const begin = (channel: string, accountId?: string): void => start.mutate({ channel, ...(accountId === undefined ? {} : { accountId }) });
  const known = new Set(accounts.map(({ setupId }) => setupId));
  return (
    <>
      <UnhandledLine />
      <OpenSetups setups={setups.filter(({ id }) => !known.has(id))} mayWrite={mayWrite} />
      {accounts.length === 0 ? (
        <div className="mb-8 rounded-2xl border-2 border-dashed border-line-strong">
          <Notice icon={<Cable />} title={t`No channel is connected yet`}>
            <Trans>Choose one below. It takes a few minutes, and the last step shows that messages arrive.</Trans>
          </Notice>
        </div>
      ) : (
        <ul aria-label={t`Connected accounts`} className="mb-8 grid grid-cols-1 gap-3 md:grid-cols-2">
          {accounts.map((account) => (
            <AccountCard
              key={account.id}
              account={account}
              isManaged={mayWrite && connectable.some(({ channel, way }) => channel === account.channel && way !== null)}
              isOwn={connectable.some(({ channel, way }) => channel === account.channel && way === 'own')}
              onRepair={() => begin(account.channel, account.id)}
              busy={start.isPending}
            />
          ))}
        </ul>
      )}
      {mayWrite && <ConnectGrid connectable={connectable} busy={start.isPending} onConnect={begin} />}
    </>
  );
}
