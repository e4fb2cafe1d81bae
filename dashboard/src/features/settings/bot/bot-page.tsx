import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ErrorState } from '../../../shared/ui/states.tsx';
import { OnlyWith } from '../parts/only-with.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { RowsSkeleton } from '../parts/page-list.tsx';
import { BotForm } from './bot-form.tsx';
import { useSettings } from './use-settings.ts';

export function BotPage(): ReactNode {
  return (
    <OnlyWith right="settings.read">
      <BotSettings />
    </OnlyWith>
  );
}

function BotSettings(): ReactNode {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useSettings();
  // What another person saved meanwhile starts the form afresh.
  if (data) return <BotForm key={`${data.version} ${JSON.stringify(data.draft)}`} state={data} />;
  return <PageFrame title={t`Bot`}>{isPending ? <RowsSkeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />}</PageFrame>;
}
