import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { LoadingRegion, Skeleton } from '../shared/ui/states.tsx';

export function ShellSkeleton(): ReactNode {
  const { t } = useLingui();
  return (
    <main className="h-full">
      <h1 className="sr-only">Wafaa</h1>
      <LoadingRegion label={t`Loading`} className="flex h-full border-s-3 border-line">
        <div className="hidden w-15 flex-col items-center gap-3 border-e border-line bg-panel py-3 md:flex">
          <Skeleton className="size-8 rounded-lg" />
          <Skeleton className="mt-3 size-10 rounded-xl" />
          <Skeleton className="size-10 rounded-xl" />
        </div>
        <div className="flex flex-1 gap-4 p-4">
          <Skeleton className="hidden h-full w-90 rounded-2xl xl:block" />
          <Skeleton className="hidden h-full w-72 rounded-xl md:block" />
          <Skeleton className="h-full flex-1 rounded-xl" />
        </div>
      </LoadingRegion>
    </main>
  );
}
