import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { ErrorState, LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { readInvitation } from './api.ts';
import { InvitationForm } from './invitation-form.tsx';
import { DeadLink } from './dead-link.tsx';

export function InvitationPage(): ReactNode {
  const { t } = useLingui();
  const { token } = useSearch({ from: '/door/invitation' });
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => readInvitation(token ?? '', signal),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!token || codeOf(error) === 'access.link_expired' || codeOf(error) === 'request.invalid') {
    return (
      <DeadLink>
        <Trans>It was used, taken back, or is too old. Ask whoever invited you for a new invitation.</Trans>
      </DeadLink>
    );
  }
  if (data) return <InvitationForm token={token} invitation={data} />;
  if (error) {
    return (
      <div className="m-auto">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <LoadingRegion label={t`Loading`} className="m-auto flex w-full max-w-sm flex-col gap-4 pb-[4vh]">
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-5 w-full" />
      <Skeleton className="h-11 w-full rounded-xl" />
      <Skeleton className="h-11 w-full rounded-xl" />
    </LoadingRegion>
  );
}
