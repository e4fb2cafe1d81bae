import { useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import type { Message } from '../api.ts';

/** What a message answers: the words of another, which it leads to, or a story. */
export function Quote({ replyTo }: { replyTo: NonNullable<Message['replyTo']> }): ReactNode {
  const { t } = useLingui();
  const { messageId, author, text, story } = replyTo;
  const to = story
    ? t`Answers your story`
    : author === null || author === 'contact'
      ? t`Answers the customer’s message`
      : t`Answers your message`;
  const box = 'mb-1.5 block w-full rounded-md border-s-2 border-accent-line bg-canvas/60 px-2 py-1 text-start text-xs text-quiet';
  const body = (
    <>
      <span className="block text-2xs text-faint">{author === null && !story ? t`Answers an earlier message` : to}</span>
      {text && <Words as="div" text={text} className="line-clamp-2 wrap-anywhere" />}
    </>
  );
  if (messageId !== null) {
    const go = (): void => {
      const target = document.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
      target?.scrollIntoView({ block: 'center' });
      target?.animate([{ opacity: 0.35 }, { opacity: 1 }], { duration: 700 });
    };
    return (
      <button type="button" onClick={go} className={box}>
        {body}
      </button>
    );
  }
  return (
    <span className={box}>
      {body}
      {story?.url && /^https:\/\//.test(story.url) && (
        <a
          href={story.url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 text-accent underline underline-offset-2"
        >
          {t`Open the story`}
          <ExternalLink aria-hidden className="size-3 rtl:-scale-x-100" />
        </a>
      )}
    </span>
  );
}
