import { useLingui } from '@lingui/react/macro';
import { LogOut, ShieldCheck, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuLine, MenuPages, MenuSteps } from '../../shared/ui/menu-items.tsx';
import { leave } from './leave.ts';
import { roleName } from './role-name.ts';
import { useSession } from './use-session.ts';

export function UserEntries(): ReactNode {
  const { t, i18n } = useLingui();
  const { actor } = useSession();
  return (
    <>
      <div className="px-2 pt-2 pb-1.5">
        <bdi className="block max-w-60 truncate font-semibold">{actor.name}</bdi>
        <span className="block text-xs text-quiet">{roleName(actor.role, i18n)}</span>
      </div>
      <MenuLine />
      <MenuPages
        pages={[
          {
            to: '/settings/account',
            label: (
              <>
                <UserRound aria-hidden className="size-4 text-quiet" />
                {t`Your account`}
              </>
            ),
          },
          {
            to: '/settings/security',
            label: (
              <>
                <ShieldCheck aria-hidden className="size-4 text-quiet" />
                {t`Security and sessions`}
              </>
            ),
          },
        ]}
      />
      <MenuLine />
      <MenuSteps
        steps={[
          {
            key: 'leave',
            onSelect: () => void leave(),
            label: (
              <>
                <LogOut aria-hidden className="size-4 text-quiet rtl:-scale-x-100" />
                {t`Sign out`}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
