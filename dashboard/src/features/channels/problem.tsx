import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CopyButton } from '../settings/parts/copy-button.tsx';
import type { SetupStep } from './api.ts';
import { causeOf } from './words.ts';

/** Why a step failed, in words; the provider's own under the details. */
export function Problem({
  problem,
  step,
  setupId,
}: {
  problem: NonNullable<SetupStep['problem']>;
  step: string;
  setupId: string;
}): ReactNode {
  const { i18n } = useLingui();
  const diagnostics = JSON.stringify({ setup: setupId, step, ...problem });
  return (
    <div role="alert" className="rounded-xl border border-bad-line bg-bad-soft p-3 text-sm">
      <p className="text-bad">{i18n._(causeOf(problem))}</p>
      <details className="mt-2">
        <summary className="target cursor-pointer text-quiet">
          <Trans>Details</Trans>
        </summary>
        <p dir="ltr" className="my-2 font-mono text-xs break-words text-quiet">
          {problem.code}: {problem.detail}
        </p>
        <CopyButton text={diagnostics} />
      </details>
    </div>
  );
}
