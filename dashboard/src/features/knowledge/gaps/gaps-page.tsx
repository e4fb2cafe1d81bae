import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';

export function GapsPage(): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Gaps`} className="p-6">
      <Skeleton className="h-11 w-full" />
    </LoadingRegion>
  );
}
