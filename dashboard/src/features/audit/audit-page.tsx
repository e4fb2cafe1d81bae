import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { Download, ScrollText, Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/states.tsx';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { PageFrame } from '../settings/parts/page-frame.tsx';
import { PageList, RowsSkeleton } from '../settings/parts/page-list.tsx';
import { useTimeZone } from '../settings/parts/times.tsx';
import { usePages } from '../settings/parts/use-pages.ts';
import { useMay } from '../settings/parts/use-may.ts';
import { useWrite } from '../settings/parts/use-write.ts';
import { useRoles } from '../team/use-roles.ts';
import { type AuditQuery, downloadAudit, listAudit } from './api.ts';
import { AuditFilters } from './audit-filters.tsx';
import { endOfDay, startOfDay } from './day-range.ts';

// The rows' code comes while their entries are read.
const rows = import('./audit-days.tsx');
const AuditDays = lazy(async () => ({ default: (await rows).AuditDays }));
const route = getRouteApi('/shell/settings/audit');

export function AuditPage(): ReactNode {
  return (
    <OnlyWith right="audit.read">
      <Log />
    </OnlyWith>
  );
}

function Log(): ReactNode {
  const { t } = useLingui();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const timeZone = useTimeZone();
  // Entries name roles by their ids; the rows say them as they are called now.
  useRoles(useMay()('members.read'));
  const query: AuditQuery = {
    ...filter,
    from: filter.from && startOfDay(filter.from, timeZone).toISOString(),
    to: filter.to && endOfDay(filter.to, timeZone).toISOString(),
  };
  const list = usePages(['audit', query], (cursor, signal) => listAudit(query, cursor, signal));
  const download = useWrite({ write: () => downloadAudit(query), failed: t`The log could not be downloaded` });
  const filtered = Object.keys(filter).length > 0;
  const show = (search: typeof filter): void => void navigate({ search, replace: true });
  return (
    <PageFrame
      wide
      title={t`Audit log`}
      about={t`Every change that somebody made in this account, newest first. Nobody can alter it.`}
      actions={
        <Button disabled={download.isPending} onClick={() => download.mutate(undefined)}>
          <Download aria-hidden className="size-4" />
          {download.isPending ? t`Preparing` : t`Download CSV`}
        </Button>
      }
    >
      <AuditFilters filter={filter} onChange={show} />
      <PageList
        list={list}
        empty={
          filtered ? (
            <Notice
              icon={<Search />}
              title={t`Nothing fits these filters`}
              action={<Button onClick={() => show({})}>{t`Clear the filters`}</Button>}
            />
          ) : (
            <Notice icon={<ScrollText />} title={t`Nothing happened yet`}>
              <Trans>As soon as somebody changes something, it stands here.</Trans>
            </Notice>
          )
        }
      >
        {(entries) => (
          <Suspense fallback={<RowsSkeleton />}>
            <AuditDays entries={entries} />
          </Suspense>
        )}
      </PageList>
    </PageFrame>
  );
}
