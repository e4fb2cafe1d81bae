import type { FitStep } from '@wafaa/contracts';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../../shared/text/words.tsx';

export function FitDetails({ data }: { data: FitStep['data'] }): ReactNode {
  if (data.parts.length === 0) {
    return (
      <p className="text-quiet">
        <Trans>Nothing was sent.</Trans>
      </p>
    );
  }
  return (
    <ol className="flex flex-col gap-1.5">
      {data.parts.map((part, index) => (
        <li key={`${index}${part.kind}`} className="flex gap-3 rounded-xl border border-line px-3 py-2">
          <Isolated className="shrink-0 text-xs text-faint">{part.kind}</Isolated>
          <Words as="p" text={part.text} className="min-w-0 flex-1 text-start whitespace-pre-wrap wrap-anywhere" />
        </li>
      ))}
    </ol>
  );
}
