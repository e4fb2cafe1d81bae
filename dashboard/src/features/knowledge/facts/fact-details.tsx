import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Fact } from './api.ts';
import { useColumns } from './columns.tsx';
import { Evidence } from './evidence.tsx';
import { SheetBody } from './sheet.tsx';

/** A fact to read: what it says, column by column, and what it rests on. */
export function FactDetails({ fact, onDone }: { fact: Fact; onDone: () => void }): ReactNode {
  const { t } = useLingui();
  const columns = useColumns(fact.kind, false).filter(({ id }) => id !== 'state' && id !== 'source');
  return (
    <SheetBody>
      <Evidence fact={{ ...fact, documentSays: null }} onDone={onDone} />
      <dl className="flex flex-col gap-3">
        {columns.map((column) => (
          <div key={column.id}>
            <dt className="text-xs text-quiet">{column.head}</dt>
            <dd>{column.cell(fact)}</dd>
          </div>
        ))}
      </dl>
      {fact.kind === 'branch' ? (
        <p className="text-quiet">
          <Trans>
            Places are changed in <Link to="/settings/branches" className="text-accent underline">{t`Settings, branches`}</Link>.
          </Trans>
        </p>
      ) : (
        <p className="text-quiet">
          <Trans>Your role reads facts. Whoever may change documents and facts can correct this one.</Trans>
        </p>
      )}
    </SheetBody>
  );
}
