import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../shared/api/api-error.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorState, Skeleton } from '../../shared/ui/states.tsx';
import { useSession } from '../access/use-session.ts';
import { DialogActions } from '../settings/parts/dialog-actions.tsx';
import { Field, Select, TextInput } from '../settings/parts/fields.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { inviteMember } from './api.ts';
import { RoleSelect } from './role-select.tsx';
import { useRoles } from './use-roles.ts';

export function InviteDialog({ open, onClose, onInvited }: { open: boolean; onClose: () => void; onInvited: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Invite somebody`}>
      {open && <InviteForm onClose={onClose} onInvited={onInvited} />}
    </Dialog>
  );
}

function InviteForm({ onClose, onInvited }: { onClose: () => void; onInvited: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { permissions: mine } = useSession().actor;
  const roles = useRoles();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('agent');
  const [language, setLanguage] = useState<'ar' | 'en'>(locale);
  const invite = useWrite({
    write: inviteMember,
    failed: null,
    done: () => t`The invitation is on its way`,
    refresh: [['invitations'], ['usage']],
    onDone: () => {
      onInvited();
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role, language });
  };
  if (!roles.data) {
    return roles.error ? (
      <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />
    ) : (
      <Skeleton className="h-64 w-full rounded-xl" />
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-quiet">
        <Trans>They get a mail with a link that works for seven days. Whoever opens it joins with the role that you choose here.</Trans>
      </p>
      <Field
        label={t`E-mail`}
        error={invite.error ? (wordsOf(invite.error, locale) ?? t`The invitation could not be sent. Try again.`) : undefined}
      >
        <TextInput
          type="email"
          dir="ltr"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="off"
          placeholder={'name@example.com'}
        />
      </Field>
      <div>
        <RoleSelect roles={roles.data.items} value={role} onChange={setRole} mine={mine} />
      </div>
      <Field label={t`Language of the mail`}>
        <Select value={language} onChange={(event) => setLanguage(event.target.value === 'ar' ? 'ar' : 'en')}>
          <option value="ar">العربية</option>
          <option value="en">English</option>
        </Select>
      </Field>
      <DialogActions onCancel={onClose} label={t`Send the invitation`} busy={invite.isPending} />
    </form>
  );
}
