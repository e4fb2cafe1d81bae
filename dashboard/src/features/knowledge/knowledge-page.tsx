import { useLingui } from '@lingui/react/macro';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, type ReactNode } from 'react';
import { LoadingRegion, Skeleton } from '../../shared/ui/states.tsx';
import { useMay } from '../access/use-may.ts';
import { useSession } from '../access/use-session.ts';
import { PARTS } from './parts.ts';
import { DropAnywhere } from './sources/uploads/drop-anywhere.tsx';
import { openUploads } from './sources/uploads/uploads.ts';

/** What the bot knows, part by part: each part is a page of its own below this frame and brings its own tools. */
export function KnowledgePage(): ReactNode {
  const { t, i18n } = useLingui();
  const mayWrite = useMay()('knowledge.write');
  const navigate = useNavigate();
  const { tenant, actor } = useSession();
  useEffect(() => {
    if (mayWrite) void openUploads(actor.id, tenant.id);
  }, [mayWrite, actor.id, tenant.id]);
  return (
    <div className="flex h-full flex-col">
      <header className="px-4 pt-4 pb-1 md:px-6">
        <h1 className="text-xl font-semibold">{t`Knowledge`}</h1>
      </header>
      <nav
        aria-label={t`Parts of knowledge`}
        className="relative flex shrink-0 gap-1 overflow-x-auto overflow-y-hidden border-b border-line px-2 md:px-4"
      >
        {PARTS.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ includeSearch: false }}
            className="target relative flex h-10 shrink-0 items-center px-3 text-sm whitespace-nowrap text-quiet after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:after:bg-accent"
          >
            {i18n._(name)}
          </Link>
        ))}
      </nav>
      <div className="min-h-0 flex-1">
        <Suspense
          fallback={
            <LoadingRegion label={t`Loading`} className="flex flex-col gap-3 p-4 md:p-6">
              {[0, 1, 2].map((row) => (
                <Skeleton key={row} className="h-16 w-full rounded-2xl" />
              ))}
            </LoadingRegion>
          }
        >
          <Outlet />
        </Suspense>
      </div>
      {mayWrite && <DropAnywhere onDrop={() => void navigate({ to: '/knowledge/sources' })} />}
    </div>
  );
}
