import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import type { ReactNode } from 'react';
import { Column, linkLook } from './column.tsx';

/** A link that was used, is too old, or was cut off on its way. */
export function DeadLink({ children }: { children?: ReactNode }): ReactNode {
  const { t } = useLingui();
  return (
    <Column
      icon={<Link2Off />}
      title={t`This link no longer works`}
      about={children ?? <Trans>It was used already, or it is too old. If you confirmed before, just sign in.</Trans>}
      after={
        <Link to="/sign-in" className={linkLook}>
          <Trans>Go to sign-in</Trans>
        </Link>
      }
    />
  );
}
