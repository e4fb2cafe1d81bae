import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../settings/parts/confirm-dialog.tsx';
import { lazyDialog } from '../settings/parts/lazy-dialog.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { removeMember, signOutMember } from './api.ts';
import type { MemberDeed } from './member-row.tsx';

const ChangeRoleDialog = lazyDialog(async () => (await import('./change-role-dialog.tsx')).ChangeRoleDialog);

/** The dialog of the deed that was chosen, which keeps its words while it fades out. */
export function MemberDialogs({ open, deed, onClose }: { open: boolean; deed: MemberDeed; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const signOut = useWrite({
    write: signOutMember,
    failed: t`The person was not signed out`,
    done: () => t`Signed out everywhere`,
  });
  const remove = useWrite({
    write: removeMember,
    failed: t`The person was not removed`,
    done: () => t`Removed from the team`,
    refresh: [['members'], ['roles'], ['usage']],
  });
  const { id, name } = deed.member;
  return (
    <>
      <ChangeRoleDialog key={id} member={deed.member} open={open && deed.kind === 'role'} onClose={onClose} />
      <ConfirmDialog
        open={open && deed.kind === 'sign-out'}
        onClose={onClose}
        danger={false}
        title={t`Sign out everywhere`}
        label={t`Sign out`}
        onConfirm={() => signOut.mutateAsync(id)}
      >
        <p>
          <Trans>
            All sessions of <bdi className="font-semibold text-ink">{name}</bdi> in this account end at once, on every device. They can sign
            in again.
          </Trans>
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={open && deed.kind === 'remove'}
        onClose={onClose}
        title={t`Remove from the team`}
        label={t`Remove`}
        onConfirm={() => remove.mutateAsync(id)}
      >
        <p>
          <Trans>
            <bdi className="font-semibold text-ink">{name}</bdi> can no longer enter this account. Their sessions here end at once.
          </Trans>
        </p>
        <p>
          <Trans>What they wrote and did stays, also in the audit log. To let them in again, invite them again.</Trans>
        </p>
      </ConfirmDialog>
    </>
  );
}
