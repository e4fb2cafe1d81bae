import { Trans } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { BadgeCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { useSubmit } from '../../../shared/form/use-submit.ts';
import { session } from '../session/browser-session.ts';
import { verifyEmail } from './api.ts';
import { Column } from './column.tsx';
import { DeadLink } from './dead-link.tsx';

export function ConfirmSignUpPage(): ReactNode {
  const { token } = useSearch({ from: '/door/sign-up/verify' });
  return (
    <Confirm
      token={token}
      title={<Trans>One press, and your business is ready</Trans>}
      about={<Trans>This confirms your e-mail address, makes your business and signs you in.</Trans>}
    />
  );
}

export function ConfirmAddressPage(): ReactNode {
  const { token } = useSearch({ from: '/door/verify-email' });
  return (
    <Confirm
      token={token}
      title={<Trans>Confirm your new address</Trans>}
      about={<Trans>From now on you sign in with it, and our mails go there.</Trans>}
    />
  );
}

/** A press and not the opening of the page: programs that look into mails open every link, and each works once. */
function Confirm({ token, title, about }: { token: string | undefined; title: ReactNode; about: ReactNode }): ReactNode {
  const navigate = useNavigate();
  const { run, busy, error, waitSeconds } = useSubmit(async () => {
    await session.enter(() => verifyEmail(token ?? ''));
    await navigate({ to: '/sign-in', replace: true });
  });
  if (!token || codeOf(error) === 'access.link_expired') return <DeadLink />;
  return (
    <Column icon={<BadgeCheck />} title={title} about={about}>
      <div ref={focusFirst} className="flex flex-col gap-4">
        <FormProblem error={error} waitSeconds={waitSeconds} />
        <SubmitButton type="button" busy={busy} disabled={waitSeconds > 0} onClick={() => void run()}>
          <Trans>Confirm</Trans>
        </SubmitButton>
      </div>
    </Column>
  );
}
