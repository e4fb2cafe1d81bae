import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Chip, type Tone } from '../../../shared/ui/chip.tsx';
import type { Source } from './api.ts';

/** Where a document stands, in one word. */
export function SourceState({ source }: { source: Pick<Source, 'state' | 'replacing'> }): ReactNode {
  const { t } = useLingui();
  const states: Record<Source['state'], { text: string; tone: Tone }> = {
    queued: { text: t`Waiting`, tone: 'neutral' },
    reading: { text: t`Reading`, tone: 'accent' },
    structuring: { text: t`Structuring`, tone: 'accent' },
    indexing: { text: t`Indexing`, tone: 'accent' },
    testing: { text: t`Testing itself`, tone: 'accent' },
    live: { text: t`Live`, tone: 'good' },
    failed: { text: t`Failed`, tone: 'bad' },
  };
  const { text, tone } = states[source.state];
  return (
    <>
      <Chip tone={tone} className="shrink-0">
        {text}
      </Chip>
      {source.replacing && source.state === 'live' && (
        <Chip tone="accent" className="shrink-0">
          {t`A newer version is coming`}
        </Chip>
      )}
    </>
  );
}
