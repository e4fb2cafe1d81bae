import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { useAccount } from '../use-account.ts';
import { ActivityCard } from './activity-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

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
          <ActivityCard />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={5} />
      )}
    </PageFrame>
  );
}
