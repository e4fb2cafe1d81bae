import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { CopyButton } from '../settings/parts/copy-button.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { showIdentitySecret } from './api.ts';

/** For websites whose visitors sign in: the secret, and how it is used. */
export function IdentityPart({ accountId }: { accountId: string }): ReactNode {
  const { t } = useLingui();
  const show = useWrite({ write: showIdentitySecret, failed: t`The secret could not be shown` });
  const secret = show.data?.secret;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="text-quiet">
        <Trans>
          Where visitors sign in on your website, your server can vouch for who they are. They then find one conversation on all their
          devices, and you see their name.
        </Trans>
      </p>
      <pre dir="ltr" className="rounded-xl border border-line bg-sunken p-3 text-start font-mono text-xs break-all whitespace-pre-wrap">
        {
          '<script async src="…" data-key="…"\n  data-user-id="ID" data-user-name="NAME"\n  data-user-hash="HMAC_SHA256(secret, ID) as hex"></script>'
        }
      </pre>
      {secret === undefined ? (
        <Button className="self-start" disabled={show.isPending} onClick={() => show.mutate(accountId)}>
          {t`Show the secret`}
        </Button>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <output
            dir="ltr"
            aria-label={t`Identity secret`}
            className="rounded-lg border border-line bg-sunken px-3 py-1.5 font-mono text-xs break-all"
          >
            {secret}
          </output>
          <CopyButton text={secret} />
        </div>
      )}
      <p className="text-xs text-quiet">
        <Trans>It belongs on your server only, never into a page. Each time it is shown, the activity log says so.</Trans>
      </p>
    </div>
  );
}
