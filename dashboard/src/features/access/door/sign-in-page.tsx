import { useLingui } from '@lingui/react/macro';
import { Navigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState, LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { session, useAccess } from '../session/browser-session.ts';
import { ChooseTenant } from './choose-tenant.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

/** The steps of coming in: password, second factor, which business. The step is where the session stands, not an address. */
export function SignInPage(): ReactNode {
  const { t } = useLingui();
  const access = useAccess();
  const { to, why } = useSearch({ from: '/door/sign-in' });
  switch (access.status) {
    case 'in':
      return <Navigate to={to ?? '/'} replace />;
    case 'second_factor':
      return <SecondFactorForm challenge={access.challenge} />;
    case 'choose':
      return <ChooseTenant challenge={access.challenge} tenants={access.tenants} />;
    case 'out':
      return <PasswordForm why={why ?? access.reason} />;
    case 'unknown':
      return (
        <div className="m-auto">
          <ErrorState error={access.error} onRetry={() => void session.start()} />
        </div>
      );
    case 'starting':
      return (
        <LoadingRegion label={t`Loading`} className="m-auto flex w-full max-w-sm flex-col gap-4 pb-[4vh]">
          <Skeleton className="h-8 w-2/3" />
          <Skeleton className="h-11 w-full rounded-xl" />
          <Skeleton className="h-11 w-full rounded-xl" />
          <Skeleton className="h-11 w-full rounded-xl" />
        </LoadingRegion>
      );
  }
}
