import { Trans, useLingui } from '@lingui/react/macro';
import { BookPlus, CircleSlash2, MessageSquareQuote } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { BothLanguages } from '../facts/form-parts.tsx';
import { ItemForm } from '../facts/item-form.tsx';
import { PolicyForm } from '../facts/policy-form.tsx';
import { Sheet, SheetBody, SheetFoot } from '../facts/sheet.tsx';
import { QuestionsField } from '../faq/questions-field.tsx';
import type { Gap } from './api.ts';
import { answerWith, settleWith } from './gap-actions.ts';

type Way = 'answer' | 'item' | 'policy' | 'not_ours';

/** One press to an answer: in own words, by a fact, or that it is not our business. */
export function GapSheet({
  open,
  gap,
  onClose,
  onAnswered,
}: {
  open: boolean;
  gap: Gap | null;
  onClose: () => void;
  onAnswered: (gap: Gap) => void;
}): ReactNode {
  const { t } = useLingui();
  const [way, setWay] = useState<Way>('answer');
  const [error, setError] = useState<unknown>(null);
  if (!gap) return null;
  const ways = [
    { value: 'answer', label: t`Write the answer`, icon: MessageSquareQuote },
    { value: 'policy', label: t`Enter a rule or contact`, icon: BookPlus },
    { value: 'item', label: t`Enter an item`, icon: BookPlus },
    { value: 'not_ours', label: t`We do not offer this`, icon: CircleSlash2 },
  ] as const;
  const settled = async (id: string | null): Promise<void> => {
    if (id === null) return onClose();
    try {
      await settleWith(gap, id);
      onAnswered(gap);
    } catch (caught) {
      setError(caught);
    }
  };
  const done = (id?: string | null): void => void settled(id ?? null);
  return (
    <Sheet open={open} onClose={onClose} title={t`Answer the question`}>
      <div className="flex shrink-0 flex-col gap-3 border-b border-line px-4 py-3 sm:px-5">
        <Words
          as="p"
          text={gap.question}
          className="w-fit max-w-full rounded-2xl rounded-ss-md bg-sunken px-3 py-2 text-base wrap-anywhere"
        />
        <div role="group" aria-label={t`How to answer`} className="grid grid-cols-2 gap-1.5">
          {ways.map(({ value, label, icon: Icon }) => (
            <button
              key={value}
              type="button"
              aria-pressed={way === value}
              onClick={() => {
                setWay(value);
                setError(null);
              }}
              className={cx(
                'target flex min-h-9 items-center gap-1.5 rounded-lg border px-2.5 py-1 text-start text-xs',
                way === value ? 'border-accent-line bg-accent-soft font-semibold text-accent' : 'border-line-strong hover:bg-sunken',
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              {label}
            </button>
          ))}
        </div>
        <FormProblem error={error} />
      </div>
      {way === 'item' ? (
        <ItemForm key={gap.id} fact={null} onDone={done} />
      ) : way === 'policy' ? (
        <PolicyForm key={gap.id} fact={null} onDone={done} />
      ) : (
        <OwnWords key={`${gap.id} ${way}`} gap={gap} refusing={way === 'not_ours'} onClose={onClose} onAnswered={() => onAnswered(gap)} />
      )}
    </Sheet>
  );
}

function OwnWords({
  gap,
  refusing,
  onClose,
  onAnswered,
}: {
  gap: Gap;
  refusing: boolean;
  onClose: () => void;
  onAnswered: () => void;
}): ReactNode {
  const { t } = useLingui();
  const [questions, setQuestions] = useState([...gap.examples]);
  const [answer, setAnswer] = useState<{ en: string | null; ar: string | null }>(refusing ? POLITE : { en: null, ar: null });
  const asked = [...new Set(questions.map((question) => question.trim().slice(0, 300)).filter((question) => question.length >= 2))];
  const said = { en: answer.en?.trim() || null, ar: answer.ar?.trim() || null };
  const ready = asked.length > 0 && (said.en !== null || said.ar !== null);
  const { run, busy, waitSeconds, error } = useSubmit(async () => {
    await answerWith(gap, { answer: said, questions: asked });
    onAnswered();
  });
  return (
    <form onSubmit={onSubmit(() => void (ready && run()))} className="flex min-h-0 flex-1 flex-col">
      <SheetBody>
        {refusing && (
          <p className="text-quiet">
            <Trans>The bot then says so by itself, and nobody of your team is asked. Change the words as you like.</Trans>
          </p>
        )}
        <BothLanguages label={t`Answer`} tall value={answer} maxLength={2_000} onChange={setAnswer} />
        <QuestionsField value={questions} onChange={setQuestions} />
        <FormProblem error={error} />
      </SheetBody>
      <SheetFoot>
        <Button look="ghost" onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" className="ms-auto" aria-busy={busy} disabled={!ready || busy || waitSeconds > 0}>
          {t`Save and ask again`}
        </Button>
      </SheetFoot>
    </form>
  );
}

/** Begins the answer in both of the customer's languages, whichever the reader's is. */
const POLITE = { en: 'Sorry, this is not something that we offer.', ar: 'عذرًا، هذا ليس ضمن ما نقدّمه.' };
