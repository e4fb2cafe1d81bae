import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { OnlyWith } from '../parts/only-with.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { RowsSkeleton } from '../parts/page-list.tsx';
import { useTenant } from '../use-tenant.ts';
import { LogoCard } from './logo-card.tsx';
import { ProfileForm } from './profile-form.tsx';

export function WorkspacePage(): ReactNode {
  return (
    <OnlyWith right="settings.read">
      <Workspace />
    </OnlyWith>
  );
}

function Workspace(): ReactNode {
  const { t } = useLingui();
  const { data: tenant, error, isPending, refetch } = useTenant();
  if (tenant) return <ProfileForm key={JSON.stringify(tenant)} tenant={tenant} logo={<LogoCard tenant={tenant} />} />;
  return (
    <PageFrame title={t`Workspace`} about={t`What your business is called and how it counts time and money.`}>
      {isPending ? <RowsSkeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />}
    </PageFrame>
  );
}
