import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { TextInput } from '../../settings/parts/fields.tsx';
import { type Answer, askKnowledge } from '../ask/api.ts';

interface Tried {
  question: string;
  answer: Answer;
  /** Where the entry stood among what was found, from 1; null when it was not found. */
  place: number | null;
}

/** Asks the bot in other words and says whether this entry is what answers. */
export function FindTest({ entryId }: { entryId: string }): ReactNode {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const { run, busy, waitSeconds, error } = useSubmit(async () => {
    const question = typed.trim();
    const answer = await askKnowledge({ question });
    const passages = answer.trace.steps.flatMap((step) => (step.name === 'passages' ? step.data.passages : []));
    const at = passages.findIndex(({ faqId }) => faqId === entryId);
    setTried({ question, answer, place: at < 0 ? null : at + 1 });
  });
  const said = tried?.answer.parts.map(({ text }) => text).join('\n');
  const found = tried?.place === 1 && tried.answer.outcome === 'answered';
  return (
    <div className="mt-3 rounded-xl bg-sunken px-3 py-2.5">
      <form onSubmit={onSubmit(() => void (typed.trim() !== '' && run()))} className="flex gap-2">
        <TextInput
          aria-label={t`The question in other words`}
          placeholder={t`Ask it in other words`}
          maxLength={500}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" className="h-9" disabled={busy || waitSeconds > 0 || typed.trim() === ''}>
          {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : null}
          <Trans>Try</Trans>
        </Button>
      </form>
      <div className="mt-2 empty:hidden">
        <FormProblem error={error} />
        {tried && !error && (
          <div role="status">
            <p className={`flex items-start gap-1.5 font-semibold ${found ? 'text-good' : 'text-warn'}`}>
              {found ? (
                <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
              ) : (
                <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
              )}
              {found
                ? t`Found: this entry answers it`
                : tried.place !== null
                  ? t`Found at place ${tried.place}, and something else was answered. Add these words as another way to ask.`
                  : t`Not found. Add these words as another way to ask.`}
            </p>
            {said && <Words as="p" text={said} className="mt-1 line-clamp-4 whitespace-pre-line text-quiet" />}
          </div>
        )}
      </div>
    </div>
  );
}
