import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp, RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { Words } from '../../../shared/text/words.tsx';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { askKnowledge } from '../ask/api.ts';
import type { Gap } from './api.ts';

/** A gap after its answer: the question asked again, and what the bot says to it now. */
export function AnsweredCard({ gap, onClose }: { gap: Gap; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['ask', 'again', gap.id],
    queryFn: ({ signal }) => askKnowledge({ question: gap.question }, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const answered = data?.outcome === 'answered';
  return (
    <article aria-label={t`Asked again`} className="arriving rounded-2xl border border-accent-line bg-accent-soft px-4 py-3">
      <div className="flex items-start justify-between gap-2">
        <p className="flex items-center gap-1.5 font-semibold">
          {answered ? <CircleCheck aria-hidden className="size-4 text-good" /> : <CircleHelp aria-hidden className="size-4 text-warn" />}
          <span role="status">
            {isFetching
              ? t`Asking the bot again…`
              : answered
                ? t`Answered: this is what customers get from now on`
                : t`The bot still does not answer this by itself`}
          </span>
        </p>
        <IconButton label={t`Close`} onClick={onClose} className="-my-1 -me-2">
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <div className="mt-2 flex flex-col gap-2">
        <Words
          text={gap.question}
          as="p"
          className="w-fit max-w-[85%] rounded-2xl rounded-ss-md bg-panel px-3 py-2 text-base wrap-anywhere"
        />
        {isFetching ? (
          <LoadingRegion label={t`Loading`}>
            <Skeleton className="ms-auto h-12 w-3/5 rounded-2xl" />
          </LoadingRegion>
        ) : error ? (
          <FormProblem error={error} />
        ) : (
          data?.parts.map((part, at) => (
            <Words
              key={at}
              as="p"
              text={part.text}
              className="w-fit max-w-[85%] self-end rounded-2xl rounded-se-md border border-line bg-panel px-3 py-2 text-base whitespace-pre-line wrap-anywhere"
            />
          ))
        )}
      </div>
      {!isFetching && (
        <Button look="ghost" className="-ms-2 mt-1" onClick={() => void refetch()}>
          <RotateCw aria-hidden className="size-3.5" />
          <Trans>Ask again</Trans>
        </Button>
      )}
    </article>
  );
}
