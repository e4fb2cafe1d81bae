import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { intlLocale } from '../../../shared/i18n/locales.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { getUsage } from '../api.ts';
import { Card, PageFrame } from '../parts/page-frame.tsx';
import { RowsSkeleton } from '../parts/page-list.tsx';
import { UsageMeters } from './usage-meters.tsx';

export function UsagePage(): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { data: usage, error, isPending, refetch } = useQuery({ queryKey: ['usage'], queryFn: ({ signal }) => getUsage(signal) });
  if (!usage) {
    return (
      <PageFrame title={t`Usage and limits`}>
        {isPending ? <RowsSkeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </PageFrame>
    );
  }
  const month = new Intl.DateTimeFormat(intlLocale(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(usage.month),
  );
  return (
    <PageFrame
      title={t`Usage and limits`}
      about={t`What this account used. Limits are set by the platform; write to us when one is too small.`}
    >
      <UsageMeters usage={usage} month={month} />
      <Card title={t`Without a limit`}>
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          <Plural value={usage.contacts} one="# customer" other="# customers" />
          <Plural value={usage.conversations} one="# conversation" other="# conversations" />
        </p>
        <p className="mt-2 text-xs text-quiet">
          <Trans>
            When a monthly limit is reached, messages are still received and kept, and people can answer them; the bot goes on when the
            month turns.
          </Trans>
        </p>
      </Card>
    </PageFrame>
  );
}
