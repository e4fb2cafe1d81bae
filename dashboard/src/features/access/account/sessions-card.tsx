import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { showToast } from '../../../shared/ui/toast.ts';
import { ConfirmDialog } from '../../settings/parts/confirm-dialog.tsx';
import { Card } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { When } from '../../settings/parts/times.tsx';
import { leave } from '../leave.ts';
import { listUserSessions, revokeOtherSessions, revokeUserSession, type UserSession } from './api.ts';
import { DeviceIcon } from './device-icon.tsx';

/** Where the reader is signed in, this device first. */
export function SessionsCard(): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => listUserSessions(signal) });
  const again = (): Promise<unknown> => Promise.all(['sessions', 'activity'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const end = useMutation({
    mutationFn: (id: string) => revokeUserSession(id),
    onSuccess: () => showToast({ text: t`The session was ended` }),
    onError: (problem) => showProblem(t`The session could not be ended`, problem),
    onSettled: again,
  });
  const endOthers = useMutation({
    mutationFn: revokeOtherSessions,
    onSuccess: ({ ended }) => showToast({ text: <Plural value={ended} one="One session was ended" other="# sessions were ended" /> }),
    onError: (problem) => showProblem(t`The sessions could not be ended`, problem),
    onSettled: again,
  });
  const sessions = data?.items.toSorted((one, other) => Number(other.current) - Number(one.current));
  return (
    <Card
      title={t`Sessions`}
      about={t`Something you do not know? End it, then change your password.`}
      actions={sessions && sessions.length > 1 && <Button look="warn" onClick={() => setAsking(true)}>{t`End all others`}</Button>}
    >
      {sessions ? (
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={end.isPending && end.variables === session.id}
              onEnd={() => end.mutate(session.id)}
            />
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={2} />
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`End all other sessions?`}
        label={t`End all others`}
        onConfirm={() => endOthers.mutateAsync()}
      >
        <Trans>Every device but this one is signed out at once.</Trans>
      </ConfirmDialog>
    </Card>
  );
}

function SessionRow({ session, busy, onEnd }: { session: UserSession; busy: boolean; onEnd: () => void }): ReactNode {
  const { t } = useLingui();
  const { device, address, tenantName, current } = session;
  return (
    <li className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
      <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-xl bg-sunken text-quiet">
        <DeviceIcon device={device} />
      </span>
      <span className="min-w-0 flex-1 basis-48">
        <span className="flex flex-wrap items-center gap-x-2">
          <bdi className="font-semibold">{device}</bdi>
          {current && <Chip tone="good">{t`This device`}</Chip>}
        </span>
        <span className="block text-xs text-quiet">
          <Isolated>{address}</Isolated>
          {tenantName && (
            <>
              {' · '}
              <bdi>{tenantName}</bdi>
            </>
          )}
        </span>
        <span className="block text-xs text-quiet">
          {current ? (
            <Trans>
              Signed in <When iso={session.startedAt} />
            </Trans>
          ) : (
            <Trans>
              Last seen <When iso={session.lastSeenAt} />, signed in <When iso={session.startedAt} />
            </Trans>
          )}
        </span>
      </span>
      {current ? (
        <Button look="ghost" onClick={() => void leave()}>{t`Sign out`}</Button>
      ) : (
        <Button disabled={busy} aria-busy={busy} aria-label={t`End the session on ${device}`} onClick={onEnd}>{t`End`}</Button>
      )}
    </li>
  );
}
