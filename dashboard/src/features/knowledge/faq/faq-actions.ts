import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { queryClient } from '../../../app/query-client.ts';
import { PendingRemovals } from '../../../shared/pending-removals.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { onOtherEpoch } from '../../access/session/browser-session.ts';
import { addFaq, editFaq, type Faq, type FaqInput, removeFaq } from './api.ts';

const refresh = (): Promise<unknown> => Promise.all([['faq'], ['audit']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));

/** Entries whose removal can still be taken back. */
export const pendingFaq = new PendingRemovals(async (id, leaving) => {
  try {
    await removeFaq(id, leaving);
  } catch (error) {
    showProblem(i18n._(msg`The question was not removed`), error);
    throw error;
  } finally {
    await refresh();
  }
});
addEventListener('pagehide', () => pendingFaq.flush());
onOtherEpoch(() => pendingFaq.clear());

export function removeWithUndo(entry: Faq): void {
  pendingFaq.add(entry.id);
  showToast({
    text: i18n._(msg`The question is removed`),
    action: { label: i18n._(msg`Undo`), onClick: () => pendingFaq.undo(entry.id) },
  });
}

const inputOf = ({ questions, answer, validFrom, validTo }: Faq): FaqInput => ({ questions, answer, validFrom, validTo });

/** Saves an entry, a new one or a changed one; the toast takes it back. @throws what the server refuses */
export async function saveFaq(before: Faq | null, input: FaqInput): Promise<Faq> {
  const saved = before ? await editFaq(before.id, input) : await addFaq(input);
  const back = (): Promise<unknown> => (before ? editFaq(before.id, inputOf(before)) : removeFaq(saved.id));
  showToast({
    text: i18n._(msg`Saved. The bot’s next answer knows it.`),
    action: {
      label: i18n._(msg`Undo`),
      onClick: () =>
        void back()
          .catch((error: unknown) => showProblem(i18n._(msg`This could not be taken back`), error))
          .finally(() => void refresh()),
    },
  });
  await refresh();
  return saved;
}
