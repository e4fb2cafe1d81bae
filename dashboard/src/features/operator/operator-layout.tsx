import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { Building2, LifeBuoy, Lock, LogOut, MailWarning, ScrollText } from 'lucide-react';
import { type ReactNode, Suspense, useEffect } from 'react';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { ThemeSwitch } from '../../app/theme-switch.tsx';
import { IconButton } from '../../shared/ui/button.tsx';
import { showProblem } from '../../shared/ui/show-problem.ts';
import { Notice } from '../../shared/ui/states.tsx';
import { session, useAccess } from '../access/session/browser-session.ts';

const link =
  'target inline-flex h-9 shrink-0 items-center gap-2 rounded-lg px-3 whitespace-nowrap text-quiet max-sm:gap-1.5 max-sm:px-2 max-sm:text-xs hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent';

/** Around the operator's pages: another bar than a tenant's, so that nobody takes one for the other. */
export function OperatorLayout(): ReactNode {
  const { t } = useLingui();
  const access = useAccess();
  useEffect(() => {
    document.title = t`Operator · Wafaa`;
  }, [t]);
  if (access.status !== 'in' || !access.operator || access.tenantId !== null) return <NotOperator />;
  const leave = async (): Promise<void> => {
    try {
      await session.leave();
    } catch (error) {
      showProblem(t`You were not signed out`, error);
    }
  };
  return (
    <div className="flex h-full flex-col border-t-3 border-warn">
      <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-panel px-3 py-2 md:px-6">
        <p className="me-3 flex items-center gap-2 font-semibold">
          <LifeBuoy aria-hidden className="size-5 text-warn" />
          {t`Operator`}
        </p>
        <nav aria-label={t`Operator`} className="flex gap-1 max-sm:order-last max-sm:basis-full max-sm:overflow-x-auto">
          <Link to="/operator" activeOptions={{ exact: true, includeSearch: false }} className={link}>
            <Building2 aria-hidden className="size-4" />
            <Trans>Tenants</Trans>
          </Link>
          <Link to="/operator/losses" className={link}>
            <MailWarning aria-hidden className="size-4" />
            <Trans>Not delivered</Trans>
          </Link>
          <Link to="/operator/audit" className={link}>
            <ScrollText aria-hidden className="size-4" />
            <Trans>What operators did</Trans>
          </Link>
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <ThemeSwitch />
          <LanguageSwitch />
          <IconButton label={t`Sign out`} onClick={() => void leave()}>
            <LogOut aria-hidden className="size-4 rtl:-scale-x-100" />
          </IconButton>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="thin-scroll min-h-0 flex-1 overflow-y-auto outline-none">
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

function NotOperator(): ReactNode {
  const { t } = useLingui();
  return (
    <main className="grid h-full place-items-center">
      <h1 className="sr-only">{t`Operator`}</h1>
      <Notice
        icon={<Lock />}
        title={t`Only for the platform’s operator`}
        action={
          <Link to="/" className="font-semibold text-accent underline underline-offset-4">
            {t`Back to your account`}
          </Link>
        }
      >
        <Trans>This area is opened with an operator’s own sign-in, from outside any account.</Trans>
      </Notice>
    </main>
  );
}
