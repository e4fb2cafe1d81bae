import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Access, OutReason } from '../features/access/session/access.ts';
import { session, useAccess } from '../features/access/session/browser-session.ts';
import { ErrorState } from '../shared/ui/states.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';

const DOOR = /^\/(?:sign-in|sign-up|verify-email|forgot-password|reset-password|invitation|session-ended|mail)(?:\/|$)/;
/** What deserves a page of its own; the others are a line above the sign-in form. */
const ENDINGS: readonly OutReason[] = ['ended', 'replayed', 'removed', 'suspended'];

/** Who is signed in decides which pages are shown; the address that was asked for is kept for after. */
export function Root(): ReactNode {
  const access = useAccess();
  const { pathname, href } = useLocation();
  if (DOOR.test(pathname)) return <Outlet />;
  return <Inside access={access} pathname={pathname} href={href} />;
}

function Inside({ access, pathname, href }: { access: Access; pathname: string; href: string }): ReactNode {
  switch (access.status) {
    case 'starting':
      return <ShellSkeleton />;
    case 'unknown':
      return (
        <main className="grid h-full place-items-center">
          <h1 className="sr-only">Wafaa</h1>
          <ErrorState error={access.error} onRetry={() => void session.start()} />
        </main>
      );
    case 'out': {
      const { reason } = access;
      if (ENDINGS.includes(reason)) return <Navigate to="/session-ended" search={{ why: reason, ...target(href) }} replace />;
      return <Navigate to="/sign-in" search={reason === 'left' || reason === 'elsewhere' ? { why: reason } : target(href)} replace />;
    }
    case 'second_factor':
    case 'choose':
      return <Navigate to="/sign-in" search={target(href)} replace />;
    case 'in':
      // The platform's operator belongs to no tenant.
      if (access.tenantId === null && !pathname.startsWith('/operator')) return <Navigate to="/operator" replace />;
      // What one person read in one tenant is nothing for the next: the pages begin anew.
      return <Outlet key={access.epoch} />;
  }
}

function target(href: string): { to?: string } {
  return href === '/' ? {} : { to: href };
}
