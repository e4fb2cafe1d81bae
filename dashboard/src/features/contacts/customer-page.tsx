import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import { hasStatus } from '../../shared/api/api-error.ts';
import { ErrorState, Notice } from '../../shared/ui/states.tsx';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { PageFrame } from '../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../settings/parts/page-list.tsx';
import { getContact } from './api.ts';
import { contactTitle } from './contact-words.ts';
import { CustomerDetails } from './customer-details.tsx';

const route = getRouteApi('/shell/customers/$contactId');

export function CustomerPage(): ReactNode {
  return (
    <OnlyWith right="contacts.read">
      <Customer />
    </OnlyWith>
  );
}

function Customer(): ReactNode {
  const { t, i18n } = useLingui();
  const { contactId } = route.useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['contact', contactId],
    queryFn: ({ signal }) => getContact(contactId, signal),
  });
  const back = { to: '/customers' as const, label: t`All customers`, always: true };
  return (
    <PageFrame title={<bdi>{data ? contactTitle(data, i18n) : t`Customer`}</bdi>} back={back}>
      {data ? (
        <CustomerDetails contact={data} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : hasStatus(error, 404) ? (
        <Notice
          icon={<UserX />}
          title={t`This customer is not here`}
          action={
            <Link to="/customers" className="font-semibold text-accent underline underline-offset-4">
              {t`All customers`}
            </Link>
          }
        >
          {t`The data may have been erased.`}
        </Notice>
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </PageFrame>
  );
}
