import { useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense } from 'react';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { useAccount } from '../use-account.ts';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

// Far down the page.
const ActivityCard = lazy(async () => ({ default: (await import('./activity-card.tsx')).ActivityCard }));

/** How the reader comes in, where they are in, and what happened around it. */
export function SecurityPage(): ReactNode {
  const { t } = useLingui();
  const { data: account, error, refetch } = useAccount();
  return (
    <PageFrame title={t`Security and sessions`} about={t`How you come in, where you are signed in, and what happened around it.`}>
      {account ? (
        <>
          <SecondFactorCard account={account} />
          <PasswordCard email={account.email} />
          <SessionsCard />
          <Suspense fallback={<RowsSkeleton rows={3} />}>
            <ActivityCard />
          </Suspense>
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={5} />
      )}
    </PageFrame>
  );
}
