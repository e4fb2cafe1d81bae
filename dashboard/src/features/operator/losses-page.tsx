import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { withWords } from '../../shared/i18n/activate-locale.ts';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { Chip } from '../../shared/ui/chip.tsx';
import { cx } from '../../shared/ui/class-names.ts';
import { ErrorState, Notice } from '../../shared/ui/states.tsx';
import { TenantMark } from '../access/tenant-mark.tsx';
import { isForeign, KINDS, whyOf } from '../losses/words.ts';
import { RowsSkeleton } from '../settings/parts/page-list.tsx';
import { When } from '../settings/parts/times.tsx';
import { type LossSurvey, surveyKey, surveyLosses } from './api.ts';
import { JournalLeft } from './journal-left.tsx';
import { OperatorFrame } from './operator-frame.tsx';

const EVERY_MS = 30_000;
// It brings the words of the channels.
const AlarmList = lazy(async () => ({ default: (await withWords('channels', import('./alarm-list.tsx'))).AlarmList }));

/** What could not be handled or delivered on this installation: numbers, causes and ages, and nothing that anybody wrote. */
export function OperatorLossesPage(): ReactNode {
  const { t } = useLingui();
  const survey = useQuery({ queryKey: surveyKey, queryFn: ({ signal }) => surveyLosses(signal), refetchInterval: EVERY_MS });
  return (
    <OperatorFrame
      title={t`Not delivered or handled`}
      about={t`Of all businesses, by cause and age. Nothing of what anybody wrote is shown here; a business mends its own under Inbox.`}
    >
      {survey.data ? (
        <Survey survey={survey.data} />
      ) : survey.isError ? (
        <ErrorState error={survey.error} onRetry={() => void survey.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </OperatorFrame>
  );
}

function Survey({ survey }: { survey: LossSurvey }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { unhandled, kinds, tenants, journal, alarms } = survey;
  return (
    <>
      <ul aria-label={t`Numbers`} className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-4">
        <Figure name={t`Acknowledged, not handled`} value={unhandled.messages} must locale={locale}>
          {unhandled.messages > 0 ? (
            <Trans>the oldest waits since {number(Math.ceil(unhandled.oldestMs / 60_000), locale)} min</Trans>
          ) : (
            t`must be nought, and is`
          )}
        </Figure>
        {kinds
          .filter(({ kind }) => kind !== 'unanswered')
          .map(({ kind, count, oldest }) => (
            <Figure key={kind} name={i18n._(KINDS[kind].name)} value={count} locale={locale}>
              <Trans>
                the oldest from <When iso={oldest} />
              </Trans>
            </Figure>
          ))}
      </ul>
      <Suspense fallback={<RowsSkeleton rows={2} />}>
        <AlarmList alarms={alarms} />
      </Suspense>
      <section className="mb-8">
        <h2 className="mb-3 text-lg font-semibold">{t`By business`}</h2>
        {tenants.length === 0 ? (
          <Notice icon={<CircleCheck />} title={t`Nothing is lost anywhere`} />
        ) : (
          <ul aria-label={t`By business`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {tenants.map((row) => (
              <Row key={`${row.tenant.id} ${row.kind} ${row.cause} ${row.failure ?? ''} ${row.channel ?? ''}`} row={row} />
            ))}
          </ul>
        )}
      </section>
      <JournalLeft journal={journal} />
    </>
  );
}

function Figure({
  name,
  value,
  must = false,
  locale,
  children,
}: {
  name: string;
  value: number;
  /** It must be nought. */
  must?: boolean;
  locale: 'en' | 'ar';
  children: ReactNode;
}): ReactNode {
  return (
    <li className={cx('rounded-2xl border p-3.5', must && value > 0 ? 'border-bad-line bg-bad-soft' : 'border-line bg-panel')}>
      <p className="text-sm text-quiet">{name}</p>
      <p className={cx('text-2xl font-semibold', must && (value > 0 ? 'text-bad' : 'text-good'))}>
        <bdi>{number(value, locale)}</bdi>
      </p>
      <p className="text-xs text-faint">{children}</p>
    </li>
  );
}

function Row({ row }: { row: LossSurvey['tenants'][number] }): ReactNode {
  const { i18n } = useLingui();
  const { locale } = useLocale();
  const { tenant, kind, cause, failure, channel, count, oldest } = row;
  const name = pick(tenant.name, locale);
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <TenantMark slug={tenant.slug} name={name} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-2">
          <Link to="/operator/tenants/$tenantId" params={{ tenantId: tenant.id }} className="target truncate font-semibold hover:underline">
            <bdi>{name}</bdi>
          </Link>
          <Chip tone={KINDS[kind].tone}>{i18n._(KINDS[kind].name)}</Chip>
          {channel && <Isolated className="text-xs text-faint">{channel}</Isolated>}
        </p>
        <p className="mt-0.5 text-sm text-quiet">
          {i18n._(whyOf({ kind, cause, failure }))}{' '}
          {isForeign(cause) && <Isolated className="font-mono text-xs text-faint">{cause}</Isolated>}
        </p>
      </div>
      <p className="shrink-0 text-end">
        <bdi className="font-semibold">{number(count, locale)}</bdi>
        <When iso={oldest} className="block text-xs text-faint" />
      </p>
    </li>
  );
}
