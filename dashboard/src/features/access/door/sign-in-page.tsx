import { useLingui } from '@lingui/react/macro';
import { Navigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { ErrorState, LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { session, useAccess } from '../session/browser-session.ts';
import { PasswordForm } from './password-form.tsx';

// Not everybody has these steps, and nobody has them first.
const ChooseTenant = lazy(() => import('./choose-tenant.tsx').then((module) => ({ default: module.ChooseTenant })));
const SecondFactorForm = lazy(() => import('./second-factor-form.tsx').then((module) => ({ default: module.SecondFactorForm })));

/** The steps of coming in: password, second factor, which business. The step is where the session stands, not an address. */
export function SignInPage(): ReactNode {
  const { t } = useLingui();
  const access = useAccess();
  const { to, why } = useSearch({ from: '/door/sign-in' });
  switch (access.status) {
    case 'in':
      return <Navigate to={to ?? '/'} replace />;
    case 'second_factor':
      return (
        <Suspense fallback={null}>
          <SecondFactorForm challenge={access.challenge} />
        </Suspense>
      );
    case 'choose':
      return (
        <Suspense fallback={null}>
          <ChooseTenant challenge={access.challenge} tenants={access.tenants} />
        </Suspense>
      );
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
