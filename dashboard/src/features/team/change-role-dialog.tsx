import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx';
import { useSession } from '../access/use-session.ts';
import { DialogActions } from '../settings/parts/dialog-actions.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { changeMemberRole, type Member } from './api.ts';
import { compareRights } from './group-rights.ts';
import { permissionName } from '../settings/parts/permission-words.ts';
import { RoleSelect } from './role-select.tsx';
import { useRoles } from './use-roles.ts';

/** Another role for somebody: what it may do, and what the change adds and takes away. */
export function ChangeRoleDialog({ member, open, onClose }: { member: Member; open: boolean; onClose: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const { permissions: mine } = useSession().actor;
  const roles = useRoles();
  const [role, setRole] = useState(member.role);
  const change = useWrite({
    write: (next: string) => changeMemberRole(member.id, next),
    failed: t`The role was not changed`,
    done: () => t`The role is changed; it counts at once`,
    refresh: [['members'], ['roles']],
    onDone: onClose,
  });
  const rightsOf = (id: string): readonly string[] => roles.data?.items.find((candidate) => candidate.id === id)?.permissions ?? [];
  const { gained, lost } = compareRights(rightsOf(member.role), rightsOf(role));
  const names = (ids: string[]): string => ids.map((id) => permissionName(id, i18n)).join(i18n.locale === 'ar' ? '، ' : ', ');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(role);
  };
  const { name } = member;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Role of ${name}`}>
      <form onSubmit={submit}>
        {roles.data ? (
          <RoleSelect roles={roles.data.items} value={role} onChange={setRole} mine={mine} />
        ) : roles.error ? (
          <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />
        ) : (
          <Skeleton className="h-40 w-full rounded-xl" />
        )}
        <div aria-live="polite" className="mt-3 flex flex-col gap-1 text-xs">
          {gained.length > 0 && (
            <p>
              <span className="font-semibold text-good">
                <Trans>May then:</Trans>
              </span>{' '}
              {names(gained)}
            </p>
          )}
          {lost.length > 0 && (
            <p>
              <span className="font-semibold text-bad">
                <Trans>No longer:</Trans>
              </span>{' '}
              {names(lost)}
            </p>
          )}
        </div>
        <DialogActions onCancel={onClose} label={t`Change role`} busy={change.isPending} disabled={role === member.role || !roles.data} />
      </form>
    </Dialog>
  );
}
