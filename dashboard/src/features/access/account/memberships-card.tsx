import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Chip } from '../../../shared/ui/chip.tsx';
import { Card } from '../../settings/parts/page-frame.tsx';
import type { Account } from '../api.ts';
import { roleName } from '../role-name.ts';
import { TenantMark } from '../tenant-mark.tsx';
import { useSession } from '../use-session.ts';

export function MembershipsCard({ account }: { account: Account }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { tenant } = useSession();
  return (
    <Card title={t`Your businesses`} about={t`Change between them at the top of the page.`}>
      <ul className="divide-y divide-line">
        {account.memberships.map(({ tenantId, slug, name, role, state }) => (
          <li key={tenantId} className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0">
            <TenantMark slug={slug} name={pick(name, locale)} />
            <span className="min-w-0 flex-1">
              <bdi className="block truncate font-semibold">{pick(name, locale)}</bdi>
              <span className="block text-xs text-quiet">{roleName(role, i18n)}</span>
            </span>
            {tenantId === tenant.id && <Chip tone="accent">{t`You are here`}</Chip>}
            {state === 'suspended' && <Chip tone="warn">{t`Suspended`}</Chip>}
            {state === 'erasing' && <Chip tone="bad">{t`Being erased`}</Chip>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
