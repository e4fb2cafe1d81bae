import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { onSubmit, useSubmit } from '../../../shared/form/use-submit.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { BothLanguages } from '../facts/form-parts.tsx';
import { SheetBody, SheetFoot } from '../facts/sheet.tsx';
import { ValidityFields } from '../facts/validity-fields.tsx';
import { saveFaq } from './faq-actions.ts';
import type { FaqDraft } from './faq-sheet.tsx';
import { FindTest } from './find-test.tsx';
import { QuestionsField } from './questions-field.tsx';

const EMPTY = { questions: [''], answer: { en: null, ar: null }, validFrom: null, validTo: null };

export function FaqForm({ draft, onClose }: { draft: FaqDraft; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const start = draft.entry ?? draft.given ?? EMPTY;
  const [questions, setQuestions] = useState<string[]>([...start.questions]);
  const [answer, setAnswer] = useState(start.answer);
  const [days, setDays] = useState({ validFrom: start.validFrom, validTo: start.validTo });
  const asked = questions.map((question) => question.trim()).filter((question) => question.length >= 2);
  const said = { en: answer.en?.trim() || null, ar: answer.ar?.trim() || null };
  const backwards = days.validFrom !== null && days.validTo !== null && days.validFrom > days.validTo;
  const ready = asked.length > 0 && (said.en !== null || said.ar !== null) && !backwards;
  const { run, busy, waitSeconds, error } = useSubmit(async () => {
    await saveFaq(draft.entry, { questions: asked, answer: said, ...days });
    onClose();
  });
  return (
    <form onSubmit={onSubmit(() => void (ready && run()))} className="flex min-h-0 flex-1 flex-col">
      <SheetBody>
        <QuestionsField value={questions} onChange={setQuestions} />
        <div>
          <BothLanguages label={t`Answer`} tall value={answer} maxLength={2_000} onChange={setAnswer} />
          <p className="mt-1.5 text-xs text-quiet">
            <Trans>The bot quotes it word for word. A customer who writes in a language without an answer gets the other one.</Trans>
          </p>
        </div>
        <ValidityFields value={days} onChange={setDays} error={backwards ? t`The last day is before the first.` : undefined} />
        <FormProblem error={error} />
      </SheetBody>
      {draft.entry && (
        <div className="border-t border-line px-4 pb-3 sm:px-5">
          <p className="pt-3 font-semibold">
            <Trans>Would it be found as it is saved now?</Trans>
          </p>
          <FindTest entryId={draft.entry.id} />
        </div>
      )}
      <SheetFoot>
        <Button look="ghost" onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" className="ms-auto" aria-busy={busy} disabled={!ready || busy || waitSeconds > 0}>
          {t`Save`}
        </Button>
      </SheetFoot>
    </form>
  );
}
