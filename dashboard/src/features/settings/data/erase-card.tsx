import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ErrorState, Skeleton } from '../../../shared/ui/states.tsx';
import { cancelErase, requestErase } from '../api.ts';
import { DialogActions } from '../parts/confirm-dialog.tsx';
import { Field, TextInput } from '../parts/fields.tsx';
import { Card } from '../parts/page-frame.tsx';
import { When } from '../parts/times.tsx';
import { useWrite } from '../parts/use-write.ts';
import { useTenant } from '../use-tenant.ts';

const refresh = [['tenant'], ['session']];

/** The end of an account: what it means, the proof it takes, and the way back as long as there is one. */
export function EraseCard(): ReactNode {
  const { t } = useLingui();
  const { data: tenant, error, refetch } = useTenant();
  const [asking, setAsking] = useState(false);
  const cancel = useWrite({
    write: cancelErase,
    failed: t`The erasing was not taken back`,
    done: () => t`Nothing will be erased`,
    refresh,
  });
  if (!tenant) {
    return (
      <Card title={t`Erase the account`} danger>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-16 w-full" />}
      </Card>
    );
  }
  if (tenant.state === 'erasing' && tenant.eraseAfter) {
    return (
      <Card
        danger
        title={t`This account is going to be erased`}
        actions={<Button look="primary" disabled={cancel.isPending} onClick={() => cancel.mutate(undefined)}>{t`Keep the account`}</Button>}
        about={
          <Trans>
            Everything is deleted on <When iso={tenant.eraseAfter} as="clock" className="font-semibold text-ink" />. Until then it can be
            taken back, and you can still export.
          </Trans>
        }
      />
    );
  }
  return (
    <Card
      danger
      title={t`Erase the account`}
      about={t`Deletes this account with everything in it, for everybody.`}
      actions={<Button look="danger" onClick={() => setAsking(true)}>{t`Erase everything`}</Button>}
    >
      <ul className="ms-5 list-disc text-quiet">
        <li>{t`The bot stops answering at once, on every channel.`}</li>
        <li>{t`After a grace period, conversations, customers, documents, settings, keys and files are deleted. Nobody can bring them back.`}</li>
        <li>{t`Until then an owner can take it back here.`}</li>
      </ul>
      <Dialog open={asking} onOpenChange={setAsking} title={t`Erase the account`}>
        {asking && <EraseForm slug={tenant.slug} onClose={() => setAsking(false)} />}
      </Dialog>
    </Card>
  );
}

function EraseForm({ slug, onClose }: { slug: string; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [written, setWritten] = useState('');
  const [password, setPassword] = useState('');
  const erase = useWrite({
    write: requestErase,
    failed: null,
    done: () => t`The account will be erased after the grace period`,
    refresh,
    onDone: onClose,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    erase.mutate({ slug: written.trim(), password });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-quiet">
        <Trans>The bot falls silent now, and after the grace period everything is gone for good. Export first what you may need.</Trans>
      </p>
      <Field
        label={
          <Trans>
            To be sure, write <Isolated className="font-mono text-bad">{slug}</Isolated>
          </Trans>
        }
      >
        <TextInput
          dir="ltr"
          required
          autoComplete="off"
          spellCheck={false}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
        />
      </Field>
      <Field
        label={t`Your password`}
        error={erase.error ? (wordsOf(erase.error, locale) ?? t`The account was not erased. Try again.`) : undefined}
      >
        <TextInput
          type="password"
          dir="ltr"
          required
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <DialogActions
        onCancel={onClose}
        danger
        label={t`Erase everything`}
        busy={erase.isPending}
        disabled={written.trim() !== slug || password === ''}
      />
    </form>
  );
}
