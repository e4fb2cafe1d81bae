import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import { linkLook } from './column.tsx';
import { useLocalMail } from './use-local-mail.ts';

/** On the machine that runs the demo: how to come in without an account. */
export function DemoHint(): ReactNode {
  const { mails } = useLocalMail();
  if (!mails) return null;
  return (
    <div className="mt-8 flex gap-3 border-t border-line pt-5 text-sm">
      <Terminal aria-hidden className="mt-0.5 size-4.5 shrink-0 text-faint" />
      <p>
        <Trans>
          Trying it out on this machine? The start command (<Isolated className="font-mono text-xs whitespace-nowrap">npm start</Isolated>)
          printed links and sign-ins for its sample businesses. Mails are not sent from here; they wait in the{' '}
          <Link to="/mail" className={linkLook}>
            outbox
          </Link>
          .
        </Trans>
      </p>
    </div>
  );
}
