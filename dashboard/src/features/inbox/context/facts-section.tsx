import { useLingui } from '@lingui/react/macro';
import { Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { SourceChip } from '../../../shared/ui/source-chip.tsx';
import { Skeleton } from '../../../shared/ui/states.tsx';
import { useTurns } from '../../conversations/use-turns.ts';
import { Section } from './section.tsx';
import { usedEvidence } from './used-facts.ts';

/** What the bot's last answer leaned on, with where it is written. */
export function FactsSection({ conversationId, onWhy }: { conversationId: string; onWhy: () => void }): ReactNode {
  const { t } = useLingui();
  const { data: turns, isPending } = useTurns(conversationId);
  const answered = turns?.find(({ trace }) => trace?.outcome === 'answered')?.trace;
  const { facts, passages } = answered ? usedEvidence(answered) : { facts: [], passages: [] };
  return (
    <Section name="facts" title={t`Facts behind the last answer`}>
      {isPending ? (
        <Skeleton className="h-10 w-full rounded-lg" />
      ) : facts.length + passages.length === 0 ? (
        <p className="text-quiet">
          {answered ? t`The last answer stated nothing that needs a source.` : t`The bot has not answered here yet.`}
        </p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {facts.map((fact) => (
            <li key={fact.id}>
              <p className="flex items-baseline justify-between gap-3">
                <Words text={fact.label} className="min-w-0 truncate" />
                {fact.value && <Isolated className="shrink-0 font-semibold">{fact.value}</Isolated>}
              </p>
              <SourceChip name={fact.sourceName} page={fact.page} />
            </li>
          ))}
          {passages.map((passage) => (
            <li key={passage.chunkId}>
              <Words as="p" text={passage.text} className="line-clamp-3 text-start" />
              <SourceChip name={passage.sourceName} page={passage.page} />
            </li>
          ))}
        </ul>
      )}
      {turns && turns.length > 0 && (
        <button type="button" onClick={onWhy} className="target mt-3 inline-flex items-center gap-1.5 font-semibold text-accent">
          <Waypoints aria-hidden className="size-4" />
          {t`How the answer came about`}
        </button>
      )}
    </Section>
  );
}
