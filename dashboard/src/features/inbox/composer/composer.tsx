import { Trans, useLingui } from '@lingui/react/macro';
import { MessageSquareText, NotebookPen, MessageSquareReply, SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useShortcut } from '../../../shared/shortcuts/shortcuts.ts';
import { directionOf } from '../../../shared/text/direction-of.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { pick } from '../../../shared/i18n/pick.ts';
import { useSession } from '../../access/use-session.ts';
import type { Conversation } from '../../conversations/api.ts';
import type { CannedReply } from '../api.ts';
import { useCannedReplies } from '../use-inbox-data.ts';
import { fillCanned, findCanned, slashAt } from './canned.ts';
import { CannedList } from './canned-list.tsx';
import { WindowNotice } from '../templates/window-notice.tsx';
import { composerLock } from './composer-lock.ts';
import type { Mode } from './drafts.ts';
import { EmojiButton } from './emoji-button.tsx';
import { LockNotice } from './lock-notice.tsx';
import { tellTyping } from './tell-typing.ts';
import { useDraft } from './use-draft.ts';
import type { ToSend } from './use-outbox.ts';

/** As long as the contract takes. */
const LONGEST = { reply: 20_000, note: 10_000 } as const;
const onTouch = (): boolean => matchMedia('(pointer: coarse)').matches;

/**
 * Where the team writes: to the customer, or a note to itself, which colours the whole box. It takes nothing that cannot be delivered,
 * and keeps what was typed until it went.
 */
export function Composer({
  conversation,
  mode,
  onMode,
  onSend,
}: {
  conversation: Conversation;
  mode: Mode;
  onMode: (mode: Mode) => void;
  onSend: (entry: ToSend, takeOver: boolean) => void;
}): ReactNode {
  const { t } = useLingui();
  const { accounts, actor, tenant } = useSession();
  const now = useNow(5_000);
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(conversation.id, mode);
  const [caret, setCaret] = useState(0);
  const [picked, setPicked] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [canned, setCanned] = useState<CannedReply | null>(null);
  const lock = mode === 'reply' ? composerLock(conversation, accounts, actor.id, now) : null;
  const blocked = lock !== null && lock.why !== 'held';
  const slash = mode === 'reply' && !blocked ? slashAt(text, caret) : null;
  const { data: replies } = useCannedReplies(slash !== null);
  const choices = slash && slash.from !== closedAt ? findCanned(replies ?? [], slash.typed).slice(0, 8) : [];
  const empty = text.trim() === '';

  const write = (next: string, at: number): void => {
    setText(next);
    setCaret(at);
    setPicked(0);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(at, at);
    });
  };
  const insert = (piece: string): void => {
    const at = box.current?.selectionStart ?? text.length;
    write(text.slice(0, at) + piece + text.slice(box.current?.selectionEnd ?? at), at + piece.length);
  };
  const fill = (reply: CannedReply): void => {
    if (!slash) return;
    const language = conversation.language === 'ar' || conversation.language === 'en' ? conversation.language : tenant.defaultLanguage;
    const filled = fillCanned(reply, language, {
      name: conversation.contact.name,
      agent: actor.name,
      business: pick(tenant.name, language),
    });
    setCanned(reply);
    write(text.slice(0, slash.from) + filled + text.slice(caret), slash.from + filled.length);
  };
  const send = (): void => {
    if (empty || blocked || text.trim().length > LONGEST[mode]) return;
    onSend({ mode, text: text.trim(), ...(mode === 'reply' && canned ? { cannedReplyId: canned.id } : {}) }, lock?.why === 'held');
    setText('');
    setCanned(null);
    box.current?.focus();
  };
  const turnTo = (next: Mode): void => {
    onMode(next);
    // At once, for whoever goes on typing; and again where the field only appears with the mode.
    box.current?.focus();
    requestAnimationFrame(() => box.current?.focus());
  };
  useShortcut('reply', () => turnTo('reply'));
  useShortcut('note', () => turnTo('note'));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (choices.length > 0 && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      const chosen = choices[picked];
      if (event.key === 'Escape') setClosedAt(slash?.from ?? null);
      else if (event.key === 'ArrowDown') setPicked((picked + 1) % choices.length);
      else if (event.key === 'ArrowUp') setPicked((picked + choices.length - 1) % choices.length);
      else if (chosen) fill(chosen);
      return;
    }
    const wantsSend = event.key === 'Enter' && !event.shiftKey && !event.altKey;
    if (wantsSend && (event.ctrlKey || event.metaKey || !onTouch())) {
      event.preventDefault();
      send();
    }
  };
  const note = mode === 'note';
  return (
    <section
      aria-label={t`Write`}
      className={cx('relative shrink-0 border-t', note ? 'border-warn-line bg-warn-soft' : 'border-line bg-panel')}
    >
      <div className="flex items-center gap-1 px-3 pt-2">
        {(['reply', 'note'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={mode === choice}
            onClick={() => turnTo(choice)}
            className={cx(
              'target inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-sm',
              mode !== choice && 'text-quiet hover:text-ink',
              mode === choice && (note ? 'bg-warn font-semibold text-panel' : 'bg-accent-soft font-semibold text-accent'),
            )}
          >
            {choice === 'reply' ? <MessageSquareText aria-hidden className="size-3.5" /> : <NotebookPen aria-hidden className="size-3.5" />}
            {choice === 'reply' ? t`Reply` : t`Note`}
          </button>
        ))}
        {mode === 'reply' && conversation.pen.holder === 'bot' && !blocked && (
          <p className="ms-auto truncate text-2xs text-faint">{t`Sending takes the pen from the bot`}</p>
        )}
        {note && <p className="ms-auto truncate text-2xs text-warn">{t`Only the team sees this`}</p>}
      </div>
      {lock?.why === 'window' ? (
        <WindowNotice conversation={conversation} onNote={() => turnTo('note')} />
      ) : (
        lock && <LockNotice lock={lock} onNote={() => turnTo('note')} />
      )}
      {!blocked && (
        <>
          {choices.length > 0 && <CannedList choices={choices} picked={picked} onPick={fill} />}
          <textarea
            ref={box}
            value={text}
            rows={2}
            dir={directionOf(text) ?? undefined}
            aria-label={note ? t`Note for the team` : t`Reply to the customer`}
            placeholder={note ? t`Write a note for the team` : t`Write a reply, / for a ready answer`}
            aria-autocomplete="list"
            aria-controls={choices.length > 0 ? 'canned-choices' : undefined}
            aria-activedescendant={choices.length > 0 ? `canned-${choices[picked]?.id}` : undefined}
            onChange={(event) => {
              setText(event.target.value);
              if (mode === 'reply' && event.target.value.trim() !== '') tellTyping(conversation.id);
              setCaret(event.target.selectionStart);
              setPicked(0);
              if (event.target.value === '') setCanned(null);
              if (slashAt(event.target.value, event.target.selectionStart)?.from !== closedAt) setClosedAt(null);
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={onKeyDown}
            className="thin-scroll field-sizing-content block max-h-52 min-h-14 w-full resize-none bg-transparent px-4 py-2 text-base outline-none placeholder:text-faint"
          />
          <div className="flex items-center gap-0.5 px-2 pb-2">
            <EmojiButton onPick={insert} />
            {mode === 'reply' && (
              <IconButton label={t`Ready answers`} keys="/" onClick={() => insert(text === '' || /\s$/.test(text) ? '/' : ' /')}>
                <MessageSquareReply aria-hidden className="size-4" />
              </IconButton>
            )}
            {text.length > LONGEST[mode] && (
              <p role="alert" className="text-xs text-bad">
                <Trans>Too long to send</Trans>
              </p>
            )}
            <span className="ms-auto" />
            <p className="me-2 text-2xs text-faint pointer-coarse:hidden">{t`Enter sends, Shift+Enter starts a line`}</p>
            <Button look="primary" disabled={empty || text.trim().length > LONGEST[mode]} onClick={send}>
              <SendHorizontal aria-hidden className="size-4 rtl:-scale-x-100" />
              {note ? t`Add note` : lock?.why === 'held' ? t`Take over and send` : t`Send`}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
