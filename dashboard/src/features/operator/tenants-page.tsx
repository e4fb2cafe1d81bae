import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Building2, ChevronRight, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/states.tsx';
import { TenantMark } from '../access/tenant-mark.tsx';
import { PageList } from '../settings/parts/page-list.tsx';
import { SearchBox } from '../settings/parts/search-box.tsx';
import { When } from '../settings/parts/times.tsx';
import { usePages } from '../settings/parts/use-pages.ts';
import { useTypedSearch } from '../settings/parts/use-typed-search.ts';
import { listTenants, type OperatorTenant } from './api.ts';
import { OperatorFrame } from './operator-frame.tsx';
import { TenantState } from './tenant-state.tsx';

const route = getRouteApi('/operator/');

export function TenantsPage(): ReactNode {
  const { t } = useLingui();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [question, setQuestion] = useTypedSearch(q ?? '', (asked) => void navigate({ search: asked ? { q: asked } : {}, replace: true }));
  const list = usePages(['operator', 'tenants', q ?? ''], (cursor, signal) => listTenants(q, cursor, signal));
  return (
    <OperatorFrame
      title={t`Tenants`}
      about={t`Every business on this installation, newest first. Nothing of what their customers write is shown here.`}
    >
      <SearchBox label={t`Search tenants`} value={question} onChange={setQuestion} className="mb-4 w-full sm:w-96" />
      <PageList
        list={list}
        empty={
          q ? (
            <Notice
              icon={<Search />}
              title={t`No tenant fits your search`}
              action={<Button onClick={() => setQuestion('')}>{t`Clear the search`}</Button>}
            />
          ) : (
            <Notice icon={<Building2 />} title={t`No tenants yet`}>
              <Trans>As soon as a business signs up, it stands here.</Trans>
            </Notice>
          )
        }
      >
        {(tenants) => (
          <ul aria-label={t`Tenants`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {tenants.map((tenant) => (
              <TenantRow key={tenant.id} tenant={tenant} />
            ))}
          </ul>
        )}
      </PageList>
    </OperatorFrame>
  );
}

function TenantRow({ tenant }: { tenant: OperatorTenant }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const name = pick(tenant.name, locale);
  const counts = [
    { name: t`Members`, value: tenant.members },
    { name: t`Channels`, value: tenant.channels },
    { name: t`Messages`, value: tenant.messagesThisMonth },
  ];
  return (
    <li>
      <Link
        to="/operator/tenants/$tenantId"
        params={{ tenantId: tenant.id }}
        className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 px-4 py-3 transition-colors hover:bg-sunken/60 md:grid-cols-[auto_minmax(0,1.6fr)_repeat(3,5rem)_8rem_auto]"
      >
        <TenantMark slug={tenant.slug} name={name} />
        <div className="min-w-0">
          <p className="flex min-w-0 items-center gap-2">
            <bdi className="truncate font-semibold">{name}</bdi>
            <TenantState state={tenant.state} />
          </p>
          <p className="truncate text-xs text-quiet">
            <Isolated>{tenant.slug}</Isolated>
          </p>
        </div>
        {counts.map((count) => (
          <p key={count.name} className="text-end max-md:hidden">
            <Isolated className="block font-semibold">{number(count.value, locale)}</Isolated>
            <span className="text-xs text-faint">{count.name}</span>
          </p>
        ))}
        <p className="text-end text-xs text-quiet max-md:hidden">
          <When iso={tenant.createdAt} as="day" />
        </p>
        <ChevronRight aria-hidden className="size-4 text-faint rtl:-scale-x-100" />
      </Link>
    </li>
  );
}
