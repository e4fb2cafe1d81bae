import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { absoluteTime } from '../../../shared/time/format.ts';
import { Chip } from '../../../shared/ui/chip.tsx';
import { LoadingRegion, Skeleton } from '../../../shared/ui/states.tsx';
import { useSession } from '../../access/use-session.ts';
import type { Turn } from '../../conversations/api.ts';
import { TurnTraceView } from '../../conversations/turn/turn-trace-view.tsx';
import { Citations } from './citations.tsx';
import type { Exchange } from './use-exchanges.ts';

/** One answer from question to reply: where its sentences come from, what it cost, and every step on the turn's own time. */
export function HowItCame({ exchange }: { exchange: Exchange }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const { answer, error } = exchange;
  if (error !== null) {
    return (
      <div className="px-4">
        <FormProblem error={error} />
      </div>
    );
  }
  if (!answer) {
    return (
      <LoadingRegion label={t`The bot is answering`} className="flex flex-col gap-3 px-4">
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-11 w-full rounded-xl" />
        ))}
      </LoadingRegion>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <p className="flex shrink-0 flex-wrap items-center gap-1.5 px-4 pb-2 text-xs text-quiet">
        <Chip>
          {answer.modelTokens === 0 ? (
            <Trans>No model was asked: it cost nothing</Trans>
          ) : (
            <Plural value={answer.modelTokens} one="# token of the model" other="# tokens of the model" />
          )}
        </Chip>
        <Chip title={absoluteTime(answer.askedAt, locale, timeZone)}>
          <Trans>
            as of <bdi>{absoluteTime(answer.askedAt, locale, timeZone).split(' · ')[0]}</bdi>
          </Trans>
        </Chip>
      </p>
      <Citations answer={answer} />
      <TurnTraceView turn={asTurn(exchange)} />
    </div>
  );
}

function asTurn({ id, answer }: Exchange): Turn {
  const at = answer?.askedAt ?? '';
  return {
    ...{ id: `try_${id}`, conversationId: '', state: 'done', trace: answer?.trace ?? null },
    ...{ knowledgeVersion: answer?.knowledgeVersion ?? null, startedAt: at, finishedAt: at },
  } as unknown as Turn;
}
