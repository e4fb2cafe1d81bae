import { Trans, useLingui } from '@lingui/react/macro';
import { Inbox, MailX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { hasStatus } from '../../../../shared/api/api-error.ts';
import { useLocale } from '../../../../shared/i18n/use-locale.ts';
import { Isolated, Words } from '../../../../shared/text/words.tsx';
import { shortTime } from '../../../../shared/time/format.ts';
import { useNow } from '../../../../shared/time/use-now.ts';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../../shared/ui/states.tsx';
import { Column } from '../column.tsx';
import { useLocalMail } from '../use-local-mail.ts';
import { MailView } from './mail-view.tsx';

/** What an installation without an SMTP server would have sent, newest first. The reader sits at the machine it runs on. */
export function MailPage(): ReactNode {
  const { t } = useLingui();
  const { mails, error, here, refetch } = useLocalMail(4_000);
  const { locale } = useLocale();
  const now = useNow(60_000);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!here || hasStatus(error, 404)) {
    return (
      <Column
        icon={<MailX />}
        title={t`There is no outbox here`}
        about={<Trans>This installation sends its mail, or you are not at the machine that it runs on.</Trans>}
      />
    );
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shown = mails?.find(({ id }) => id === chosen) ?? mails?.[0];
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-1 flex-col">
      <h1 className="text-2xl font-semibold">
        <Trans>Outbox</Trans>
      </h1>
      <p className="mt-1 mb-6 text-base text-quiet">
        <Trans>Mail of this installation. It has no mail server, so nothing leaves this machine.</Trans>
      </p>
      {!mails && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !mails ? (
        <LoadingRegion label={t`Loading`} className="flex flex-col gap-2">
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} className="h-16 w-full rounded-xl" />
          ))}
        </LoadingRegion>
      ) : mails.length === 0 ? (
        <Notice icon={<Inbox />} title={t`No mail yet`}>
          <Trans>Sign up, invite somebody or ask for a new password, and it appears here by itself.</Trans>
        </Notice>
      ) : (
        <div className="grid flex-1 grid-rows-[auto_1fr] gap-4 md:grid-cols-[19rem_1fr] md:grid-rows-1">
          <ul aria-label={t`Mails`} className="thin-scroll flex max-h-56 flex-col gap-1 overflow-y-auto md:max-h-[70vh]">
            {mails.map((mail) => (
              <li key={mail.id}>
                <button
                  type="button"
                  aria-current={mail.id === shown?.id}
                  onClick={() => setChosen(mail.id)}
                  className="w-full rounded-xl px-3 py-2 text-start transition-colors hover:bg-sunken aria-[current=true]:bg-accent-soft"
                >
                  <span className="flex items-baseline justify-between gap-3">
                    <Words text={mail.subject} className="min-w-0 truncate font-semibold" />
                    <span className="shrink-0 text-xs text-quiet">{shortTime(mail.at, locale, zone, now)}</span>
                  </span>
                  <span className="block truncate text-xs text-quiet">
                    <Isolated>{mail.to}</Isolated>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {shown && <MailView mail={shown} />}
        </div>
      )}
    </div>
  );
}
