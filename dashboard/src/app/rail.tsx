import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Keyboard, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { TenantSwitcher } from '../features/access/tenant-switcher.tsx';
import { useSession } from '../features/access/use-session.ts';
import { UserMenu } from '../features/access/user-menu.tsx';
import { IconButton } from '../shared/ui/button.tsx';
import { commandKeys } from '../shared/shortcuts/bindings.ts';
import { Hint } from '../shared/ui/hint.tsx';
import { areasFor } from './areas.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LiveDot } from './live-dot.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Wide screens: 60 px of icons along the starting edge. */
export function Rail({ onHelp, onCommands }: { onHelp: () => void; onCommands: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const { permissions } = useSession().actor;
  return (
    <header className="hidden w-15 shrink-0 flex-col items-center gap-1 border-e border-line bg-panel py-3 md:flex">
      <TenantSwitcher />
      <IconButton label={t`Search and go`} keys={commandKeys()} side="inline-end" onClick={onCommands} className="mt-3 size-10 rounded-xl">
        <Search aria-hidden className="size-5" strokeWidth={1.75} />
      </IconButton>
      <nav aria-label={t`Areas`} className="mt-1 flex flex-col gap-1">
        {areasFor(permissions).map(({ to, name, keys, icon: Icon }) => (
          <Hint key={to} text={i18n._(name)} keys={keys} side="inline-end">
            <Link
              to={to}
              aria-label={i18n._(name)}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              className="target grid size-10 place-items-center rounded-xl text-quiet transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.75} />
            </Link>
          </Hint>
        ))}
      </nav>
      <div className="mt-auto flex flex-col items-center gap-1">
        <LiveDot />
        <IconButton label={t`Keyboard shortcuts`} keys="?" side="inline-end" onClick={onHelp} className="size-9">
          <Keyboard aria-hidden className="size-4.5" strokeWidth={1.75} />
        </IconButton>
        <ThemeSwitch />
        <LanguageSwitch />
        <UserMenu />
      </div>
    </header>
  );
}
