import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Menu } from '../../shared/ui/menu.tsx';
import { PersonMark } from './person-mark.tsx';
import { useSession } from './use-session.ts';

const entries = () => import('./user-entries.tsx').then((module) => module.UserEntries);

/** Who is signed in, and what is theirs. */
export function UserMenu({ below = false }: { below?: boolean }): ReactNode {
  const { t } = useLingui();
  const { name } = useSession().actor;
  return (
    <Menu
      side={below ? 'bottom' : 'inline-end'}
      align="end"
      content={entries}
      trigger={
        <button
          type="button"
          aria-label={t`Your account, ${name}`}
          title={name}
          className="target grid size-9 place-items-center rounded-full"
        >
          <PersonMark name={name} />
        </button>
      }
    />
  );
}
