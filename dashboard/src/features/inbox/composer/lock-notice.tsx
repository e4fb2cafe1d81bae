import { Trans, useLingui } from '@lingui/react/macro';
import { HandGrab, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMay } from '../../access/use-may.ts';
import type { ComposerLock } from './composer-lock.ts';

/** Why a reply cannot be delivered now, and what can be done instead. */
export function LockNotice({
  lock,
  onNote,
  words: given,
  action,
}: {
  lock: NonNullable<ComposerLock>;
  onNote: () => void;
  /** Instead of what is said of every such lock. */
  words?: string | undefined;
  /** What can be done besides a note. */
  action?: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  if (lock.why === 'held') {
    return (
      <p className="mx-3 mt-2 flex items-center gap-2 rounded-lg bg-sunken px-3 py-1.5 text-xs text-quiet">
        <HandGrab aria-hidden className="size-3.5 shrink-0" />
        <span>
          <Trans>
            <bdi>{lock.by}</bdi> holds the pen. Your reply takes it over.
          </Trans>
        </span>
      </p>
    );
  }
  const words = {
    window: t`The time to reply on this channel has passed. It opens again when the customer writes.`,
    account: may('channels.write')
      ? t`The account that this conversation came by is disconnected. Connect it again to reply.`
      : t`The account that this conversation came by is disconnected. Somebody who may change channels can connect it again.`,
    address: t`There is no address to reply to: this customer has not written yet.`,
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-quiet">
      <Lock aria-hidden className="size-4 shrink-0" />
      <p className="min-w-48 flex-1">{given ?? words[lock.why]}</p>
      {action}
      <button type="button" onClick={onNote} className="target font-semibold text-accent underline underline-offset-2">
        {t`Write a note instead`}
      </button>
    </div>
  );
}
