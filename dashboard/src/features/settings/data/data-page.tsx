import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { OnlyWith } from '../parts/only-with.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { useMay } from '../parts/use-may.ts';
import { EraseCard } from './erase-card.tsx';
import { ExportCard } from './export-card.tsx';

export function DataPage(): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  return (
    <OnlyWith right={['tenant.export', 'tenant.erase']}>
      <PageFrame title={t`Export and erase`} about={t`Your data is yours: take all of it with you, or have all of it deleted.`}>
        {may('tenant.export') && <ExportCard />}
        {may('tenant.erase') && <EraseCard />}
      </PageFrame>
    </OnlyWith>
  );
}
