import { useLingui } from '@lingui/react/macro';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { Session } from '../features/access/api.ts';
import { tenantColour } from '../features/access/tenant-colour.ts';
import { useSessionQuery } from '../features/access/use-session.ts';
import { useLive } from '../features/realtime/use-live.ts';
import { lazyDialog } from '../features/settings/parts/lazy-dialog.tsx';
import { withWords } from '../shared/i18n/activate-locale.ts';
import { pick } from '../shared/i18n/pick.ts';
import { useLocale } from '../shared/i18n/use-locale.ts';
import { listenForCommandKey, listenForShortcuts, useShortcut } from '../shared/shortcuts/shortcuts.ts';
import { ErrorState, NoAccess } from '../shared/ui/states.tsx';
import { AREAS, areaOf, areasFor } from './areas.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { BottomBar, TopBar } from './phone-bars.tsx';
import { Rail } from './rail.tsx';
import { useArriving } from './use-arriving.ts';
import { ShellSkeleton } from './shell-skeleton.tsx';

const ShortcutSheet = lazyDialog(async () => (await withWords('shell', import('./shortcut-sheet.tsx'))).ShortcutSheet);
// It names the sections of settings and the parts of knowledge.
const loadCommandBar = async () =>
  withWords('shell', withWords('settings', withWords('knowledge', import('./command-bar/command-bar.tsx'))));
const TenantBanners = lazy(async () => ({
  default: (await withWords('shell', import('../features/access/tenant-banners.tsx'))).TenantBanners,
}));

/** Everything around the pages of a tenant. */
export function Shell(): ReactNode {
  const { data: session, error, refetch } = useSessionQuery();
  const { locale } = useLocale();
  useLive(session?.actor.permissions.includes('conversations.read') ?? false);
  useEffect(() => listenForShortcuts(window), []);
  useEffect(() => {
    document.title = session ? `${pick(session.tenant.name, locale)} · Wafaa` : 'Wafaa';
  }, [session, locale]);

  if (session) return <SignedInShell session={session} />;
  if (error) {
    return (
      <main className="grid h-full place-items-center">
        <h1 className="sr-only">Wafaa</h1>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  return <ShellSkeleton />;
}

function SignedInShell({ session }: { session: Session }): ReactNode {
  const { t } = useLingui();
  const [help, setHelp] = useState(false);
  useShortcut('help', () => setHelp(true));
  const [commands, setCommands] = useState(false);
  const bar = useArriving(loadCommandBar, commands);
  const openCommands = (): void => setCommands(true);
  useEffect(() => listenForCommandKey(window, () => setCommands((open) => !open)), []);
  const { tenant, actor, support } = session;
  return (
    <div className="flex h-full flex-col border-s-3 md:flex-row" style={{ borderColor: tenantColour(tenant.slug) }}>
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:start-3 focus:top-3"
      >
        {t`Skip to content`}
      </a>
      <AreaKeys permissions={actor.permissions} />
      <Rail onHelp={() => setHelp(true)} onCommands={openCommands} />
      <TopBar onCommands={openCommands} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <OfflineBanner />
        {(support || tenant.state !== 'active') && (
          <Suspense fallback={null}>
            <TenantBanners session={session} />
          </Suspense>
        )}
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <Page permissions={actor.permissions} />
        </main>
      </div>
      <BottomBar />
      {bar && <bar.CommandBar open={commands} onOpenChange={setCommands} onHelp={() => setHelp(true)} />}
      <ShortcutSheet open={help} onOpenChange={setHelp} />
    </div>
  );
}

/** The page of the address, when the reader's role includes its area. */
function Page({ permissions }: { permissions: readonly string[] }): ReactNode {
  const { i18n } = useLingui();
  const { pathname } = useLocation();
  const area = areaOf(pathname);
  if (area?.right && !permissions.includes(area.right)) {
    return (
      <>
        <h1 className="sr-only">{i18n._(area.name)}</h1>
        <NoAccess />
      </>
    );
  }
  return (
    <Suspense fallback={null}>
      <Outlet />
    </Suspense>
  );
}

function AreaKeys({ permissions }: { permissions: readonly string[] }): ReactNode {
  const areas = areasFor(permissions);
  return AREAS.map((area) => areas.includes(area) && <AreaKey key={area.to} area={area} />);
}

function AreaKey({ area: { to, shortcut } }: { area: (typeof AREAS)[number] }): ReactNode {
  const navigate = useNavigate();
  useShortcut(shortcut, () => void navigate({ to }));
  return null;
}
