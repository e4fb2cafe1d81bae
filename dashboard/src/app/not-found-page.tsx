import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import type { ReactNode } from 'react';
import { Notice } from '../shared/ui/states.tsx';

export function NotFoundPage(): ReactNode {
  const { t } = useLingui();
  return (
    <main className="grid h-full place-items-center">
      <h1 className="sr-only">{t`There is no page here`}</h1>
      <Notice
        icon={<Compass />}
        title={t`There is no page here`}
        action={
          <Link to="/" className="font-semibold text-accent underline underline-offset-4">
            <Trans>Go to the live conversation</Trans>
          </Link>
        }
      />
    </main>
  );
}
