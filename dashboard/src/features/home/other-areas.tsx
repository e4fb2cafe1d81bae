import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import type { ReactNode } from 'react';
import { areasFor } from '../../app/areas.tsx';
import { Notice } from '../../shared/ui/states.tsx';
import { useSession } from '../access/use-session.ts';

/** For a role that includes none of home's parts: where it can go. */
export function OtherAreas(): ReactNode {
  const { t, i18n } = useLingui();
  const { permissions } = useSession().actor;
  return (
    <Notice
      icon={<Compass />}
      title={t`Your role includes no figures`}
      action={
        <ul className="flex flex-wrap justify-center gap-2">
          {areasFor(permissions)
            .filter(({ to }) => to !== '/')
            .map(({ to, name }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="target inline-flex h-8 items-center rounded-lg border border-line-strong bg-panel px-3 font-semibold hover:bg-sunken"
                >
                  {i18n._(name)}
                </Link>
              </li>
            ))}
        </ul>
      }
    >
      <Trans>An owner of this account can grant it. Here is what it includes:</Trans>
    </Notice>
  );
}
