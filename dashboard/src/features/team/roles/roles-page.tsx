import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { Copy, Lock, Pencil, Plus, ShieldPlus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { ErrorState, Notice } from '../../../shared/ui/states.tsx';
import { ConfirmDialog } from '../../settings/parts/confirm-dialog.tsx';
import { OnlyWith } from '../../settings/parts/only-with.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { RowMenu, type RowDeed } from '../../settings/parts/row-menu.tsx';
import { useMay } from '../../settings/parts/use-may.ts';
import { useWrite } from '../../settings/parts/use-write.ts';
import { removeRole, type Role } from '../api.ts';
import { groupRights } from '../group-rights.ts';
import { useRoles } from '../use-roles.ts';

export function RolesPage(): ReactNode {
  return (
    <OnlyWith right="members.read">
      <RoleLists />
    </OnlyWith>
  );
}

function RoleLists(): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useRoles();
  const [removing, setRemoving] = useState<Role | null>(null);
  const remove = useWrite({
    write: removeRole,
    failed: t`The role was not removed`,
    done: () => t`The role is removed`,
    refresh: [['roles']],
  });
  const make = (from?: string) => void navigate({ to: '/settings/roles/$roleId', params: { roleId: 'new' }, search: from ? { from } : {} });
  const own = data?.items.filter(({ builtIn }) => !builtIn) ?? [];
  return (
    <PageFrame
      title={t`Roles`}
      about={t`A role is a list of rights. Five come with every account; you can make your own beside them.`}
      actions={
        may('roles.write') && (
          <Button look="primary" onClick={() => make()}>
            <Plus aria-hidden className="size-4" />
            {t`New role`}
          </Button>
        )
      }
    >
      {isPending ? (
        <RowsSkeleton />
      ) : !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <h2 className="mb-2 font-semibold text-quiet">{t`Your own`}</h2>
          {own.length === 0 ? (
            <div className="mb-6 rounded-2xl border-2 border-dashed border-line-strong">
              <Notice
                icon={<ShieldPlus />}
                title={t`No roles of your own`}
                action={may('roles.write') && <Button onClick={() => make('agent')}>{t`Start from “Agent”`}</Button>}
              >
                <Trans>Make one when none of the five fits, for example an agent who may also export customers’ data.</Trans>
              </Notice>
            </div>
          ) : (
            <RoleList roles={own} onCopy={make} onRemove={setRemoving} />
          )}
          <h2 className="mb-2 font-semibold text-quiet">{t`Built in`}</h2>
          <RoleList roles={data.items.filter(({ builtIn }) => builtIn)} onCopy={make} onRemove={setRemoving} />
        </>
      )}
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={t`Remove the role`}
        label={t`Remove`}
        onConfirm={() => remove.mutateAsync(removing?.id ?? '')}
      >
        <p>
          <Trans>Nobody has this role, so nobody loses anything. It cannot be brought back.</Trans>
        </p>
      </ConfirmDialog>
    </PageFrame>
  );
}

function RoleList({
  roles,
  onCopy,
  onRemove,
}: {
  roles: readonly Role[];
  onCopy: (id: string) => void;
  onRemove: (role: Role) => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const may = useMay();
  const navigate = useNavigate();
  const deedsOf = (role: Role): RowDeed[] => [
    ...(role.builtIn
      ? []
      : [{ label: t`Edit`, icon: Pencil, onSelect: () => void navigate({ to: '/settings/roles/$roleId', params: { roleId: role.id } }) }]),
    { label: t`Make a copy`, icon: Copy, onSelect: () => onCopy(role.id) },
    ...(role.builtIn || role.members > 0 ? [] : [{ label: t`Remove`, icon: Trash2, danger: true, onSelect: () => onRemove(role) }]),
  ];
  return (
    <ul className="mb-6 divide-y divide-line rounded-2xl border border-line bg-panel">
      {roles.map((role) => {
        const name = pick(role.label, locale);
        const areas = groupRights(role.permissions, true).map((group) => i18n._(group.name));
        return (
          <li key={role.id} className="flex items-center gap-3 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2">
                <Link to="/settings/roles/$roleId" params={{ roleId: role.id }} className="truncate font-semibold hover:underline">
                  <bdi>{name}</bdi>
                </Link>
                {role.builtIn && (
                  <Chip>
                    <Lock aria-hidden className="size-3" />
                    {t`Built in`}
                  </Chip>
                )}
              </p>
              <p className="truncate text-xs text-quiet">{areas.join(locale === 'ar' ? '، ' : ', ')}</p>
            </div>
            <p className="shrink-0 text-end text-xs text-quiet">
              <Plural value={role.members} _0="nobody" one="# person" other="# people" />
              <br />
              <Plural value={role.permissions.length} one="# right" other="# rights" />
            </p>
            {may('roles.write') && <RowMenu label={t`What to do with ${name}`} deeds={deedsOf(role)} />}
          </li>
        );
      })}
    </ul>
  );
}
