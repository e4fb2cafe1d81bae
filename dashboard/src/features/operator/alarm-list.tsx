import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { Notice } from '../../shared/ui/states.tsx';
import { TenantMark } from '../access/tenant-mark.tsx';
import { ALARMS, isAlarm } from '../channels/alarm-words.ts';
import { FINDINGS, STATES } from '../channels/words.ts';
import { When } from '../settings/parts/times.tsx';
import type { LossSurvey } from './api.ts';

/** Accounts that may be losing messages, by what was counted or found at the provider; each ends by itself. */
export function AlarmList({ alarms }: { alarms: LossSurvey['alarms'] }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const nameOf = (what: string): string => {
    if (isAlarm(what)) return i18n._(ALARMS[what].name);
    if (what === 'shut') return i18n._(STATES.needs_reconnect.about);
    return FINDINGS[what] ? i18n._(FINDINGS[what]) : what;
  };
  return (
    <section className="mb-8">
      <h2 className="mb-3 text-lg font-semibold">{t`Accounts that may be losing messages`}</h2>
      {alarms.length === 0 ? (
        <Notice icon={<CircleCheck />} title={t`No account gives cause for alarm`} />
      ) : (
        <ul aria-label={t`Alarms`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
          {alarms.map(({ tenant, channel, what, since }) => {
            const name = pick(tenant.name, locale);
            return (
              <li key={`${tenant.id} ${channel} ${what} ${since ?? ''}`} className="flex items-start gap-3 px-4 py-3">
                <TenantMark slug={tenant.slug} name={name} />
                <div className="min-w-0 flex-1">
                  <p className="flex min-w-0 flex-wrap items-center gap-2">
                    <Link
                      to="/operator/tenants/$tenantId"
                      params={{ tenantId: tenant.id }}
                      className="target truncate font-semibold hover:underline"
                    >
                      <bdi>{name}</bdi>
                    </Link>
                    <Chip tone={isAlarm(what) || what === 'shut' ? 'bad' : 'warn'}>
                      <Isolated>{channel}</Isolated>
                    </Chip>
                  </p>
                  <p className={cx('mt-0.5 text-sm', isAlarm(what) ? 'text-bad' : 'text-quiet')}>{nameOf(what)}</p>
                  {isAlarm(what) && <p className="text-sm text-quiet">{i18n._(ALARMS[what].fix)}</p>}
                </div>
                {since && <When iso={since} className="shrink-0 text-xs text-faint" />}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
