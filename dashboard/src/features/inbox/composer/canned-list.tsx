import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Words } from '../../../shared/text/words.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import type { CannedReply } from '../api.ts';

/** Ready answers that fit what follows the slash; arrows move, Enter takes. The caret stays in the text. */
export function CannedList({
  choices,
  picked,
  onPick,
}: {
  choices: readonly CannedReply[];
  picked: number;
  onPick: (reply: CannedReply) => void;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  return (
    <div
      id="canned-choices"
      role="listbox"
      aria-label={t`Ready answers`}
      className="thin-scroll absolute inset-x-2 bottom-full z-20 mb-1 max-h-72 overflow-y-auto rounded-xl border border-line-strong bg-raised p-1 shadow-float"
    >
      {choices.map((reply, at) => (
        <button
          key={reply.id}
          type="button"
          id={`canned-${reply.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === picked}
          // The caret must not leave the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(reply)}
          className={cx(
            'flex w-full items-baseline gap-3 rounded-md text-start px-2 py-1.5 pointer-coarse:min-h-11',
            at === picked && 'bg-accent-soft',
          )}
        >
          <bdi className="shrink-0 font-semibold">/{reply.shortcut}</bdi>
          <Words text={pick(reply.body, locale)} className="min-w-0 flex-1 truncate text-quiet" />
        </button>
      ))}
    </div>
  );
}
