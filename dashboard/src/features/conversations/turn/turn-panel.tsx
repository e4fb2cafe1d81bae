import { Trans, useLingui } from '@lingui/react/macro';
import { Waypoints } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, LoadingRegion, Notice, Skeleton } from '../../../shared/ui/states.tsx';
import type { Turn } from '../api.ts';
import { useTurns } from '../use-turns.ts';
import { type LinkOfTurn, TurnStrip } from './turn-strip.tsx';
import { OUTCOME_WORDS } from './words.ts';

const TurnTraceView = lazy(async () => ({ default: (await import('./turn-trace-view.tsx')).TurnTraceView }));

/** The trace of the newest turn, or of an earlier one that the reader chose. */
export function TurnPanel({
  conversationId,
  turnId,
  linkOf = (turn) => ({ to: '/watch', search: { conversation: conversationId, ...(turn ? { turn } : {}) } }),
}: {
  conversationId: string;
  turnId: string | null;
  linkOf?: LinkOfTurn;
}): ReactNode {
  const { t } = useLingui();
  const query = useTurns(conversationId);
  const { data: turns, error, isPending, refetch } = query;
  if (isPending) return <TraceSkeleton />;
  if (!turns) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const shown = turns.find(({ id }) => id === turnId) ?? turns[0];
  if (!shown) {
    return (
      <Notice icon={<Waypoints />} title={t`No turn yet`}>
        <Trans>When the customer writes, the bot’s work appears here step by step.</Trans>
      </Notice>
    );
  }
  return (
    <div className="flex h-full flex-col">
      <TurnStrip turns={turns} shownId={shown.id} linkOf={linkOf}>
        {query.hasNextPage && (
          <Button look="ghost" className="shrink-0" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t`Earlier`}
          </Button>
        )}
      </TurnStrip>
      <Announce turn={turns[0] ?? null} />
      <Suspense fallback={<TraceSkeleton />}>
        <TurnTraceView key={shown.id} turn={shown} />
      </Suspense>
    </div>
  );
}

function TraceSkeleton(): ReactNode {
  const { t } = useLingui();
  return (
    <LoadingRegion label={t`Loading turns`} className="flex flex-col gap-3 p-4">
      <Skeleton className="h-8 w-full" />
      <Skeleton className="h-16 w-full rounded-xl" />
      {[0, 1, 2, 3, 4, 5, 6].map((row) => (
        <Skeleton key={row} className="h-10 w-full rounded-xl" />
      ))}
    </LoadingRegion>
  );
}

/** Tells screen readers about a turn that arrived or ended while the page was open; silent on the first look. */
function Announce({ turn }: { turn: Turn | null }): ReactNode {
  const { t, i18n } = useLingui();
  const [text, setText] = useState('');
  const last = useRef(turn ? `${turn.id}${turn.state}` : '');
  useEffect(() => {
    if (!turn) return;
    const now = `${turn.id}${turn.state}`;
    if (now === last.current) return;
    last.current = now;
    const outcome = turn.trace ? i18n._(OUTCOME_WORDS[turn.trace.outcome].text) : '';
    setText(turn.state === 'running' ? t`A new turn is running` : t`New turn: ${outcome}`);
  }, [turn, t, i18n]);
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
