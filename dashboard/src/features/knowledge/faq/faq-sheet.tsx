import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Sheet } from '../facts/sheet.tsx';
import type { Faq } from './api.ts';
import { FaqForm } from './faq-form.tsx';

/** An entry to change, or a new one, perhaps begun with another's words. */
export interface FaqDraft {
  entry: Faq | null;
  given?: Pick<Faq, 'questions' | 'answer' | 'validFrom' | 'validTo'>;
}

export function FaqSheet({ open, draft, onClose }: { open: boolean; draft: FaqDraft | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Sheet open={open} onClose={onClose} title={draft?.entry ? t`Change the question` : t`Add a question`}>
      {draft && <FaqForm key={draft.entry?.id ?? draft.given?.questions[0] ?? 'new'} draft={draft} onClose={onClose} />}
    </Sheet>
  );
}
