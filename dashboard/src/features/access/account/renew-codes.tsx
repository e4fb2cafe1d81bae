import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { renewRecoveryCodes } from './api.ts';
import { PasswordStep } from './password-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

export function RenewCodes({ onClose, onLock }: { onClose: () => void; onLock: (locked: boolean) => void }): ReactNode {
  const { t } = useLingui();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={onClose} />;
  return (
    <PasswordStep
      about={<Trans>The codes you have now stop working.</Trans>}
      label={t`Make new codes`}
      onCancel={onClose}
      deed={async (password) => {
        const { recoveryCodes } = await renewRecoveryCodes(password);
        onLock(true);
        setCodes(recoveryCodes);
      }}
    />
  );
}
