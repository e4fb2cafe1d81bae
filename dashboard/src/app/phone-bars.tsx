import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TenantSwitcher } from '../features/access/tenant-switcher.tsx';
import { AREAS } from './areas.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LiveDot } from './live-dot.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Narrow screens: tenant and switches above, areas below, within reach of a thumb. */
export function TopBar(): ReactNode {
  return (
    <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line bg-panel ps-3 pe-2 md:hidden">
      <TenantSwitcher wide />
      <div className="ms-auto flex items-center gap-1">
        <LiveDot />
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
    </header>
  );
}

export function BottomBar(): ReactNode {
  const { t, i18n } = useLingui();
  return (
    <nav aria-label={t`Areas`} className="flex shrink-0 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:hidden">
      {AREAS.map(({ to, name, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          className="flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-quiet aria-[current=page]:font-semibold aria-[current=page]:text-accent"
        >
          <Icon aria-hidden className="size-5" strokeWidth={1.75} />
          {i18n._(name)}
        </Link>
      ))}
    </nav>
  );
}
