import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, LogIn, Pause, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { intlLocale } from '../../shared/i18n/locales.ts';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated, Words } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorState } from '../../shared/ui/states.tsx';
import { lazyDialog } from '../settings/parts/lazy-dialog.tsx';
import { RowsSkeleton } from '../settings/parts/page-list.tsx';
import { When } from '../settings/parts/times.tsx';
import { UsageMeters } from '../settings/usage/usage-meters.tsx';
import { getOperatorTenant, type OperatorTenantDetail } from './api.ts';
import { LimitsCard } from './limits-card.tsx';
import { OperatorFrame } from './operator-frame.tsx';
import { TenantState } from './tenant-state.tsx';

const EnterDialog = lazyDialog(async () => (await import('./enter-dialog.tsx')).EnterDialog);
const StateDialog = lazyDialog(async () => (await import('./state-dialog.tsx')).StateDialog);
const route = getRouteApi('/operator/tenants/$tenantId');

export function TenantPage(): ReactNode {
  const { t } = useLingui();
  const { tenantId } = route.useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['operator', 'tenant', tenantId],
    queryFn: ({ signal }) => getOperatorTenant(tenantId, signal),
  });
  if (data) return <Tenant tenant={data} />;
  return (
    <OperatorFrame title={t`Tenant`} before={<Back />}>
      {isPending ? <RowsSkeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />}
    </OperatorFrame>
  );
}

function Back(): ReactNode {
  const { t } = useLingui();
  return (
    <Link to="/operator" className="target mb-2 -ms-1 inline-flex items-center gap-1 text-sm text-quiet hover:text-ink">
      <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      {t`All tenants`}
    </Link>
  );
}

function Tenant({ tenant }: { tenant: OperatorTenantDetail }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [dialog, setDialog] = useState<'enter' | 'state' | null>(null);
  const month = new Intl.DateTimeFormat(intlLocale(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(tenant.usage.month),
  );
  const close = (): void => setDialog(null);
  return (
    <OperatorFrame
      before={<Back />}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <bdi>{pick(tenant.name, locale)}</bdi>
          <TenantState state={tenant.state} />
        </span>
      }
      about={
        <>
          <Isolated>{tenant.slug}</Isolated> ·{' '}
          <Trans>
            since <When iso={tenant.createdAt} as="day" />
          </Trans>
        </>
      }
      actions={
        <>
          {tenant.state !== 'erasing' && (
            <Button onClick={() => setDialog('state')}>
              {tenant.state === 'active' ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
              {tenant.state === 'active' ? t`Suspend` : t`Resume`}
            </Button>
          )}
          <Button look="primary" onClick={() => setDialog('enter')}>
            <LogIn aria-hidden className="size-4 rtl:-scale-x-100" />
            {t`Look inside`}
          </Button>
        </>
      }
    >
      {tenant.stateReason && (
        <p className="mb-5 rounded-xl border border-warn-line bg-warn-soft px-4 py-3 text-warn">
          <Words text={tenant.stateReason} />
        </p>
      )}
      {tenant.eraseAfter && (
        <p className="mb-5 rounded-xl border border-bad-line bg-bad-soft px-4 py-3 text-bad">
          <Trans>
            Everything is erased on <When iso={tenant.eraseAfter} as="clock" />.
          </Trans>
        </p>
      )}
      <UsageMeters usage={tenant.usage} month={month} />
      <LimitsCard key={JSON.stringify(tenant.usage)} tenant={tenant} />
      <EnterDialog tenant={tenant} open={dialog === 'enter'} onClose={close} />
      <StateDialog tenant={tenant} open={dialog === 'state'} onClose={close} />
    </OperatorFrame>
  );
}
