import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { queryClient } from '../../../app/query-client.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { removeFaq } from '../faq/api.ts';
import { answerGap, dismissGap, type Gap, type GapAnswer, reopenGap, settleGap } from './api.ts';

export const refreshGaps = (): Promise<unknown> =>
  Promise.all([['gaps'], ['faq'], ['facts'], ['audit']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));

function told(text: string, back: () => Promise<unknown>): void {
  showToast({
    text,
    action: {
      label: i18n._(msg`Undo`),
      onClick: () =>
        void back()
          .catch((error: unknown) => showProblem(i18n._(msg`This could not be taken back`), error))
          .finally(() => void refreshGaps()),
    },
  });
}

/** Sets a gap aside for good; the toast takes it back. */
export async function dismiss(gap: Gap): Promise<void> {
  try {
    await dismissGap(gap.id);
    told(i18n._(msg`The question is set aside`), () => reopenGap(gap.id));
  } catch (error) {
    showProblem(i18n._(msg`The question was not set aside`), error);
  } finally {
    await refreshGaps();
  }
}

/** Makes an entry of the owner's own questions out of a gap. @throws what the server refuses */
export async function answerWith(gap: Gap, answer: GapAnswer): Promise<void> {
  const entry = await answerGap(gap.id, answer);
  told(i18n._(msg`Saved. The bot’s next answer knows it.`), async () => {
    await removeFaq(entry.id);
    await reopenGap(gap.id);
  });
}

/** Says that a fact which was just entered answers a gap. @throws what the server refuses */
export const settleWith = (gap: Gap, factId: string): Promise<unknown> => settleGap(gap.id, factId);
