import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { TenantSwitcher } from '../features/access/tenant-switcher.tsx';
import { useSession } from '../features/access/use-session.ts';
import { UserMenu } from '../features/access/user-menu.tsx';
import { IconButton } from '../shared/ui/button.tsx';
import { areasFor } from './areas.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LiveDot } from './live-dot.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Narrow screens: tenant and switches above, areas below, within reach of a thumb. */
export function TopBar({ onCommands }: { onCommands: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line bg-panel ps-3 pe-2 md:hidden">
      <TenantSwitcher wide />
      <div className="ms-auto flex items-center">
        <LiveDot />
        <IconButton label={t`Search and go`} side="bottom" onClick={onCommands} className="size-9">
          <Search aria-hidden className="size-4.5" strokeWidth={1.75} />
        </IconButton>
        <ThemeSwitch />
        <LanguageSwitch />
        <UserMenu below />
      </div>
    </header>
  );
}

export function BottomBar(): ReactNode {
  const { t, i18n } = useLingui();
  const { permissions } = useSession().actor;
  return (
    <nav aria-label={t`Areas`} className="flex shrink-0 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:hidden">
      {areasFor(permissions)
        .filter(({ wideOnly }) => !wideOnly)
        .map(({ to, name, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            className="flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-quiet aria-[current=page]:font-semibold aria-[current=page]:text-accent"
          >
            <Icon aria-hidden className="size-5 shrink-0" strokeWidth={1.75} />
            <span className="max-w-full truncate px-1">{i18n._(name)}</span>
          </Link>
        ))}
    </nav>
  );
}
