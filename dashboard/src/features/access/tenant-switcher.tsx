import { useLingui } from '@lingui/react/macro';
import { ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { TenantPicture } from './tenant-picture.tsx';
import { useSession } from './use-session.ts';

const tenantLinks = () => import('./tenant-links.tsx').then((module) => module.TenantLinks);

/** Which business this is, and the way to the others of the same person. */
export function TenantSwitcher({ wide = false }: { wide?: boolean }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { tenant } = useSession();
  const name = pick(tenant.name, locale);
  return (
    <Menu
      content={tenantLinks}
      side={wide ? 'bottom' : 'inline-end'}
      trigger={
        <button
          type="button"
          aria-label={wide ? undefined : t`Switch tenant, now ${name}`}
          title={t`Switch tenant, now ${name}`}
          className="target flex min-w-0 items-center gap-2 rounded-lg text-start"
        >
          <TenantPicture tenant={tenant} name={name} />
          {wide && <span className="truncate font-semibold">{name}</span>}
          {wide && <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />}
        </button>
      }
    />
  );
}
