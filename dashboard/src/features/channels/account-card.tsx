import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Isolated } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { ChannelMark, useChannelName } from '../access/channel-mark.tsx';
import { useProviderReason } from '../provider-codes/use-provider-reason.ts';
import { ConfirmDialog } from '../settings/parts/confirm-dialog.tsx';
import { When } from '../settings/parts/times.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { Alarms } from './alarms.tsx';
import { type ChannelAccount, channelsKey, checkAccount, disconnectAccount } from './api.ts';
import { FINDINGS, REASONS, STATES, WAYS_IN } from './words.ts';

/** One account: its state in words, when something last went in and out, what a look at the provider found, and what can be done. */
export function AccountCard({
  account,
  isManaged,
  isOwn,
  busy,
  onRepair,
}: {
  account: ChannelAccount;
  isManaged: boolean;
  /** No provider stands behind it. */
  isOwn: boolean;
  busy: boolean;
  onRepair: () => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const channelName = useChannelName()(account.channel);
  const [asking, setAsking] = useState(false);
  const { text, about, tone } = STATES[account.state];
  const reason = account.reason === null ? undefined : REASONS[account.reason];
  const check = useWrite({ write: checkAccount, failed: t`The account could not be looked at`, refresh: [channelsKey] });
  const disconnect = useWrite({
    write: disconnectAccount,
    failed: t`The account was not disconnected`,
    done: () => t`Disconnected; the conversations are still here`,
    refresh: [channelsKey, ['session']],
  });
  const isConnected = account.state !== 'disconnected';
  const findings = account.health ?? [];
  const wayIn = account.wayIn === null ? undefined : WAYS_IN[account.wayIn];
  const wantsRepair =
    account.state === 'needs_reconnect' ||
    account.state === 'disconnected' ||
    findings.length > 0 ||
    account.alarms.some(({ what }) => what === 'silent' || what === 'unconfirmed');
  const { name } = account;
  return (
    <li className="flex flex-col gap-3 rounded-2xl border border-line bg-panel p-4 shadow-low">
      <div className="flex items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-sunken text-quiet">
          <ChannelMark kind={account.channel} silent className="size-5" />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex items-start gap-2">
            <h2 className="line-clamp-2 min-w-0 flex-1 font-semibold">
              <bdi>{name}</bdi>
            </h2>
            <Chip tone={tone}>{i18n._(text)}</Chip>
          </div>
          <p className="truncate text-sm text-quiet">
            {channelName} · <Isolated>{account.address}</Isolated>
          </p>
        </div>
      </div>
      <p className="text-sm text-quiet">{i18n._(reason ?? about)}</p>
      <Shut account={account} />
      <Alarms account={account} />
      <dl className="grid grid-cols-3 gap-2 text-xs">
        <Fact label={t`Last message in`}>{account.lastIn ? <When iso={account.lastIn} /> : t`none yet`}</Fact>
        <Fact label={t`Last message out`}>{account.lastOut ? <When iso={account.lastOut} /> : t`none yet`}</Fact>
        <Fact label={t`Conversations`}>{account.conversations.toLocaleString(i18n.locale === 'ar' ? 'ar-u-nu-latn' : 'en')}</Fact>
      </dl>
      {isConnected && !isOwn && account.health !== null && (
        <div className="text-sm">
          {findings.length === 0 ? (
            <p className="flex items-center gap-1.5 text-good">
              <CircleCheck aria-hidden className="size-4 shrink-0" />
              <Trans>Everything is well at the provider</Trans>
            </p>
          ) : (
            <ul className="flex flex-col gap-1">
              {findings.map(({ what }) => (
                <li key={what} className="flex items-start gap-1.5 text-warn">
                  <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                  {FINDINGS[what] ? i18n._(FINDINGS[what]) : what}
                </li>
              ))}
            </ul>
          )}
          {account.checkedAt && (
            <p className="mt-1 text-xs text-faint">
              <Trans>
                looked at <When iso={account.checkedAt} />
              </Trans>
              {wayIn && ` · ${i18n._(wayIn)}`}
            </p>
          )}
        </div>
      )}
      {isManaged && (
        <div className="mt-auto flex flex-wrap gap-2 border-t border-line pt-3">
          {account.setupId !== null ? (
            <Link
              to="/channels/setups/$setupId"
              params={{ setupId: account.setupId }}
              className="target inline-flex h-8 items-center rounded-lg bg-accent px-3 text-sm font-semibold text-on-accent hover:bg-accent-strong"
            >
              {t`Continue`}
            </Link>
          ) : (
            wantsRepair && (
              <Button look="primary" disabled={busy} onClick={onRepair}>
                {isConnected && account.state !== 'needs_reconnect' ? t`Put it right` : t`Connect again`}
              </Button>
            )
          )}
          {isConnected && (
            <>
              {isOwn ? (
                <Link
                  to="/channels/webchat/$accountId"
                  params={{ accountId: account.id }}
                  className="target inline-flex h-8 items-center rounded-lg border border-line-strong px-3 text-sm font-semibold hover:bg-sunken"
                >
                  {t`Snippet and look`}
                </Link>
              ) : (
                <Button disabled={check.isPending} onClick={() => check.mutate(account.id)}>
                  {check.isPending ? t`Looking…` : t`Check now`}
                </Button>
              )}
              <Button look="ghost" onClick={() => setAsking(true)}>
                {t`Disconnect`}
              </Button>
            </>
          )}
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Disconnect this account`}
        label={t`Disconnect`}
        onConfirm={() => disconnect.mutateAsync(account.id)}
      >
        <ul className="list-disc space-y-1 ps-5">
          <li>
            <Trans>
              From this moment, messages to <bdi className="font-semibold text-ink">{name}</bdi> no longer reach you, and nobody answers
              them.
            </Trans>
          </li>
          <li>
            {isOwn ? (
              <Trans>The chat vanishes from your website; open visits end.</Trans>
            ) : (
              <Trans>What we set up at the provider is undone, and the access is forgotten.</Trans>
            )}
          </li>
          <li>
            {account.conversations === 0 ? (
              <Trans>No conversation is lost.</Trans>
            ) : (
              <Trans>All conversations stay here, to be read.</Trans>
            )}
          </li>
          <li>
            <Trans>You can connect it again later.</Trans>
          </li>
        </ul>
      </ConfirmDialog>
    </li>
  );
}

/** Why nothing goes out, and what waits for the account: nothing of it is lost. */
function Shut({ account: { state, reason, waiting } }: { account: ChannelAccount }): ReactNode {
  // What has words of its own is said above.
  const code = state === 'needs_reconnect' && reason !== null && REASONS[reason] === undefined ? reason : null;
  const isTold = code !== null;
  const words = useProviderReason(code);
  if (waiting === 0 && !isTold) return null;
  return (
    <div role="status" className="flex items-start gap-2 rounded-xl bg-bad-soft px-3 py-2 text-sm text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-col gap-0.5">
        {isTold && (
          <p>
            {words}{' '}
            <span className={words === null ? undefined : 'text-xs'}>
              <Trans>
                The provider’s reason: <Isolated className="font-mono">{code}</Isolated>
              </Trans>
            </span>
          </p>
        )}
        {waiting > 0 && (
          <p className="font-semibold">
            <Plural value={waiting} one="# message waits" other="# messages wait" />
          </p>
        )}
        {waiting > 0 && (
          <p>
            <Trans>They go out in their order once the account is connected again; what is too late by then is left to a person.</Trans>
          </p>
        )}
      </div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="min-w-0">
      <dt className="text-faint">{label}</dt>
      <dd className="truncate">{children}</dd>
    </div>
  );
}
