import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { MenuLinks } from '../../shared/ui/menu-items.tsx';
import { TenantMark } from './tenant-mark.tsx';
import { useSession } from './use-session.ts';

/** The tenants of a demo installation. A session belongs to one, so entering another is a new page, not a state of this one. */
export function TenantLinks(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { tenant, demoTenants } = useSession();
  const links = demoTenants.map(({ slug, name, enterUrl }) => ({
    key: slug,
    href: enterUrl,
    current: slug === tenant.slug,
    label: (
      <>
        <TenantMark slug={slug} name={pick(name, locale)} className="size-6 text-xs" />
        <bdi className="truncate">{pick(name, locale)}</bdi>
      </>
    ),
  }));
  const here = { key: tenant.slug, href: '/', current: true, label: <bdi className="truncate">{pick(tenant.name, locale)}</bdi> };
  return <MenuLinks heading={t`Tenants`} links={links.some(({ current }) => current) ? links : [here, ...links]} />;
}
