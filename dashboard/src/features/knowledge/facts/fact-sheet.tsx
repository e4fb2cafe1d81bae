import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { type Fact, getFact, type TableKind } from './api.ts';
import { FactDetails } from './fact-details.tsx';
import { HoursForm } from './hours-form.tsx';
import { ItemForm } from './item-form.tsx';
import { PolicyForm } from './policy-form.tsx';
import { Sheet, SheetBody } from './sheet.tsx';

/** What the sheet is about: a fact by its id, or a new one of a kind. */
export type Opened = { id: string } | { add: TableKind };

/** One fact with everything that can be said of it. Whoever may not change it reads. */
export function FactSheet({
  open,
  opened,
  mayWrite,
  onClose,
}: {
  open: boolean;
  opened: Opened | null;
  mayWrite: boolean;
  onClose: () => void;
}): ReactNode {
  const { t } = useLingui();
  const id = opened && 'id' in opened ? opened.id : null;
  const {
    data: fact,
    error,
    refetch,
  } = useQuery({
    queryKey: ['facts', 'one', id],
    queryFn: ({ signal }) => getFact(id ?? '', signal),
    enabled: open && id !== null,
  });
  const kind = opened && 'add' in opened ? opened.add : (fact?.kind ?? 'item');
  const adding = opened !== null && 'add' in opened;
  const titles = adding
    ? { item: t`Add an item`, hours: t`Add opening hours`, policy: t`Add a rule or contact`, branch: t`Add a place` }
    : { item: t`Item`, hours: t`Opening hours`, policy: t`Rule or contact`, branch: t`Place` };
  return (
    <Sheet open={open} onClose={onClose} title={titles[kind]}>
      {adding ? (
        <Form kind={kind as TableKind} fact={null} onDone={onClose} />
      ) : fact ? (
        mayWrite && fact.kind !== 'branch' ? (
          <Form key={fact.id} kind={fact.kind} fact={fact} onDone={onClose} />
        ) : (
          <FactDetails fact={fact} onDone={onClose} />
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRegion label={t`Loading`}>
          <SheetBody>
            {[0, 1, 2, 3, 4].map((row) => (
              <Skeleton key={row} className="h-12 w-full" />
            ))}
          </SheetBody>
        </LoadingRegion>
      )}
    </Sheet>
  );
}

function Form({ kind, fact, onDone }: { kind: TableKind; fact: Fact | null; onDone: () => void }): ReactNode {
  switch (kind) {
    case 'item':
      return <ItemForm fact={fact?.kind === 'item' ? fact : null} onDone={onDone} />;
    case 'hours':
      return <HoursForm fact={fact?.kind === 'hours' ? fact : null} onDone={onDone} />;
    case 'policy':
      return <PolicyForm fact={fact?.kind === 'policy' ? fact : null} onDone={onDone} />;
  }
}
