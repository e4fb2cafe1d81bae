import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Inbox, MailCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import type { Submit } from '../../../shared/form/use-submit.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Column } from './column.tsx';
import { useLocalMail } from './use-local-mail.ts';

/** A mail is on its way, or so it looks to anybody: whether the address is known is told to its owner only. */
export function CheckMail({
  email,
  onAgain,
  again,
  other,
  children,
}: {
  email: string;
  onAgain: () => void;
  again: Pick<Submit<never>, 'busy' | 'error' | 'waitSeconds'>;
  other?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const { mails } = useLocalMail();
  const [times, setTimes] = useState(0);
  const sendAgain = (): void => {
    setTimes(times + 1);
    onAgain();
  };
  return (
    <Column
      icon={<MailCheck />}
      title={<Trans>Check your mail</Trans>}
      about={
        <>
          <p>
            <Trans>
              We wrote to <Isolated className="font-semibold break-all text-ink">{email}</Isolated>.
            </Trans>{' '}
            {children}
          </p>
          <p className="mt-2">
            <Trans>Nothing after two minutes? Look among unwanted mail.</Trans>
          </p>
        </>
      }
    >
      {mails && (
        <p className="mb-5 flex gap-3 rounded-xl border border-accent-line bg-accent-soft px-3.5 py-3">
          <Inbox aria-hidden className="mt-0.5 size-4.5 shrink-0 text-accent" />
          <span>
            <Trans>This installation sends no mail; it keeps it.</Trans>{' '}
            <Link to="/mail" className="font-semibold text-accent underline underline-offset-4">
              <Trans>Open the outbox</Trans>
            </Link>
          </span>
        </p>
      )}
      <FormProblem error={again.error} waitSeconds={again.waitSeconds} />
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button disabled={again.busy || again.waitSeconds > 0} aria-busy={again.busy} onClick={sendAgain}>{t`Send it again`}</Button>
        {other}
        <span role="status" className="text-quiet">
          {times > 0 && !again.busy && !again.error && t`Sent again.`}
        </span>
      </div>
    </Column>
  );
}
