import { useLingui } from '@lingui/react/macro';
import { CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { bubbleLook } from '../../conversations/thread/bubble.tsx';
import type { Unsent } from './outbox.ts';

/** What is on its way, and what did not go: with its reason, and never lost. */
export function UnsentBubbles({
  unsent,
  onAgain,
  onEdit,
  onDiscard,
}: {
  unsent: readonly Unsent[];
  onAgain: (entry: Unsent, takeOver: boolean) => void;
  onEdit: (entry: Unsent) => void;
  onDiscard: (entry: Unsent) => void;
}): ReactNode {
  const { t } = useLingui();
  return unsent.map((entry) => {
    const sending = entry.state === 'sending';
    const held = entry.code === 'conversation.held_by_other';
    const reason =
      entry.state === 'unknown'
        ? t`The page was left while this was being sent. See above whether it went.`
        : (entry.words ?? t`Nobody answered. Nothing was lost.`);
    return (
      <div key={entry.key} className="mt-3 flex max-w-[85%] shrink-0 flex-col self-end">
        <div
          className={cx(
            'flex flex-col rounded-2xl px-3 py-2',
            bubbleLook({ direction: entry.mode === 'note' ? 'note' : 'out', author: 'agent' }),
            !sending && 'border border-bad-line',
          )}
        >
          <Words as="p" text={entry.text} className="text-start text-base whitespace-pre-wrap wrap-anywhere" />
          <span className="mt-0.5 flex justify-end text-2xs text-faint">
            {sending ? (
              <span role="img" aria-label={t`Sending`}>
                <Clock aria-hidden className="size-3.5" />
              </span>
            ) : (
              <CircleAlert aria-hidden className="size-3.5 text-bad" />
            )}
          </span>
        </div>
        {!sending && (
          <div role="alert" className="mt-1 flex flex-wrap items-center justify-end gap-x-3 gap-y-1 text-xs">
            <p className="text-end text-bad">{reason}</p>
            <button
              type="button"
              onClick={() => onAgain(entry, held)}
              className="target font-semibold text-accent underline underline-offset-2"
            >
              {held ? t`Take over and send` : t`Send again`}
            </button>
            <button type="button" onClick={() => onEdit(entry)} className="target text-quiet underline underline-offset-2">
              {t`Edit`}
            </button>
            <button type="button" onClick={() => onDiscard(entry)} className="target text-quiet underline underline-offset-2">
              {t`Discard`}
            </button>
          </div>
        )}
      </div>
    );
  });
}
