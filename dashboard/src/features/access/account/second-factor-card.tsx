import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { Skeleton } from '../../../shared/ui/states.tsx';
import { Dialog } from '../../settings/parts/late-dialog.tsx';
import { Card } from '../../settings/parts/page-frame.tsx';
import type { Account } from '../api.ts';

const RemoveSecondFactor = lazy(async () => ({ default: (await import('./remove-second-factor.tsx')).RemoveSecondFactor }));
const RenewCodes = lazy(async () => ({ default: (await import('./renew-codes.tsx')).RenewCodes }));
const SetUpSecondFactor = lazy(async () => ({ default: (await import('./set-up-second-factor.tsx')).SetUpSecondFactor }));

type Deed = 'set-up' | 'renew' | 'remove';
/** With so few recovery codes left it is time for new ones. */
const FEW = 3;

/** A code of an authenticator besides the password. The deed's dialog closes with Escape except while codes are shown unsaved. */
export function SecondFactorCard({ account }: { account: Account }): ReactNode {
  const { t } = useLingui();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [locked, setLocked] = useState(false);
  const { enabled, recoveryCodesLeft } = account.secondFactor;
  const close = (): void => {
    setLocked(false);
    setDeed(null);
  };
  const titles: Record<Deed, string> = {
    'set-up': t`Turn on the second factor`,
    renew: t`New recovery codes`,
    remove: t`Turn off the second factor`,
  };
  return (
    <>
      <Card
        title={
          <span className="flex flex-wrap items-center gap-2.5">
            {t`Second factor`}
            {enabled ? <Chip tone="good">{t`On`}</Chip> : <Chip tone="warn">{t`Off`}</Chip>}
          </span>
        }
        about={
          enabled ? (
            <Trans>Besides the password, a code of your authenticator app is asked for.</Trans>
          ) : (
            <Trans>A code of an authenticator app besides the password. Whoever learns your password still stays outside.</Trans>
          )
        }
        actions={
          enabled ? (
            <>
              <Button onClick={() => setDeed('renew')}>{t`New recovery codes`}</Button>
              <Button look="warn" onClick={() => setDeed('remove')}>{t`Turn off`}</Button>
            </>
          ) : (
            <Button look="primary" onClick={() => setDeed('set-up')}>{t`Turn on`}</Button>
          )
        }
      >
        {enabled && (
          <p className={recoveryCodesLeft <= FEW ? 'text-warn' : 'text-quiet'}>
            <Plural
              value={recoveryCodesLeft}
              _0="No recovery code is left: without your phone you could not come in."
              one="One recovery code is left."
              other="# recovery codes are left."
            />
          </p>
        )}
      </Card>
      {deed && (
        <Dialog open onOpenChange={(open) => !open && !locked && close()} title={titles[deed]}>
          <Suspense fallback={<Skeleton className="h-40 w-full rounded-xl" />}>
            {deed === 'set-up' && <SetUpSecondFactor onClose={close} onLock={setLocked} />}
            {deed === 'renew' && <RenewCodes onClose={close} onLock={setLocked} />}
            {deed === 'remove' && <RemoveSecondFactor onClose={close} />}
          </Suspense>
        </Dialog>
      )}
    </>
  );
}
