import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Isolated } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { ChannelMark, useChannelName } from '../access/channel-mark.tsx';
import type { Connectable } from './api.ts';

/** Channels that can be connected here, and what stands in the way of those that cannot yet. */
export function ConnectGrid({
  connectable,
  busy,
  onConnect,
}: {
  connectable: readonly Connectable[];
  busy: boolean;
  onConnect: (channel: string) => void;
}): ReactNode {
  const { t } = useLingui();
  const offered = connectable.filter(({ way }) => way !== null);
  return (
    <section aria-labelledby="connect-title">
      <h2 id="connect-title" className="mb-3 text-lg font-semibold">
        <Trans>Connect another account</Trans>
      </h2>
      <ul aria-label={t`Channels to connect`} className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {offered.map((channel) => (
          <Offer key={channel.channel} offer={channel} busy={busy} onConnect={() => onConnect(channel.channel)} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer, busy, onConnect }: { offer: Connectable; busy: boolean; onConnect: () => void }): ReactNode {
  const { t } = useLingui();
  const name = useChannelName()(offer.channel);
  const waits = offer.state === 'needs_app';
  return (
    <li className="flex flex-col gap-3 rounded-2xl border border-line bg-panel p-4">
      <div className="flex items-center gap-2.5">
        <ChannelMark kind={offer.channel} silent className="size-5 text-quiet" />
        <h3 className="min-w-0 flex-1 truncate font-semibold">{name}</h3>
        {waits && <Chip tone="warn">{t`Needs approval`}</Chip>}
        {offer.state === 'emulator' && <Chip tone="accent">{t`Emulator only`}</Chip>}
      </div>
      {waits ? (
        <div className="text-sm text-quiet">
          <p>
            <Trans>Whoever runs this installation must register it with the provider, have it approved, and set these variables:</Trans>
          </p>
          <ul className="mt-1">
            {offer.missing.map((variable) => (
              <li key={variable}>
                <Isolated className="font-mono text-xs">{variable}</Isolated>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <p className="text-sm text-quiet">
            {offer.way === 'own'
              ? t`It stands in the corner of your website. You copy one line into its pages.`
              : offer.way === 'sign_in'
                ? t`You sign in at the provider and choose the account.`
                : t`You copy a token from the provider’s site.`}
          </p>
          <Button className="mt-auto self-start" disabled={busy} onClick={onConnect} aria-label={t`Connect ${name}`}>
            <Plus aria-hidden className="size-4" />
            {t`Connect`}
          </Button>
        </>
      )}
    </li>
  );
}
