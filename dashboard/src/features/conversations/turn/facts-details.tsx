import type { FactsStep } from '@wafaa/contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { ShowMore } from '../../../shared/ui/show-more.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { evidenceElementId, useLitEvidence } from './lit-evidence.tsx';
import { SourceChip } from '../../../shared/ui/source-chip.tsx';
import { FACT_WORDS } from './words.ts';

/** Rows shown before "show more". */
const AT_FIRST = 8;

export function FactsDetails({ data }: { data: FactsStep['data'] }): ReactNode {
  const { t, i18n } = useLingui();
  const lit = useLitEvidence();
  const [all, setAll] = useState(false);
  // Evidence that is pointed at shows itself, wherever it stands.
  const litAt = data.rows.findIndex(({ id }) => id === lit.id);
  const shown = all || litAt >= AT_FIRST ? data.rows.length : AT_FIRST;
  const filters = Object.entries(data.filters);
  return (
    <div className="flex flex-col gap-2">
      {(data.query !== null || filters.length > 0) && (
        <p className="flex flex-wrap items-center gap-1.5 text-xs text-quiet">
          <Trans>Asked the fact tables for</Trans>
          {data.query !== null && (
            <Chip>
              <Words text={data.query} className="text-ink" />
            </Chip>
          )}
          {filters.map(([name, value]) => (
            <Chip key={name}>
              <span dir="ltr">
                {name} = <Words text={value} className="text-ink" />
              </span>
            </Chip>
          ))}
        </p>
      )}
      {data.rows.length === 0 ? (
        <p className="text-quiet">
          <Trans>No row fits.</Trans>
        </p>
      ) : (
        <table className="w-full border-separate border-spacing-y-0.5 text-start">
          <thead className="sr-only">
            <tr>
              <th>{t`Fact`}</th>
              <th>{t`Value`}</th>
              <th>{t`Source`}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.slice(0, shown).map((row) => (
              <tr
                key={row.id}
                id={evidenceElementId(row.id)}
                className={cx(
                  'transition-colors',
                  lit.id === row.id ? 'bg-lit [&>td]:border-y [&>td]:border-lit-line' : '[&>td]:border-y [&>td]:border-transparent',
                )}
              >
                <td className="rounded-s-lg py-1 ps-2 pe-3">
                  <Words text={row.label} />
                  <span className="ms-2 text-2xs text-faint">{i18n._(FACT_WORDS[row.kind])}</span>
                </td>
                <td className="py-1 pe-3 font-semibold whitespace-nowrap">
                  {row.value === null ? (
                    <span className="font-normal text-faint">–</span>
                  ) : (
                    <Words text={row.value} className="inline-block" />
                  )}
                </td>
                <td className="rounded-e-lg py-1 pe-2 text-end">
                  <SourceChip name={row.sourceName} page={row.page} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ShowMore hidden={data.rows.length - shown} onShow={() => setAll(true)} />
    </div>
  );
}
