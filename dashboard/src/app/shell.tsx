import { useLingui } from '@lingui/react/macro';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { SignedOutPage } from '../features/access/signed-out-page.tsx';
import { tenantColour } from '../features/access/tenant-colour.ts';
import { useSessionQuery } from '../features/access/use-session.ts';
import { useLive } from '../features/realtime/use-live.ts';
import { hasStatus } from '../shared/api/api-error.ts';
import { pick } from '../shared/i18n/pick.ts';
import { useLocale } from '../shared/i18n/use-locale.ts';
import { listenForShortcuts, useShortcut } from '../shared/shortcuts/shortcuts.ts';
import { ErrorState } from '../shared/ui/states.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { BottomBar, TopBar } from './phone-bars.tsx';
import { Rail } from './rail.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then(({ ShortcutSheet: default_ }) => ({ default: default_ })));

/** Everything around the pages: who is signed in decides what is shown at all. */
export function Shell(): ReactNode {
  const { data: session, error, refetch } = useSessionQuery();
  const { locale } = useLocale();
  useLive(session !== undefined);
  useEffect(() => listenForShortcuts(window), []);
  useEffect(() => {
    document.title = session ? `${pick(session.tenant.name, locale)} · Wafaa` : 'Wafaa';
  }, [session, locale]);

  if (hasStatus(error, 401)) return <SignedOutPage onRetry={() => void refetch()} />;
  if (session) return <SignedInShell colour={tenantColour(session.tenant.slug)} />;
  if (error) {
    return (
      <main className="grid h-full place-items-center">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  return <ShellSkeleton />;
}

function SignedInShell({ colour }: { colour: string }): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [help, setHelp] = useState<'never' | 'closed' | 'open'>('never');
  useShortcut('goLive', () => void navigate({ to: '/' }));
  useShortcut('goKnowledge', () => void navigate({ to: '/knowledge' }));
  useShortcut('goSettings', () => void navigate({ to: '/settings' }));
  useShortcut('help', () => setHelp('open'));
  return (
    <div className="flex h-full flex-col border-s-3 md:flex-row" style={{ borderColor: colour }}>
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:start-3 focus:top-3"
      >
        {t`Skip to content`}
      </a>
      <Rail onHelp={() => setHelp('open')} />
      <TopBar />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <OfflineBanner />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      {help !== 'never' && (
        <Suspense fallback={null}>
          <ShortcutSheet open={help === 'open'} onOpenChange={(open) => setHelp(open ? 'open' : 'closed')} />
        </Suspense>
      )}
    </div>
  );
}
