import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { PartyPopper } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import { useMay } from '../../access/use-may.ts';
import { Select } from '../../settings/parts/fields.tsx';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { usePages } from '../../settings/parts/use-pages.ts';
import { type Gap, listGaps } from './api.ts';
import { GapCard } from './gap-card.tsx';
import { refreshGaps } from './gap-actions.ts';

const GapSheet = lazyDialog(async () => (await withWords('fact-sheets', import('./gap-sheet.tsx'))).GapSheet);
const AnsweredCard = lazy(async () => ({ default: (await withWords('fact-sheets', import('./answered-card.tsx'))).AnsweredCard }));
type Order = 'most' | 'newest';

/** What customers asked and the bot could not answer, alike questions together. */
export function GapsPage(): ReactNode {
  const { t } = useLingui();
  const mayWrite = useMay()('knowledge.write');
  const list = usePages(['gaps'], listGaps);
  const [order, setOrder] = useState<Order>('most');
  const [answering, setAnswering] = useState<Gap | null>(null);
  const [shown, setShown] = useState<Gap | null>(null);
  /** Answered while the page is open: they are asked again, in sight. */
  const [answered, setAnswered] = useState<Gap[]>([]);
  const rows = list.rows?.toSorted((one, other) => (order === 'most' ? other.count - one.count : 0)) ?? null;
  const asked = rows?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <div className="flex h-full flex-col">
      <h2 className="sr-only">{t`Gaps`}</h2>
      {rows && rows.length > 0 && (
        <div className="flex shrink-0 flex-wrap items-center gap-3 px-4 py-3 md:px-6">
          <p role="status" className="min-w-0 flex-1 text-quiet">
            <Plural
              value={asked}
              one="In the last 90 days one question was left to a person."
              other="In the last 90 days # questions were left to a person."
            />
          </p>
          <Select aria-label={t`Order`} className="w-48" value={order} onChange={(event) => setOrder(event.target.value as Order)}>
            <option value="most">{t`Asked most`}</option>
            <option value="newest">{t`Asked last`}</option>
          </Select>
        </div>
      )}
      <div className="thin-scroll min-h-0 flex-1 overflow-y-auto px-4 pb-8 md:px-6" tabIndex={0} role="region" aria-label={t`Gaps`}>
        <div className="mx-auto flex max-w-4xl flex-col gap-3">
          {answered.map((gap) => (
            <Suspense key={gap.id} fallback={<Skeleton className="h-40 w-full rounded-2xl" />}>
              <AnsweredCard gap={gap} onClose={() => setAnswered(answered.filter(({ id }) => id !== gap.id))} />
            </Suspense>
          ))}
          {list.isPending ? (
            <LoadingRegion label={t`Loading gaps`} className="flex flex-col gap-3 pt-3">
              {[0, 1, 2, 3].map((row) => (
                <Skeleton key={row} className="h-28 w-full rounded-2xl" />
              ))}
            </LoadingRegion>
          ) : !rows ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : rows.length === 0 ? (
            <Notice icon={<PartyPopper />} title={t`No open questions`}>
              <Trans>
                Whatever customers asked in the last 90 days found an answer. When the bot has to leave a question to a person, it appears
                here.
              </Trans>
            </Notice>
          ) : (
            <ul className="flex flex-col gap-3">
              {rows.map((gap) => (
                <GapCard
                  key={gap.id}
                  gap={gap}
                  mayWrite={mayWrite}
                  onAnswer={() => {
                    setShown(gap);
                    setAnswering(gap);
                  }}
                />
              ))}
            </ul>
          )}
          {list.hasNextPage && (
            <Button look="ghost" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t`Load more`}
            </Button>
          )}
        </div>
      </div>
      <GapSheet
        open={answering !== null}
        gap={shown}
        onClose={() => setAnswering(null)}
        onAnswered={(gap: Gap) => {
          setAnswering(null);
          setAnswered([gap, ...answered.filter(({ id }) => id !== gap.id)]);
          void refreshGaps();
        }}
      />
    </div>
  );
}
