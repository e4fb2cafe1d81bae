import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';

export function FaqPage(): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Questions and answers`} className="p-6">
      <Skeleton className="h-11 w-full" />
    </LoadingRegion>
  );
}
