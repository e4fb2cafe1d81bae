import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { absoluteTime, shortTime } from '../../shared/time/format.ts';
import { useSession } from '../access/use-session.ts';
import type { Conversation } from './api.ts';

type LastMessage = Conversation['lastMessage'];

/** What was said last, in short: a file that came without words is a paper clip; null where nothing was said yet. */
export const lastWords = (message: LastMessage): string | null => message && (message.text || '📎');

/** When something was last said, in short; the whole of it under the pointer. */
export function LastTime({ message, now }: { message: LastMessage; now: number }): ReactNode {
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  return (
    message && (
      <time dateTime={message.at} title={absoluteTime(message.at, locale, timeZone)} className="shrink-0 text-2xs text-faint">
        <bdi>{shortTime(message.at, locale, timeZone, now)}</bdi>
      </time>
    )
  );
}
