import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { useAccount } from '../use-account.ts';
import { EmailCard } from './email-card.tsx';
import { MembershipsCard } from './memberships-card.tsx';
import { PersonCard } from './person-card.tsx';

/** What is known of the reader, in whichever business they are. */
export function AccountPage(): ReactNode {
  const { t } = useLingui();
  const { data: account, error, refetch } = useAccount();
  return (
    <PageFrame title={t`Your account`} about={t`You, in every business that you belong to.`}>
      {account ? (
        <>
          <PersonCard account={account} />
          <EmailCard account={account} />
          <MembershipsCard account={account} />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={4} />
      )}
    </PageFrame>
  );
}
