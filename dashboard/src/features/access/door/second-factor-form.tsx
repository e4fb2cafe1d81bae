import { Trans, useLingui } from '@lingui/react/macro';
import { ShieldCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { CodeInput } from '../../../shared/form/code-input.tsx';
import { focusFirst } from '../../../shared/form/focus-first.ts';
import { FormField, TallInput } from '../../../shared/form/field.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { SubmitButton } from '../../../shared/form/submit-button.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { session } from '../session/browser-session.ts';
import { giveSecondFactor } from './api.ts';
import { Column } from './column.tsx';

/** The step after a right password, where a second factor is on. Six digits are sent as soon as they are there. */
export function SecondFactorForm({ challenge }: { challenge: string }): ReactNode {
  const { t } = useLingui();
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const { run, busy, error, waitSeconds, clear } = useSubmit(async (given: string) => {
    try {
      await session.enter(() => giveSecondFactor(challenge, given));
    } catch (caught) {
      if (codeOf(caught) === 'access.wrong_code') setCode('');
      throw caught;
    }
  });
  const other = (): void => {
    setRecovery(!recovery);
    setCode('');
    clear();
  };
  const stale = codeOf(error) === 'access.link_expired';
  return (
    <Column
      icon={<ShieldCheck />}
      title={<Trans>Confirm that it is you</Trans>}
      about={
        recovery ? (
          <Trans>Write one of the recovery codes that you kept. Each works once.</Trans>
        ) : (
          <Trans>Open your authenticator app and write the six digits it shows for Wafaa.</Trans>
        )
      }
      after={
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="ghost" className="-ms-3" onClick={other}>
            {recovery ? t`Use the authenticator` : t`Use a recovery code`}
          </Button>
          <Button look="ghost" onClick={() => session.abandon()}>{t`Back to sign-in`}</Button>
        </div>
      }
    >
      <form
        key={recovery ? 'recovery' : 'code'}
        ref={focusFirst}
        noValidate
        onSubmit={onSubmit(() => void (code.length >= 6 && run(code)))}
        className="flex flex-col gap-4"
      >
        {recovery ? (
          <FormField label={t`Recovery code`}>
            <TallInput
              dir="ltr"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              className="font-mono"
            />
          </FormField>
        ) : (
          <FormField label={t`Six-digit code`}>
            <CodeInput value={code} onValue={setCode} onComplete={(given) => void run(given)} />
          </FormField>
        )}
        <FormProblem error={error} waitSeconds={waitSeconds} />
        {stale ? (
          <SubmitButton type="button" busy={false} onClick={() => session.abandon()}>
            <Trans>Sign in again</Trans>
          </SubmitButton>
        ) : (
          <SubmitButton busy={busy} disabled={waitSeconds > 0}>
            <Trans>Confirm</Trans>
          </SubmitButton>
        )}
      </form>
    </Column>
  );
}
