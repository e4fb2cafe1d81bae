import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { FileX, RotateCw, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Isolated } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { ChannelMark } from '../access/channel-mark.tsx';
import { useProviderReason } from '../provider-codes/use-provider-reason.ts';
import { When } from '../settings/parts/times.tsx';
import type { Loss } from './api.ts';
import type { LossDeeds } from './use-loss-deeds.ts';
import { isForeign, KINDS, whyOf } from './words.ts';

/** One that was lost: who it is about, what was to be said, why, and what can be done. */
export function LossRow({
  loss,
  deeds,
  isMarked,
  onMark,
}: {
  loss: Loss;
  /** Null for who may only look. */
  deeds: LossDeeds | null;
  isMarked: boolean;
  onMark: () => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { name, tone } = KINDS[loss.kind];
  const who = loss.contact?.name ?? loss.contact?.handle ?? loss.account?.name ?? null;
  const said = who ?? i18n._(name);
  const reason = useProviderReason(isForeign(loss.cause) ? loss.cause : null);
  const waits = loss.kind === 'send_parked' && loss.letGo === null;
  return (
    <li className="flex gap-3 px-4 py-3.5">
      {deeds && (
        <input
          type="checkbox"
          aria-label={t`Select: ${said}`}
          checked={isMarked}
          onChange={onMark}
          className="target mt-1 size-4 shrink-0 accent-(--accent)"
        />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          {loss.channel ? (
            <ChannelMark kind={loss.channel} className="size-4 text-quiet" />
          ) : (
            <FileX aria-hidden className="size-4 shrink-0 text-quiet" />
          )}
          {who !== null &&
            (loss.conversationId ? (
              <Link
                to="/inbox"
                search={{ view: 'all', conversation: loss.conversationId }}
                className="target min-w-0 truncate font-semibold hover:underline"
              >
                <bdi>{who}</bdi>
              </Link>
            ) : (
              <bdi className="truncate font-semibold">{who}</bdi>
            ))}
          <Chip tone={tone}>{i18n._(name)}</Chip>
          {loss.count > 1 && (
            <span className="text-xs text-quiet">
              <Plural value={loss.count} one="# message" other="# messages" />
            </span>
          )}
          <When iso={loss.at} className="ms-auto shrink-0 text-xs text-faint" />
        </div>
        {loss.text && (
          <div className="rounded-lg bg-sunken px-3 py-1.5 text-sm">
            <p dir="auto" className="line-clamp-2 break-words">
              {loss.text}
            </p>
          </div>
        )}
        <p className="text-sm text-quiet">
          {reason ?? i18n._(whyOf(loss))}{' '}
          {isForeign(loss.cause) && (
            <span className="text-xs text-faint">
              <Trans>
                Code <Isolated className="font-mono">{loss.cause}</Isolated>
              </Trans>
            </span>
          )}
        </p>
        {loss.letGo && (
          <p className="text-xs text-faint">
            <Trans>
              <bdi>{loss.letGo.by}</bdi> let go of it, <When iso={loss.letGo.at} />
            </Trans>
          </p>
        )}
        {(deeds !== null || loss.conversationId !== null) && (
          <div className="flex flex-wrap gap-2 pt-0.5">
            {deeds && loss.mayRetry && (
              <Button disabled={deeds.busy} onClick={() => deeds.retry.mutate([loss.id])}>
                <RotateCw aria-hidden className="size-3.5" />
                {t`Try again`}
              </Button>
            )}
            {waits && (
              <Link
                to="/channels"
                className="target inline-flex h-8 items-center rounded-lg border border-line-strong bg-panel px-3 text-sm font-semibold hover:bg-sunken"
              >
                {t`Look at the account`}
              </Link>
            )}
            {deeds && loss.letGo === null && loss.mayLetGo && (
              <Button look="ghost" disabled={deeds.busy} onClick={() => deeds.letGo.mutate([loss.id])}>
                <X aria-hidden className="size-3.5" />
                {waits ? t`Do not send it` : t`Let it go`}
              </Button>
            )}
            {deeds && loss.letGo !== null && (
              <Button look="ghost" disabled={deeds.busy} onClick={() => deeds.takeUp.mutate([loss.id])}>
                <Undo2 aria-hidden className="size-3.5 rtl:-scale-x-100" />
                {t`Put it back`}
              </Button>
            )}
            {loss.conversationId && (
              <Link
                to="/inbox"
                search={{ view: 'all', conversation: loss.conversationId }}
                className="target ms-auto inline-flex h-8 items-center rounded-lg px-2 text-sm font-semibold text-accent hover:bg-accent-soft"
              >
                {t`Open the conversation`}
              </Link>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
