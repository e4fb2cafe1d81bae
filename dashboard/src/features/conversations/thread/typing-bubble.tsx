import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** The customer is writing. */
export function TypingBubble(): ReactNode {
  const { t } = useLingui();
  return (
    <div className="mt-3 flex shrink-0 flex-col self-start" data-typing>
      <span role="img" aria-label={t`The customer is writing`} className="inline-flex gap-1 rounded-2xl bg-sunken px-3.5 py-3 text-quiet">
        {[0, 150, 300].map((delay) => (
          <i
            key={delay}
            className="size-1.5 animate-pulse rounded-full bg-current motion-reduce:animate-none"
            style={{ animationDelay: `${delay}ms` }}
          />
        ))}
      </span>
    </div>
  );
}
