import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, Skeleton } from '../../../shared/ui/states.tsx';
import { cancelErase } from '../api.ts';
import { lazyDialog } from '../parts/lazy-dialog.tsx';
import { Card } from '../parts/page-frame.tsx';
import { When } from '../parts/times.tsx';
import { useWrite } from '../parts/use-write.ts';
import { useTenant } from '../use-tenant.ts';

const EraseDialog = lazyDialog(async () => (await import('./erase-dialog.tsx')).EraseDialog);

/** The end of an account: what it means, the proof it takes, and the way back as long as there is one. */
export function EraseCard(): ReactNode {
  const { t } = useLingui();
  const { data: tenant, error, refetch } = useTenant();
  const [asking, setAsking] = useState(false);
  const cancel = useWrite({
    write: cancelErase,
    failed: t`The erasing was not taken back`,
    done: () => t`Nothing will be erased`,
    refresh: [['tenant'], ['session']],
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
      <EraseDialog open={asking} slug={tenant.slug} onClose={() => setAsking(false)} />
    </Card>
  );
}
