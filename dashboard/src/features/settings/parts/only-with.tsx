import type { Permission } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Notice } from '../../../shared/ui/states.tsx';
import { permissionName } from './permission-words.ts';
import { useMay } from './use-may.ts';

/** A page for those who hold one of some rights; the others read which right it takes and who can give it. */
export function OnlyWith({ right, children }: { right: Permission | readonly Permission[]; children: ReactNode }): ReactNode {
  const { t, i18n } = useLingui();
  const may = useMay();
  if (may(right)) return children;
  const first = typeof right === 'string' ? right : right[0];
  return (
    <div className="grid h-full place-items-center">
      <h1 className="sr-only">{t`Not allowed`}</h1>
      <Notice icon={<Lock />} title={t`You may not see this`}>
        {first && (
          <p>
            <Trans>It takes the right “{permissionName(first, i18n)}”. An owner or admin of this account can give it to you.</Trans>
          </p>
        )}
      </Notice>
    </div>
  );
}
