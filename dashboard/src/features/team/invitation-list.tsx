import { Trans, useLingui } from '@lingui/react/macro';
import { MailPlus, RotateCw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { Notice } from '../../shared/ui/states.tsx';
import { ConfirmDialog } from '../settings/parts/confirm-dialog.tsx';
import { PageList } from '../settings/parts/page-list.tsx';
import { RowMenu } from '../settings/parts/row-menu.tsx';
import { When } from '../settings/parts/times.tsx';
import { useMay } from '../settings/parts/use-may.ts';
import { usePages } from '../settings/parts/use-pages.ts';
import { useWrite } from '../settings/parts/use-write.ts';
import { type Invitation, listInvitations, resendInvitation, revokeInvitation } from './api.ts';

export function InvitationList({ onInvite }: { onInvite: () => void }): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const list = usePages(['invitations'], listInvitations);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const revoke = useWrite({
    write: (id: string) => revokeInvitation(id),
    failed: t`The invitation was not taken back`,
    done: () => t`The invitation is taken back; its link no longer works`,
    refresh: [['invitations'], ['usage']],
  });
  const empty = (
    <Notice
      icon={<MailPlus />}
      title={t`No invitation waits`}
      action={may('members.write') && <Button look="primary" onClick={onInvite}>{t`Invite somebody`}</Button>}
    >
      <Trans>Whoever was invited and has not joined yet stands here.</Trans>
    </Notice>
  );
  const email = revoking?.email ?? '';
  return (
    <>
      <PageList list={list} empty={empty}>
        {(invitations) => (
          <ul aria-label={t`Invitations`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} onRevoke={may('members.write') ? setRevoking : null} />
            ))}
          </ul>
        )}
      </PageList>
      <ConfirmDialog
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t`Take the invitation back`}
        label={t`Take back`}
        onConfirm={() => revoke.mutateAsync(revoking?.id ?? '')}
      >
        <p>
          <Trans>
            The link that <Isolated className="font-semibold text-ink">{email}</Isolated> got no longer works.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  );
}

function InvitationRow({
  invitation,
  onRevoke,
}: {
  invitation: Invitation;
  onRevoke: ((invitation: Invitation) => void) | null;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { email, invitedBy } = invitation;
  const expired = invitation.state === 'expired';
  const resend = useWrite({
    write: () => resendInvitation(invitation.id),
    failed: t`The invitation was not sent again`,
    done: () => t`A new link is on its way; the old one no longer works`,
    refresh: [['invitations']],
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex min-w-0 items-center gap-2">
          <Isolated className="truncate font-semibold">{email}</Isolated>
          <Chip tone={expired ? 'warn' : 'accent'} className="shrink-0">
            {expired ? t`Expired` : t`Waiting`}
          </Chip>
        </p>
        <p className="flex flex-wrap gap-x-2 text-xs text-quiet">
          <span>{pick(invitation.roleLabel, locale)}</span>
          <span aria-hidden>·</span>
          <span>
            <Trans>
              invited by <bdi>{invitedBy}</bdi> <When iso={invitation.createdAt} />
            </Trans>
          </span>
          <span aria-hidden>·</span>
          <span>
            {expired ? (
              <Trans>
                ended <When iso={invitation.expiresAt} />
              </Trans>
            ) : (
              <Trans>
                ends <When iso={invitation.expiresAt} />
              </Trans>
            )}
          </span>
        </p>
      </div>
      {onRevoke && (
        <div className="ms-auto flex items-center gap-1">
          <Button disabled={resend.isPending} onClick={() => resend.mutate(undefined)}>
            <RotateCw aria-hidden className="size-4" />
            {t`Send again`}
          </Button>
          <RowMenu
            label={t`What to do with the invitation of ${email}`}
            deeds={[{ label: t`Take back`, icon: Trash2, danger: true, onSelect: () => onRevoke(invitation) }]}
          />
        </div>
      )}
    </li>
  );
}
