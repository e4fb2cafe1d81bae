import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { fileSizeText, number } from '../../../shared/time/format.ts';
import type { Usage } from '../api.ts';
import { Meter } from '../parts/meter.tsx';
import { Card } from '../parts/page-frame.tsx';

/** Every metered thing of a tenant: those that count by the month, and those that stand. */
export function UsageMeters({ usage, month }: { usage: Usage; month: string }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const plain = (value: number): string => number(value, locale);
  return (
    <>
      <Card title={<bdi>{month}</bdi>} about={t`Counted from the first day of the month, by the clock of the business.`}>
        <div className="flex flex-col gap-5">
          <Meter name={t`Messages`} {...usage.messagesThisMonth} write={plain} />
          <Meter name={t`Model tokens`} {...usage.modelTokensThisMonth} write={plain} />
        </div>
      </Card>
      <Card title={t`Now`}>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          <Meter name={t`Documents`} {...usage.sources} write={plain} />
          <Meter name={t`Storage`} {...usage.storageBytes} write={fileSizeText} />
          <Meter name={t`Members`} {...usage.members} write={plain} />
          <Meter name={t`API keys`} {...usage.apiKeys} write={plain} />
        </div>
      </Card>
    </>
  );
}
