import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '../settings/parts/confirm-dialog.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { type Member, removeMember, signOutMember } from './api.ts';
import { ChangeRoleDialog } from './change-role-dialog.tsx';

export interface MemberDeed {
  kind: 'role' | 'sign-out' | 'remove';
  member: Member;
}

/** The dialog of whichever deed was chosen. The last one keeps its words while its dialog fades out. */
export function MemberDialogs({ deed, onClose }: { deed: MemberDeed | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const [shown, setShown] = useState(deed);
  if (deed && deed !== shown) setShown(deed);
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
  if (!shown) return null;
  const { id, name } = shown.member;
  return (
    <>
      <ChangeRoleDialog key={id} member={shown.member} open={deed?.kind === 'role'} onClose={onClose} />
      <ConfirmDialog
        open={deed?.kind === 'sign-out'}
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
        open={deed?.kind === 'remove'}
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
