import { Outlet } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { SectionNav } from './section-list.tsx';
import { RowsSkeleton } from './parts/page-list.tsx';

/** The sections beside the one that is open. */
export function SettingsLayout(): ReactNode {
  return (
    <div className="flex h-full min-h-0">
      <SectionNav />
      <div className="min-w-0 flex-1">
        <Suspense
          fallback={
            <div className="mx-auto max-w-3xl px-4 pt-10 md:px-8">
              <RowsSkeleton />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
