import { Trans, useLingui } from '@lingui/react/macro';
import { FileSearch, LoaderCircle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { Notice } from '../../../shared/ui/states.tsx';
import { TextInput } from '../../settings/parts/fields.tsx';
import { askSource, type SourceAnswer } from './api.ts';

/** What one document alone says to a question, with the words lit. */
export function OneDocument({ sourceId }: { sourceId: string }): ReactNode {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<SourceAnswer | null>(null);
  const { run, busy, waitSeconds, error } = useSubmit(async () => setSaid(await askSource(sourceId, typed.trim())));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <form onSubmit={onSubmit(() => void (typed.trim() !== '' && run()))} className="flex shrink-0 gap-2 px-4 py-3 md:px-6">
        <TextInput
          aria-label={t`Question to this document`}
          placeholder={t`Ask this document`}
          maxLength={500}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" look="primary" className="h-9" disabled={busy || waitSeconds > 0 || typed.trim() === ''}>
          {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
          <Trans>Ask</Trans>
        </Button>
      </form>
      <div
        className="thin-scroll min-h-0 flex-1 overflow-y-auto px-4 pb-8 md:px-6"
        tabIndex={0}
        role="region"
        aria-label={t`What the document says`}
      >
        <FormProblem error={error} />
        {said === null && error === null && (
          <Notice icon={<FileSearch />} title={t`Only this document answers here`}>
            <Trans>No model is asked and nothing is sent: you see the words of the document that fit the question.</Trans>
          </Notice>
        )}
        {said && (
          <div role="status" className="flex flex-col gap-3">
            {said.quote && (
              <p className="rounded-2xl border border-lit-line bg-lit px-4 py-3 text-base">
                <Words text={said.quote} className="block wrap-anywhere" />
              </p>
            )}
            {!said.quote && said.passages.length === 0 && (
              <Notice icon={<FileSearch />} title={t`This document says nothing about it`}>
                <Trans>Ask in other words, or add a document that does.</Trans>
              </Notice>
            )}
            <ol className="flex flex-col gap-2">
              {said.passages.map((passage) => (
                <li key={passage.id} className="rounded-xl border border-line bg-panel px-3 py-2">
                  <Chip>
                    <Trans>p. {passage.page}</Trans>
                  </Chip>
                  <Words as="p" text={passage.text} className="mt-1 whitespace-pre-line text-quiet wrap-anywhere" />
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </div>
  );
}
