import { Trans } from '@lingui/react/macro';
import { Eye, ScanText } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../../../shared/ui/class-names.ts';
import type { Source } from '../api.ts';

type Recognised = NonNullable<Source['recognised']>;

/** Who read a document's pictures, and what would read more of them. */
export function ReadingNote({ recognised, className }: { recognised: Recognised | null; className?: string }): ReactNode {
  if (!recognised || (recognised.seen === 0 && recognised.unseen === null)) return null;
  const Icon = recognised.seen > 0 ? Eye : ScanText;
  return (
    <p className={cx('flex max-w-3xl items-start gap-2 text-xs text-quiet', className)}>
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" strokeWidth={1.75} />
      <span>
        <Words recognised={recognised} />
      </span>
    </p>
  );
}

function Words({ recognised: { seen, unseen } }: { recognised: Recognised }): ReactNode {
  if (unseen === 'no_model')
    return (
      <Trans>Its pictures were read by this server alone. With a model that can see, more of them would be read; none is set up.</Trans>
    );
  if (unseen === 'blind_model')
    return (
      <Trans>
        Its pictures were read by this server alone. The model that is set up takes no pictures; one that can see would read more.
      </Trans>
    );
  if (unseen === 'budget')
    return <Trans>Its pictures were read by this server alone, since the model’s budget is used up. A model would read more.</Trans>;
  if (unseen === 'failed') return <Trans>The model did not answer, so this server read the pictures alone. It would have read more.</Trans>;
  if (unseen === 'disagreed')
    return <Trans>The model told something else than what can be read in a picture, so it was not believed there.</Trans>;
  return seen > 0 ? (
    <Trans>A model read its pictures too. Where the two readings do not agree on a figure, it is left open for you.</Trans>
  ) : null;
}
