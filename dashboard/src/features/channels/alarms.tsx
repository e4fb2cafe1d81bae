import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { BellRing } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { number } from '../../shared/time/format.ts';
import { When } from '../settings/parts/times.tsx';
import type { ChannelAccount } from './api.ts';
import { ALARMS } from './alarm-words.ts';

type Alarm = ChannelAccount['alarms'][number];

/** Why messages may be lost here: since when, by what that is known, and what to do. Each ends by itself. */
export function Alarms({ account }: { account: ChannelAccount }): ReactNode {
  const { i18n } = useLingui();
  return account.alarms.map((alarm) => {
    const { name, fix } = ALARMS[alarm.what];
    return (
      <div key={alarm.what} role="alert" className="flex items-start gap-2 rounded-xl bg-bad-soft px-3 py-2 text-sm text-bad">
        <BellRing aria-hidden className="mt-0.5 size-4 shrink-0" />
        <div className="flex min-w-0 flex-col gap-0.5">
          <p className="font-semibold">
            {i18n._(name)} · <When iso={alarm.since} className="font-normal" />
          </p>
          <p>
            <Known alarm={alarm} />
          </p>
          <p>{i18n._(fix)}</p>
          {alarm.what === 'unhandled' && (
            <Link to="/inbox/not-delivered" search={{ account: account.id }} className="target font-semibold underline underline-offset-4">
              <Trans>See them</Trans>
            </Link>
          )}
        </div>
      </div>
    );
  });
}

function Known({ alarm: { what, detail } }: { alarm: Alarm }): ReactNode {
  const { locale } = useLocale();
  const { people = 0, messages = 0, weeks = 0, lagSeconds = 0 } = detail;
  switch (what) {
    case 'silent':
      return (
        <Trans>
          In these hours of the last {number(weeks, locale)} weeks at least {number(people, locale)} people wrote, now nobody.
        </Trans>
      );
    case 'late':
      return <Trans>Half of the messages came more than {number(Math.round(lagSeconds / 60), locale)} min after they were written.</Trans>;
    case 'unconfirmed':
      return <Trans>For an hour and more the provider has not said whether {number(people, locale)} people got their messages.</Trans>;
    case 'unhandled':
      return (
        <Plural value={messages} one="# message was received and is not handled" other="# messages were received and are not handled" />
      );
  }
}
