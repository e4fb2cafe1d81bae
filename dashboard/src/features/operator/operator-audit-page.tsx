import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Notice } from '../../shared/ui/states.tsx';
import { AuditDays } from '../audit/audit-days.tsx';
import { PageList } from '../settings/parts/page-list.tsx';
import { usePages } from '../settings/parts/use-pages.ts';
import { listOperatorAudit } from './api.ts';
import { OperatorFrame } from './operator-frame.tsx';

export function OperatorAuditPage(): ReactNode {
  const { t } = useLingui();
  const list = usePages(['operator', 'audit'], listOperatorAudit);
  return (
    <OperatorFrame
      title={t`What operators did`}
      about={t`Every deed of an operator, newest first. Each also stands in the tenant’s own log.`}
    >
      <PageList
        list={list}
        empty={
          <Notice icon={<ScrollText />} title={t`Nothing happened yet`}>
            <Trans>As soon as an operator does something, it stands here.</Trans>
          </Notice>
        }
      >
        {(entries) => (
          <AuditDays
            entries={entries}
            aside={({ tenant }) =>
              tenant && (
                <Link
                  to="/operator/tenants/$tenantId"
                  params={{ tenantId: tenant.id }}
                  className="text-accent underline underline-offset-2"
                >
                  <bdi dir="ltr">{tenant.slug}</bdi>
                </Link>
              )
            }
          />
        )}
      </PageList>
    </OperatorFrame>
  );
}
