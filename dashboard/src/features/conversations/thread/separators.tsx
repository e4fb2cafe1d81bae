import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { absoluteTime, clockTime, dayKey, dayText } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Words } from '../../../shared/text/words.tsx';
import { useSession } from '../../access/use-session.ts';
import type { Conversation } from '../api.ts';
import { reasonWords } from '../turn/words.ts';

export function DayLine({ at }: { at: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const day = dayKey(at, timeZone);
  const text =
    day === dayKey(now, timeZone)
      ? t`Today`
      : day === dayKey(now - 86_400_000, timeZone)
        ? t`Yesterday`
        : dayText(at, locale, timeZone, now);
  return (
    <p className="my-3 flex items-center gap-3 text-2xs text-faint first:mt-0">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <time dateTime={at}>{text}</time>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </p>
  );
}

/** Where the pen moved last: who holds it, and why. */
export function PenLine({ pen }: { pen: Conversation['pen'] }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const name = pen.agentName ?? t`An agent`;
  const who =
    pen.reason === 'phone_echo'
      ? t`The owner’s phone holds the pen`
      : { bot: t`The bot holds the pen`, agent: t`${name} holds the pen`, nobody: t`A person is needed` }[pen.holder];
  return (
    <p className="my-2 flex flex-wrap items-baseline justify-center gap-x-1.5 px-6 text-center text-2xs text-faint">
      <Words text={who} className="font-semibold text-quiet" />
      {pen.reason && <Words text={reasonWords(pen.reason, i18n)} />}
      <time dateTime={pen.since} title={absoluteTime(pen.since, locale, timeZone)}>
        <bdi>{clockTime(pen.since, locale, timeZone)}</bdi>
      </time>
    </p>
  );
}
