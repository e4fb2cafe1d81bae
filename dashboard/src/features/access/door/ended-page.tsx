import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { LogOut, PauseCircle, ShieldAlert, UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAccess } from '../session/browser-session.ts';
import { Column, linkLook } from './column.tsx';

/** A session that ended while it was open, and why. */
export function EndedPage(): ReactNode {
  const { t } = useLingui();
  const access = useAccess();
  const { to, why } = useSearch({ from: '/door/session-ended' });
  if (access.status === 'in') return <Navigate to={to ?? '/'} replace />;
  const ended = {
    icon: <LogOut />,
    title: t`This session was ended`,
    about: t`It was ended from another device, by an admin of the business, or because the password changed. Nothing you saved is lost.`,
  };
  const others: Record<string, typeof ended> = {
    replayed: {
      icon: <ShieldAlert />,
      title: t`This session was ended for your safety`,
      about: t`It was used from two places, as if somebody had copied it. Sign in again; if you do not know why, change your password.`,
    },
    removed: {
      icon: <UserX />,
      title: t`You no longer belong to this business`,
      about: t`Its owner or an admin can invite you again.`,
    },
    suspended: {
      icon: <PauseCircle />,
      title: t`This business is suspended`,
      about: t`Nobody can enter it at the moment, and the bot is silent. What customers write is kept. Please contact support.`,
    },
  };
  const { icon, title, about } = others[why ?? ''] ?? ended;
  return (
    <Column
      icon={icon}
      title={title}
      about={about}
      after={
        <Link to="/sign-in" search={to ? { to, why: 'again' } : { why: 'again' }} className={linkLook}>
          {why === 'suspended' || why === 'removed' ? <Trans>Sign in with another account</Trans> : <Trans>Sign in again</Trans>}
        </Link>
      }
    />
  );
}
