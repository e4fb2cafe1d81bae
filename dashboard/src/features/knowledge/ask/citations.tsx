import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { SourceLink } from '../facts/source-link.tsx';
import type { Answer } from './api.ts';

/** Sentence by sentence, the words of the source that say it, lit. */
export function Citations({ answer }: { answer: Answer }): ReactNode {
  const { t } = useLingui();
  if (answer.citations.length === 0) return null;
  return (
    <details className="mx-4 mb-3 shrink-0 rounded-2xl border border-line bg-panel">
      <summary className="target cursor-pointer px-4 py-2 font-semibold">
        <Trans>Where each sentence comes from</Trans>
      </summary>
      <ol aria-label={t`Where each sentence comes from`} className="thin-scroll flex max-h-64 flex-col gap-2 overflow-y-auto px-4 pb-3">
        {answer.citations.map((citation, at) => (
          <li key={at} className="flex flex-col items-start gap-1">
            <Words text={answer.answer.slice(citation.from, citation.to)} className="block wrap-anywhere" />
            <q className="w-full rounded-lg border border-lit-line bg-lit px-2 py-1 text-xs wrap-anywhere before:content-none after:content-none">
              <Words text={citation.quote} className="block" />
            </q>
            <SourceLink id={citation.sourceId} name={citation.sourceName} page={citation.page} lit={citation.evidenceId} />
          </li>
        ))}
      </ol>
    </details>
  );
}
