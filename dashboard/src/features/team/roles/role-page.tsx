import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ShieldQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { ErrorState, Notice } from '../../../shared/ui/states.tsx';
import { OnlyWith } from '../../settings/parts/only-with.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { useMay } from '../../settings/parts/use-may.ts';
import { useRoles } from '../use-roles.ts';
import { RoleEditor } from './role-editor.tsx';

const route = getRouteApi('/shell/settings/roles/$roleId');

export function RolePage(): ReactNode {
  return (
    <OnlyWith right="members.read">
      <OneRole />
    </OnlyWith>
  );
}

function OneRole(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { roleId } = route.useParams();
  const { from } = route.useSearch();
  const may = useMay();
  const { data, error, isPending, refetch } = useRoles();
  const isNew = roleId === 'new';
  const role = data?.items.find(({ id }) => id === roleId);
  const back = { to: '/settings/roles' as const, label: t`All roles`, always: true };
  if (isPending || !data) {
    return (
      <PageFrame title={t`Role`} back={back}>
        {isPending ? <RowsSkeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </PageFrame>
    );
  }
  if (!isNew && !role) {
    return (
      <PageFrame title={t`Role`} back={back}>
        <Notice
          icon={<ShieldQuestion />}
          title={t`This role is no longer here`}
          action={
            <Link to="/settings/roles" className="font-semibold text-accent underline underline-offset-4">
              {t`All roles`}
            </Link>
          }
        >
          <Trans>Somebody may have removed it.</Trans>
        </Notice>
      </PageFrame>
    );
  }
  const readOnly = role?.builtIn === true || !may('roles.write');
  return (
    <RoleEditor
      // A role that was changed elsewhere starts afresh.
      key={`${roleId} ${from ?? ''}`}
      role={role ?? null}
      roles={data.items}
      from={from}
      readOnly={readOnly}
      back={back}
      title={isNew ? t`New role` : pick(role?.label ?? { en: '', ar: '' }, locale)}
    />
  );
}
