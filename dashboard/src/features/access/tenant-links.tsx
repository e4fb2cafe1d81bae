import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { MenuLine, MenuLinks, MenuSteps } from '../../shared/ui/menu-items.tsx';
import { showProblem } from '../../shared/ui/show-problem.ts';
import { switchTenant } from './api.ts';
import { roleName } from './role-name.ts';
import { session } from './session/browser-session.ts';
import { TenantMark } from './tenant-mark.tsx';
import { useAccount } from './use-account.ts';
import { useSession } from './use-session.ts';

/** The businesses that the reader belongs to, and those of a demo installation with the links that enter them. */
export function TenantLinks(): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const { tenant, actor, demoTenants } = useSession();
  const { data: account } = useAccount();
  const here = { tenantId: tenant.id, slug: tenant.slug, name: tenant.name, role: actor.role, state: tenant.state };
  const memberships = account?.memberships ?? [];
  const own = memberships.some(({ tenantId }) => tenantId === tenant.id) ? memberships : [here, ...memberships];
  const samples = demoTenants.filter(({ slug }) => !own.some((membership) => membership.slug === slug));

  const go = async (tenantId: string, name: string): Promise<void> => {
    if (tenantId === tenant.id) return;
    try {
      // A conversation or document of this tenant is no address in the other one.
      await session.enter(() => switchTenant(tenantId));
      await navigate({ to: '/' });
    } catch (error) {
      showProblem(t`${name} could not be entered`, error);
    }
  };
  return (
    <>
      <MenuSteps
        heading={t`Your businesses`}
        steps={own.map(({ tenantId, slug, name, role, state }) => ({
          key: tenantId,
          current: tenantId === tenant.id,
          disabled: state === 'suspended',
          onSelect: () => void go(tenantId, pick(name, locale)),
          label: (
            <>
              <TenantMark slug={slug} name={pick(name, locale)} className="size-7 text-xs" />
              <span className="min-w-0 py-0.5 leading-tight">
                <bdi className="block max-w-52 truncate leading-snug">{pick(name, locale)}</bdi>
                <span className="block text-2xs text-faint">{state === 'suspended' ? t`Suspended` : roleName(role, i18n)}</span>
              </span>
            </>
          ),
        }))}
      />
      {samples.length > 0 && (
        <>
          <MenuLine />
          <MenuLinks
            heading={t`Sample businesses`}
            links={samples.map(({ slug, name, enterUrl }) => ({
              key: slug,
              href: enterUrl,
              current: false,
              label: (
                <>
                  <TenantMark slug={slug} name={pick(name, locale)} className="size-7 text-xs" />
                  <bdi className="truncate">{pick(name, locale)}</bdi>
                </>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}
