import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import { Isolated } from '../../../shared/text/words.tsx';

/** How much of a limit is used: a bar that says so from 80 % on, and a sentence for those who do not see it. */
export function Meter({
  name,
  used,
  limit,
  write,
}: {
  name: string;
  used: number;
  limit: number | null;
  write: (value: number) => string;
}): ReactNode {
  const { t } = useLingui();
  const share = limit === null ? 0 : limit === 0 ? 1 : used / limit;
  const state = share >= 1 ? 'full' : share >= 0.8 ? 'near' : 'fine';
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <span className="font-semibold">{name}</span>
        <span className="text-quiet">
          <Isolated className="font-semibold text-ink">{write(used)}</Isolated>{' '}
          {limit === null ? (
            <Trans>· no limit</Trans>
          ) : (
            <Trans>
              of <Isolated>{write(limit)}</Isolated>
            </Trans>
          )}
        </span>
      </div>
      <div
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={limit ?? Math.max(used, 1)}
        aria-valuenow={Math.min(used, limit ?? used)}
        aria-valuetext={limit === null ? t`${write(used)}, no limit` : t`${write(used)} of ${write(limit)}`}
        className="h-2 overflow-hidden rounded-full bg-track"
      >
        {limit !== null && (
          <div
            className={cx(
              'h-full rounded-full',
              state === 'fine' && 'bg-accent',
              state === 'near' && 'bg-warn',
              state === 'full' && 'bg-bad',
            )}
            style={{ inlineSize: `${Math.min(100, Math.max(share * 100, used > 0 ? 1.5 : 0))}%` }}
          />
        )}
      </div>
      {state !== 'fine' && (
        <p className={cx('mt-1 text-xs', state === 'full' ? 'text-bad' : 'text-warn')}>
          {state === 'full' ? <Trans>The limit is reached.</Trans> : <Trans>Close to the limit.</Trans>}
        </p>
      )}
    </div>
  );
}
