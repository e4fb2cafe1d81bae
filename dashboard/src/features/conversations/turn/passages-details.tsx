import type { PassagesStep } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { evidenceElementId, useLitEvidence } from './lit-evidence.tsx';
import { SourceChip } from '../../../shared/ui/source-chip.tsx';

export function PassagesDetails({ data }: { data: PassagesStep['data'] }): ReactNode {
  const { t } = useLingui();
  const lit = useLitEvidence();
  return (
    <div className="flex flex-col gap-2">
      {data.query && (
        <p className="flex flex-wrap items-center gap-1.5 text-xs text-quiet">
          <Trans>Searched for</Trans>
          <Chip>
            <Words text={data.query} className="text-ink" />
          </Chip>
        </p>
      )}
      {data.passages.length === 0 && (
        <p className="text-quiet">
          <Trans>No passage fits.</Trans>
        </p>
      )}
      <ol className="flex flex-col gap-1.5">
        {data.passages.map((passage) => (
          <li
            key={passage.chunkId}
            id={evidenceElementId(passage.chunkId)}
            className={cx(
              'rounded-xl border px-3 py-2 transition-colors',
              lit.id === passage.chunkId ? 'border-lit-line bg-lit' : 'border-line',
            )}
          >
            <div className="mb-1 flex flex-wrap items-center gap-2">
              <SourceChip name={passage.sourceName} page={passage.page} />
              <span className="ms-auto flex items-center gap-3 text-2xs text-quiet">
                <Score name={t`score`} value={passage.score} strong />
                <Score name={t`words`} value={passage.lexical} />
                {passage.dense !== null && <Score name={t`meaning`} value={passage.dense} />}
              </span>
            </div>
            <Words as="p" text={passage.text} className="line-clamp-4 text-start text-quiet whitespace-pre-line wrap-anywhere" />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Score({ name, value, strong = false }: { name: string; value: number; strong?: boolean }): ReactNode {
  return (
    <span>
      {name} <Isolated className={strong ? 'font-semibold text-ink' : undefined}>{value.toFixed(2)}</Isolated>
    </span>
  );
}
