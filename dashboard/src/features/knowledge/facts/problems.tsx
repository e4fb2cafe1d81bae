import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CheckCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { listContradictions, listStaleFacts } from './api.ts';
import { ContradictionCard, MissingPriceRow, OpenAllergensRow, StaleRow } from './problem-rows.tsx';
import { useFacts } from './use-facts.ts';

/** Shown of each kind of problem before "all of them". */
const AT_FIRST = 20;

/** What a person has to put right, each with its mend one press away. */
export function Problems({
  mayWrite,
  onOpen,
  onShow,
}: {
  mayWrite: boolean;
  onOpen: (id: string) => void;
  onShow: (show: 'missing_price' | 'open_allergens') => void;
}): ReactNode {
  const { t } = useLingui();
  const disputes = useQuery({ queryKey: ['facts', 'contradictions'], queryFn: ({ signal }) => listContradictions(signal) });
  const stale = useQuery({ queryKey: ['facts', 'stale'], queryFn: ({ signal }) => listStaleFacts(signal) });
  const unpriced = useFacts({ kind: 'item', show: 'missing_price', text: '', sourceId: undefined });
  const allergens = useFacts({ kind: 'item', show: 'open_allergens', text: '', sourceId: undefined });
  const all = [disputes, stale, unpriced, allergens];
  const failed = all.find(({ error, data }) => error !== null && !data);
  if (failed) return <ErrorState error={failed.error} onRetry={() => all.forEach((each) => void each.refetch())} />;
  if (all.some(({ isPending }) => isPending)) {
    return (
      <LoadingRegion label={t`Loading`} className="flex flex-col gap-3 px-4 md:px-6">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-24 w-full rounded-2xl" />
        ))}
      </LoadingRegion>
    );
  }
  const [told, over, prices, open] = [disputes.data?.items ?? [], stale.data?.items ?? [], unpriced.facts ?? [], allergens.facts ?? []];
  if (told.length + over.length + prices.length + open.length === 0) {
    return (
      <Notice icon={<CheckCheck />} title={t`Nothing to put right`}>
        <Trans>No contradictions, nothing out of date, every item has its price.</Trans>
      </Notice>
    );
  }
  return (
    <div
      className="thin-scroll min-h-0 flex-1 overflow-y-auto px-4 pb-8 md:px-6"
      tabIndex={0}
      role="region"
      aria-label={t`What to put right`}
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-7">
        {told.length > 0 && (
          <Part title={t`Two versions of the same thing`} count={told.length}>
            <p className="text-quiet">
              <Trans>Until you say which one is right, the bot names neither and asks a person.</Trans>
            </p>
            {told.slice(0, AT_FIRST * 2).map((entry, at) => (
              <ContradictionCard key={`${entry.kind} ${entry.sides[0]?.factId} ${at}`} entry={entry} mayWrite={mayWrite} onOpen={onOpen} />
            ))}
          </Part>
        )}
        {over.length > 0 && (
          <Part title={t`Their last day has passed`} count={over.length}>
            {over.slice(0, AT_FIRST * 2).map((entry) => (
              <StaleRow key={entry.factId} entry={entry} mayWrite={mayWrite} onOpen={onOpen} />
            ))}
          </Part>
        )}
        {prices.length > 0 && (
          <Part
            title={t`Items without a price`}
            count={prices.length}
            more={unpriced.hasNextPage || prices.length > AT_FIRST}
            onMore={() => onShow('missing_price')}
          >
            {prices
              .slice(0, AT_FIRST)
              .map((fact) => fact.kind === 'item' && <MissingPriceRow key={fact.id} fact={fact} mayWrite={mayWrite} />)}
          </Part>
        )}
        {open.length > 0 && (
          <Part
            title={t`Allergens nobody has confirmed`}
            count={open.length}
            more={allergens.hasNextPage || open.length > AT_FIRST}
            onMore={() => onShow('open_allergens')}
          >
            <p className="text-quiet">
              <Trans>Until you confirm them, every question about an allergy goes to a person.</Trans>
            </p>
            {open
              .slice(0, AT_FIRST)
              .map((fact) => fact.kind === 'item' && <OpenAllergensRow key={fact.id} fact={fact} mayWrite={mayWrite} onOpen={onOpen} />)}
          </Part>
        )}
      </div>
    </div>
  );
}

function Part({
  title,
  count,
  more = false,
  onMore,
  children,
}: {
  title: string;
  count: number;
  more?: boolean;
  onMore?: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex items-baseline gap-2 text-base font-semibold">
        {title}
        <span className="text-xs font-normal text-quiet">
          <bdi>{more ? `${count}+` : count}</bdi>
        </span>
      </h3>
      {children}
      {more && onMore && (
        <Button look="ghost" className="self-start" onClick={onMore}>
          {t`Show all of them`}
        </Button>
      )}
    </section>
  );
}
